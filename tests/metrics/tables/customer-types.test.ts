import { expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const COLUMNS = ['period', 'customer_type', 'complete', 'orders', 'revenue', 'share_of_revenue'];

test('customer_types_by_month knows user 2, who ordered in December, again in January', () => {
  expect(rowsOf(tableOf('customer_types_by_month', tiny), COLUMNS)).toEqual([
    ['2014-12', 'new', 1, 3, 195.96, 1],
    ['2015-01', 'returning', 0, 1, 49.99, 1],
  ]);
});

test('customer_types_by_month shares each month’s revenue, over all days and products', () => {
  const orders = cubeOf(
    ['day', 'primary_product_id', 'customer_type', 'orders', 'revenue'],
    [
      [parseDay('2014-12-01'), 1, 'new', 2, 4000],
      [parseDay('2014-12-31'), 2, 'new', 1, 2000],
      [parseDay('2014-12-31'), 1, 'returning', 1, 2000],
      [parseDay('2015-01-01'), 1, 'new', 1, 1000],
    ],
  );
  expect(
    rowsOf(
      tableOf('customer_types_by_month', { ...tiny, cubes: { ...tiny.cubes, orders } }),
      COLUMNS,
    ),
  ).toEqual([
    ['2014-12', 'new', 1, 3, 60, 0.75],
    ['2014-12', 'returning', 1, 1, 20, 0.25],
    ['2015-01', 'new', 0, 1, 10, 1],
  ]);
});

test('customer_types_by_month is empty without orders', () => {
  expect(tableOf('customer_types_by_month', withoutEvents(tiny)).rows).toEqual([]);
});
