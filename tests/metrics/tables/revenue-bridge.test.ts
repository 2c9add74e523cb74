import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf } from './inline-cubes.ts';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/** A year and a month of 100 sessions and 10 orders, of which January 2013 holds other items than January 2012. Each item: product, items, cents. */
function januaries(
  before: readonly [number, number, number][],
  after: readonly [number, number, number][],
): MetricsInput {
  const revenueOf = (items: typeof before) => items.reduce((sum, [, , cents]) => sum + cents, 0);
  const month = (revenue: number) => ({ sessions: 100, orders: 10, revenue });
  const input = monthlyInput([
    month(revenueOf(before)),
    ...Array(11).fill(month(50_000)),
    month(revenueOf(after)),
  ]);
  const { firstDay, lastDay } = input.coverage;
  const lastJanuary = lastDay - 30;
  return {
    ...input,
    cubes: {
      ...input.cubes,
      items: cubeOf(
        ['day', 'product_id', 'items', 'revenue'],
        [
          ...before.map((item) => [firstDay, ...item]),
          ...after.map((item) => [lastJanuary, ...item]),
        ],
      ),
    },
  };
}

const EFFECTS = [
  'volume_effect',
  'sessions_effect',
  'conversion_rate_effect',
  'items_per_order_effect',
  'mix_effect',
  'price_effect',
];

describe('revenue_bridge: the running quarter’s January against that of the year before', () => {
  const quarter = (input: MetricsInput, columns: readonly string[]) =>
    rowsOf(tableOf('revenue_bridge', input), ['unit', 'period', ...columns])
      .filter(([unit]) => unit === 'quarter')
      .map((row) => row.slice(1));

  test.each([
    ['more items', [[1, 20, 100_000]], [500, 0, 0, 500, 0, 0]],
    ['another product, at half the price', [[2, 10, 25_000]], [0, 0, 0, 0, -250, 0]],
    ['a price that doubled', [[1, 10, 100_000]], [0, 0, 0, 0, 0, 500]],
    [
      // Items and price each doubled: two equal parts of 1500.
      'more items at a higher price',
      [[1, 20, 200_000]],
      [750, 0, 0, 750, 0, 750],
    ],
  ] as [string, [number, number, number][], number[]][])('is all %s', (_, after, expected) => {
    expect(quarter(januaries([[1, 10, 50_000]], after), EFFECTS)).toEqual([
      ['2013-Q1', ...expected],
    ]);
  });

  test('tells the levels that the parts are made of', () => {
    const input = januaries(
      [[1, 10, 50_000]],
      [
        [1, 10, 50_000],
        [2, 10, 30_000],
      ],
    );
    expect(
      quarter(input, [
        'items_per_order',
        'prior_items_per_order',
        'revenue_per_item',
        'prior_revenue_per_item',
        'price_yoy',
      ]),
    ).toEqual([['2013-Q1', 2, 1, 40, 50, 0]]);
  });

  test('has no parts where nothing was sold', () => {
    expect(quarter(januaries([], [[1, 10, 50_000]]), ['revenue_change', ...EFFECTS])).toEqual([
      ['2013-Q1', 500, null, null, null, null, null, null],
    ]);
  });

  test('is empty for a shop of a few weeks', async () => {
    expect(tableOf('revenue_bridge', await metricsInput()).rows).toEqual([]);
  });
});
