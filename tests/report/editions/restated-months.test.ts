import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { RestatedValue } from '../../../src/report/editions/edition.ts';
import { findRestatedMonths } from '../../../src/report/editions/restated-months.ts';
import type { StoredTable } from '../../../src/report/editions/stored-table.ts';
import { TinyEditions } from './tiny-editions.ts';

const column = (name: string) => ({ name, type: 'count' as const, unit: '', meaning: '' });
const earlier: StoredTable = {
  id: 'performance_by_month',
  title: '',
  grain: ['period'],
  columns: ['period', 'complete', 'sessions', 'revenue_eur', 'conversion_rate'].map(column),
  rows: [
    ['2014-11', '0', '200', '900.00', '0.1'],
    ['2014-12', '1', '1000', '5000.00', '0.1'],
    ['2015-01', '1', '0', '0', ''],
  ],
};
const value = (changes: Partial<RestatedValue>): RestatedValue => ({
  table: 'performance_by_month',
  key: ['2014-12'],
  column: 'sessions',
  earlier: '',
  now: '900',
  reason: 'history',
  ...changes,
});

describe('findRestatedMonths(restated, earlier, bound)', () => {
  test.each<[string, Partial<RestatedValue>, number[]]>([
    ['a tenth less', {}, [-0.1]],
    ['exactly the bound', { now: '990' }, []],
    ['a little more than the bound', { now: '1011' }, [0.011]],
    ['revenue in any currency', { column: 'revenue_eur', now: '4000' }, [-0.2]],
    ['a rate, which follows', { column: 'conversion_rate', now: '0.2' }, []],
    ['another table', { table: 'performance_by_day' }, []],
    ['another definition', { reason: 'definition' }, []],
    ['a month that was not whole', { key: ['2014-11'] }, []],
    ['a whole month that is gone', { column: '', now: 'absent' }, [-1]],
    ['a month that had nothing', { key: ['2015-01'] }, [Number.POSITIVE_INFINITY]],
    ['a month that came into the past', { key: ['2013-01'], column: '', now: 'present' }, []],
  ])('%s', (_, changes, found) => {
    const months = findRestatedMonths([value(changes)], earlier, 0.01);
    expect(months.map(({ change }) => change)).toEqual(found.map((one) => expect.closeTo(one, 9)));
  });

  test('without a table of months there is nothing to compare with', () => {
    expect(findRestatedMonths([value({})], undefined, 0.01)).toEqual([]);
  });
});

// Order 2 of December 2014 becomes 5.99 cheaper, of 195.96 in the month: 3.1% less.
describe('an edition that restates the past', () => {
  let shop: TinyEditions;
  beforeEach(async () => {
    shop = new TinyEditions();
    await shop.publish();
    shop.edit('orders.csv', '95.98', '89.99');
    shop.edit('order_items.csv', '45.99', '40.00');
  });

  test('stops where a person has to accept it, and says which month', async () => {
    await expect(shop.publish(undefined, 'stop')).rejects.toThrow(
      /2014-12 revenue_usd 195\.96 then, 189\.97 now \(−3\.1%\).*--accept-restatements/,
    );
  });

  test('is warned of at a desk', async () => {
    await shop.publish(undefined, 'warn');
    expect(shop.warnings.join()).toContain('2014-12 revenue_usd 195.96 then, 189.97 now');
  });

  test('is published without a word once it is accepted', async () => {
    const { list } = await shop.publish(undefined, 'accept');
    expect(list.editions).toHaveLength(2);
    expect(shop.warnings.join()).not.toContain('then');
  });

  test('passes within the bound of the configuration', async () => {
    const yaml = readFileSync(path.join(shop.content, 'report.yaml'), 'utf8');
    shop.writeContent('report.yaml', `${yaml}\nrestatement_bound: 0.05\n`);
    const { list } = await shop.publish(undefined, 'stop');
    expect(list.editions).toHaveLength(2);
  });
});
