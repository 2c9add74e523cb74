import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const NAMES = ['Bear', 'Panda', 'Cup'];

/** A shop of a bear (1), a panda (2) and a cup (3), all from 1 May; rows of orders and of additions of the cup, by day and main product. */
const shop = (
  orders: readonly (readonly [string, number, number])[],
  cups: readonly (readonly [string, number, number])[],
): MetricsInput => {
  const idle = withoutEvents(tiny);
  const launchDay = Int32Array.from(NAMES, () => parseDay('2014-05-01'));
  return {
    ...idle,
    products: { id: Float64Array.from([1, 2, 3]), name: NAMES, launchDay },
    cubes: {
      ...idle.cubes,
      orders: cubeOf(
        ['day', 'primary_product_id', 'orders'],
        orders.map(([day, product, count]) => [parseDay(day), product, count]),
      ),
      cross_sell: cubeOf(
        ['day', 'primary_product_id', 'cross_product_id', 'orders'],
        cups.map(([day, product, count]) => [parseDay(day), product, 3, count]),
      ),
    },
  };
};
const pair = (input: MetricsInput, main = 'Bear', added = 'Cup') =>
  tableOf('basket_lift', input).rows.find(
    (row) => row.primary_product === main && row.cross_sold_product === added,
  )!;

describe('basket_lift', () => {
  test('holds an addition against its rate over all main products', () => {
    const input = shop(
      [
        ['2014-06-01', 1, 100],
        ['2014-06-02', 2, 300],
      ],
      [
        ['2014-06-01', 1, 10],
        ['2014-06-02', 2, 90],
      ],
    );
    // A hundred of four hundred get a cup: a quarter, so 25 of the bears' would.
    expect(pair(input)).toMatchObject({
      since: '2014-06-01',
      primary_orders: 100,
      orders: 10,
      expected_orders: 25,
      lift: 0.4,
    });
    expect(pair(input, 'Panda')).toMatchObject({ orders: 90, expected_orders: 75, lift: 1.2 });
  });

  test('is 1 where only the season differs', () => {
    // In December all add twice as much, and most bears are sold then.
    const input = shop(
      [
        ['2014-11-01', 1, 100],
        ['2014-11-01', 2, 300],
        ['2014-12-01', 1, 300],
        ['2014-12-01', 2, 100],
      ],
      [
        ['2014-11-01', 1, 10],
        ['2014-11-01', 2, 30],
        ['2014-12-01', 1, 60],
        ['2014-12-01', 2, 20],
      ],
    );
    expect(pair(input)).toMatchObject({ primary_orders: 400, orders: 70, expected_orders: 70 });
    expect(pair(input).lift).toBeCloseTo(1, 12);
  });

  test('leaves out what cannot be compared: months of one side, days before both, orders for the addition itself', () => {
    const compared = [
      ['2014-07-01', 1, 10],
      ['2014-07-01', 2, 10],
    ] as const;
    const input = shop(
      [['2014-06-30', 1, 50], ['2014-08-01', 2, 50], ['2014-07-01', 3, 70], ...compared],
      [
        ['2014-07-01', 1, 1],
        ['2014-07-01', 2, 3],
      ],
    );
    expect(pair(input)).toMatchObject({ primary_orders: 10, orders: 1, expected_orders: 2 });
  });

  test('has no lift where nothing was added, or nothing else could be compared', () => {
    expect(pair(shop([['2014-06-01', 1, 10]], [['2014-06-01', 1, 2]]))).toMatchObject({
      primary_orders: 0,
      expected_orders: null,
      lift: null,
      lift_low: null,
    });
  });
});
