import { describe, expect, test } from 'vitest';
import type { ColumnType, PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { differences, type Proof } from './prove.ts';
import type { Row } from './shops.ts';

const TYPES: Readonly<Record<string, ColumnType>> = {
  period: 'period',
  orders: 'count',
  revenue: 'money',
  rate: 'rate',
};
const MAY = { period: '2014-05', orders: 2, revenue: 99.98, rate: 0.25 };

const published = (rows: PublishedTable['rows']): PublishedTable => ({
  id: 'months',
  population: 'shop_totals',
  suppressed: [],
  title: 'Months',
  grain: ['period'],
  columns: Object.entries(TYPES).map(([name, type]) => ({
    name,
    publishedName: name,
    type,
    unit: '',
    meaning: '',
  })),
  rows,
});

const proof = (other: Partial<Proof> = {}): Proof => ({
  table: 'months',
  rows: async () => [],
  ...other,
});

describe('differences(published, proof, rows of the second computation)', () => {
  test.each<[string, Row[], string[]]>([
    ['equal rows', [MAY], []],
    ['a hair of a rate', [{ ...MAY, rate: 0.25 + 1e-12 }], []],
    ['more than a hair', [{ ...MAY, rate: 0.25001 }], ['2014-05, rate: 0.25001, 0.25']],
    ['a cent', [{ ...MAY, revenue: 99.97 }], ['2014-05, revenue: 99.97, 99.98']],
    ['a sum of cents through doubles', [{ ...MAY, revenue: 99.97999999999999 }], []],
    ['half a cent, rounded', [{ ...MAY, revenue: 99.975 }], []],
    ['a count', [{ ...MAY, orders: 3 }], ['2014-05, orders: 3, 2']],
    ['no value', [{ ...MAY, rate: null }], ['2014-05, rate: null, 0.25']],
    [
      'a column not computed',
      [{ period: '2014-05', orders: 2, revenue: 99.98 }],
      ['2014-05, rate: undefined, 0.25'],
    ],
    ['a row that is not there', [], ['2014-05: only published']],
    [
      'a row too many',
      [MAY, { ...MAY, period: '2014-06' }],
      ['2014-06: only in the second computation'],
    ],
    ['a row twice', [MAY, MAY], ['2014-05: only in the second computation']],
  ])('%s', (_label, rows, found) => {
    expect(differences(published([MAY]), proof(), rows)).toEqual(found);
  });

  test('what is excepted is not compared', () => {
    const other = { ...MAY, rate: 1 };
    expect(
      differences(published([MAY]), proof({ except: { rate: 'for the test' } }), [other]),
    ).toEqual([]);
  });
});
