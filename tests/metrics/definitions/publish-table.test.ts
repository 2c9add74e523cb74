import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import * as is from '../../../src/metrics/definitions/columns.ts';
import { publishTable } from '../../../src/metrics/definitions/publish-table.ts';
import type { TableDefinition } from '../../../src/metrics/definitions/table-definition.ts';

function define(columns: Record<string, unknown[]>): TableDefinition<null> {
  return {
    id: 'tiny',
    title: 'Tiny',
    grain: ['key'],
    population: 'shop_totals',
    columns: [
      is.text('key', 'Key'),
      is.money('revenue', 'Revenue', 'revenue'),
      is.moneyAverage('average', 'Average', 'average-order-value'),
      is.rate('share', 'Share', 'share-of-revenue'),
      is.text('unit', 'Unit'),
      { name: 'value', type: 'by_unit', unit: '', meaning: 'Value' },
    ],
    compute: () => table(columns as Record<string, ArrayLike<unknown>>),
  };
}

const columns = {
  key: ['b', 'a'],
  revenue: [12345, 5],
  average: [100.5, null],
  share: [Number.NaN, -0],
  unit: ['usd', 'count'],
  value: [250, 7],
  scratch: [1, 2],
};

describe('publishTable(definition, input, currency)', () => {
  const published = publishTable(define(columns), null, 'USD');

  test('brings cents to the currency’s unit, sorts by key, drops what is not declared', () => {
    expect(published.rows).toEqual([
      { key: 'a', revenue: 0.05, average: null, share: 0, unit: 'count', value: 7 },
      { key: 'b', revenue: 123.45, average: 1.005, share: null, unit: 'usd', value: 2.5 },
    ]);
  });

  test('names money columns with the currency', () => {
    expect(published.columns.map((column) => column.publishedName)).toEqual([
      'key',
      'revenue_usd',
      'average_usd',
      'share',
      'unit',
      'value',
    ]);
  });

  test.each<[string, TableDefinition<null>['population'], string[]]>([
    ['a count below the smallest group', ['value'], ['a']],
    ['one of two counts below it', ['value', 'revenue'], []],
    ['the shop’s own totals', 'shop_totals', ['a', 'b']],
  ])('publishes of %s the key alone', (_label, population, shown) => {
    const definition = { ...define(columns), population };
    const { rows, suppressed } = publishTable(definition, null, 'USD', 5);
    expect(rows.map(({ key }) => key)).toEqual(shown);
    expect(suppressed).toEqual(
      ['a', 'b'].filter((key) => !shown.includes(key)).map((key) => ({ key })),
    );
  });

  // The boundary of privacy: five people are enough, four are not.
  test.each([
    [4, []],
    [5, ['b']],
    [6, ['b']],
  ])('of a smallest group of five, a row of %i people shows %j', (people, shown) => {
    const definition = {
      ...define({ ...columns, unit: ['count', 'count'], value: [people, 0] }),
      population: ['value'],
    };
    expect(publishTable(definition, null, 'USD', 5).rows.map(({ key }) => key)).toEqual(shown);
  });

  test('leaves out a row whose count does not exist', () => {
    const definition = { ...define({ ...columns, value: [null, 7] }), population: ['value'] };
    expect(publishTable(definition, null, 'USD', 1).rows.map(({ key }) => key)).toEqual(['a']);
  });

  test.each([
    ['population', { population: ['people'] }],
    ['grain', { grain: ['people'] }],
    ['sort', { sort: ['people'] }],
  ])(
    'refuses a %s of a column that does not exist, which would hide or merge rows',
    (role, changed) => {
      expect(() => publishTable({ ...define(columns), ...changed }, null, 'USD', 5)).toThrow(
        new RangeError(`table tiny has no column "people", which its ${role} names`),
      );
    },
  );

  test('refuses a key that stands twice', () => {
    expect(() => publishTable(define({ ...columns, key: ['a', 'a'] }), null, 'USD')).toThrow(
      'duplicate key ["a"] in table tiny',
    );
  });
});
