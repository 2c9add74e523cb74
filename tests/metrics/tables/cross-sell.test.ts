import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const COLUMNS = [
  'primary_product',
  'cross_sold_product',
  'since',
  'primary_orders',
  'orders',
  'attach_rate',
];

describe('cross_sell of the tiny shop', () => {
  const table = tableOf('cross_sell', tiny);

  test('begins with the first order that had an addition, a panda with a bear on 3 December', () => {
    // Bears alone: 1, 31 December and 2 January; the first lies before.
    expect(rowsOf(table, COLUMNS)).toEqual([
      ['The Tiny Bear', 'The Tiny Panda', '2014-12-03', 2, 0, 0],
      ['The Tiny Panda', 'The Tiny Bear', '2014-12-03', 1, 1, 1],
    ]);
  });

  test('has Wilson’s interval: z² / (n + z²) from the end', () => {
    const [bear, panda] = table.rows;
    expect(bear!.rate_low).toBe(0);
    expect(bear!.rate_high).toBeCloseTo(3.8415 / 5.8415, 4);
    expect(panda!.rate_low).toBeCloseTo(1 / 4.8415, 4);
    expect(panda!.rate_high).toBe(1);
  });
});

describe('cross_sell', () => {
  const ORDERS = ['day', 'primary_product_id', 'customer_type', 'orders'];
  const ADDITIONS = ['day', 'primary_product_id', 'cross_product_id', 'orders'];
  const launch = (...dates: string[]) => Int32Array.from(dates, parseDay);
  const shop = (
    products: Partial<MetricsInput['products']>,
    orders: readonly (readonly unknown[])[],
    additions: readonly (readonly unknown[])[],
  ): MetricsInput => ({
    ...tiny,
    products: { ...tiny.products, ...products },
    cubes: {
      ...tiny.cubes,
      orders: cubeOf(ORDERS, orders),
      cross_sell: cubeOf(ADDITIONS, additions),
    },
  });

  test('begins with the later launch where additions are older, and counts by both types of customer', () => {
    const [first, second, third] = ['2014-01-01', '2014-02-01', '2014-03-01'].map(parseDay);
    const input = shop(
      {
        id: Float64Array.of(1, 2, 3),
        name: ['A', 'B', 'C'],
        launchDay: launch('2014-01-01', '2014-01-01', '2014-03-01'),
      },
      [
        [first, 1, 'new', 10],
        [second, 1, 'new', 20],
        [third, 1, 'new', 30],
        [third, 1, 'returning', 5],
      ],
      [
        [second, 1, 2, 4],
        [second, 1, 3, 1],
        [third, 1, 2, 6],
        [third, 1, 3, 7],
      ],
    );
    // With B since 1 February: 20 + 35 orders, 4 + 6 with it. With C since its launch on 1 March: 35 and 7,
    // without the one given away in February.
    expect(rowsOf(tableOf('cross_sell', input), COLUMNS).slice(0, 2)).toEqual([
      ['A', 'B', '2014-02-01', 55, 10, 10 / 55],
      ['A', 'C', '2014-03-01', 35, 7, 0.2],
    ]);
  });

  test('tells two products of one name apart', () => {
    const day = parseDay('2014-12-03');
    const input = shop({ name: ['Bear', 'Bear'] }, [[day, 1, 'new', 2]], [[day, 1, 2, 1]]);
    expect(
      rowsOf(tableOf('cross_sell', input), [
        'primary_product_id',
        'cross_sold_product_id',
        'primary_orders',
        'orders',
      ]),
    ).toEqual([
      [1, 2, 2, 1],
      [2, 1, 0, 0],
    ]);
  });

  test('without any addition counts from the later launch', () => {
    const input = shop({}, [[parseDay('2014-12-01'), 1, 'new', 3]], []);
    expect(rowsOf(tableOf('cross_sell', input), COLUMNS)).toEqual([
      ['The Tiny Bear', 'The Tiny Panda', '2014-12-01', 3, 0, 0],
      ['The Tiny Panda', 'The Tiny Bear', '2014-12-01', 0, 0, null],
    ]);
  });

  test('has its pairs and no rate where nothing was sold, and no row with one product', () => {
    const idle = withoutEvents(tiny);
    expect(rowsOf(tableOf('cross_sell', idle), ['orders', 'attach_rate', 'rate_high'])).toEqual([
      [0, null, null],
      [0, null, null],
    ]);
    const single = { id: Float64Array.of(1), name: ['Bear'], launchDay: launch('2014-01-01') };
    expect(tableOf('cross_sell', { ...idle, products: single }).rows).toEqual([]);
  });
});
