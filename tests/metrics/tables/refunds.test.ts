import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/** The bear of 1 December came back after 19 days, that of 3 December after 43, in January. */
const tiny = await metricsInput();

describe('refunds of the tiny shop', () => {
  test('by month of sale are all December’s, and no month is ripe yet', () => {
    // The refunds tell of days up to 15 January; 43 days before that is 3 December.
    expect(
      rowsOf(tableOf('refunds_by_product_month', tiny), [
        'period',
        'product_id',
        'items',
        'refunds',
        'refund_rate',
        'expected_rate',
        'alert',
        'ripe',
      ]),
    ).toEqual([
      ['2014-12', 1, 3, 2, 2 / 3, null, 0, 0],
      ['2014-12', 2, 1, 0, 0, null, 0, 0],
      ['2015-01', 1, 1, 0, 0, null, 0, 0],
    ]);
  });

  test('by month of refund are one each', () => {
    expect(
      rowsOf(tableOf('refunds_by_refund_month', tiny), [
        'period',
        'product_id',
        'product',
        'complete',
        'refunds_paid',
        'refund_amount',
      ]),
    ).toEqual([
      ['2014-12', 1, 'The Tiny Bear', 1, 1, 49.99],
      ['2015-01', 1, 'The Tiny Bear', 0, 1, 49.99],
    ]);
  });

  test('by lag add up to all', () => {
    expect(rowsOf(tableOf('refund_lag', tiny), ['days', 'refunds', 'cumulative_share'])).toEqual([
      [19, 1, 0.5],
      [43, 1, 1],
    ]);
  });
});

/** Items and refunds of product 1 in the months from January 2014; the data end with the last of them, refunds come the same day. */
function shop(months: readonly [items: number, refunds: number][]): MetricsInput {
  const firstOf = (month: number): string => `2014-${String(month).padStart(2, '0')}-01`;
  const lastDay = parseDay(firstOf(months.length + 1)) - 1;
  const idle = withoutEvents(tiny);
  return {
    ...idle,
    coverage: { ...tiny.coverage, lastDay, lastWholeDay: lastDay },
    cubes: {
      ...idle.cubes,
      items: cubeOf(
        ['day', 'product_id', 'items', 'refunded_items'],
        months.map(([items, refunds], month) => [parseDay(firstOf(month + 1)), 1, items, refunds]),
      ),
      refund_lag: cubeOf(['days', 'product_id', 'refunds'], [[0, 1, 1]]),
    },
  };
}

const alertsOf = (input: MetricsInput): unknown[] =>
  tableOf('refunds_by_product_month', input).rows.map(({ alert }) => alert);

describe('an alert', () => {
  test('marks the month that lies above what the level before allows', () => {
    // 12 of 100 after 20 of 2,000: these allow 1.54 % at most, under which 12 or more are all but impossible.
    const input = shop([
      [1000, 10],
      [1000, 10],
      [100, 12],
    ]);
    expect(alertsOf(input)).toEqual([0, 0, 1]);
    const last = tableOf('refunds_by_product_month', input).rows[2]!;
    expect(last).toMatchObject({ refund_rate: 0.12, expected_rate: 0.01 });
    expect(last.expected_high).toBeCloseTo(0.0154, 4);
    expect(last.p_value).toBeLessThan(1e-6);
  });

  test.each<[string, [number, number][]]>([
    [
      'five items without a refund promise nothing',
      [
        [5, 0],
        [1000, 30],
      ],
    ],
    [
      'two refunds are too few, however unlikely',
      [
        [1000, 0],
        [2, 2],
      ],
    ],
    ['there is no other month', [[100, 50]]],
    // One per cent for eleven months together: 14 of 100 where others have 5 is one in three hundred for one month.
    [
      'so many months make one odd one likely',
      [...Array<[number, number]>(10).fill([100, 5]), [100, 14]],
    ],
  ])('is not given where %s', (_label, months) => {
    expect(alertsOf(shop(months))).toEqual(months.map(() => 0));
  });

  test('is not kept from one month because another was as bad', () => {
    const months: [number, number][] = [
      [2000, 20],
      [2000, 20],
      [500, 60],
      [500, 60],
    ];
    expect(alertsOf(shop(months))).toEqual([0, 0, 1, 1]);
  });
});

describe('a month is ripe', () => {
  const ripeOf = (input: MetricsInput): unknown[] =>
    tableOf('refunds_by_product_month', input).rows.map(({ ripe }) => ripe);
  const months = shop([
    [1000, 50],
    [1000, 50],
    [1000, 0],
  ]);
  /** 95 of 100 refunds come within 15 days, the last five after forty. */
  const slow = {
    ...months.cubes,
    refund_lag: cubeOf(
      ['days', 'product_id', 'refunds'],
      [
        [15, 1, 95],
        [40, 1, 5],
      ],
    ),
  };

  test('when the usual lag has passed since its last day', () => {
    // The data end on 31 March; 15 days before is 16 March.
    expect(ripeOf({ ...months, cubes: slow })).toEqual([1, 1, 0]);
  });

  test('also when only the refunds tell of the days since', () => {
    const refunds = cubeOf(
      ['day', 'product_id', 'refunds', 'refund_amount'],
      [[parseDay('2014-04-15'), 1, 1, 100]],
    );
    expect(ripeOf({ ...months, cubes: { ...slow, refunds } })).toEqual([1, 1, 1]);
  });

  test('and only then counts as history', () => {
    // Nothing is known before January; February is measured by January, March by both.
    expect(
      rowsOf(tableOf('refunds_by_product_month', { ...months, cubes: slow }), ['expected_rate']),
    ).toEqual([[null], [50 / 1000], [100 / 2000]]);
  });
});

test('without a refund every month has a rate of zero, and none is paid', () => {
  const none = shop([
    [10, 0],
    [20, 0],
  ]);
  const input = {
    ...none,
    cubes: { ...none.cubes, refund_lag: tiny.cubes.refund_lag.slice(0, 0) },
  };
  expect(
    rowsOf(tableOf('refunds_by_product_month', input), ['refund_rate', 'alert', 'ripe']),
  ).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ]);
  expect(tableOf('refund_lag', input).rows).toEqual([]);
  expect(tableOf('refunds_by_refund_month', input).rows).toEqual([]);
});

test('without a sale no product has a month', () => {
  expect(tableOf('refunds_by_product_month', withoutEvents(tiny)).rows).toEqual([]);
});
