import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../demo/random.ts';
import { formatDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { exactProportionInterval } from '../../../src/metrics/statistics/proportions.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';
import { FIRST_MONDAY, type Week, weeklyShop, weeksAlike } from './weekly-shop.ts';

const TABLE = 'refunds_by_product_week';
const tiny = await metricsInput();

test('refunds of the tiny shop by week of sale stand by the Monday, without the weeks in which nothing was sold', () => {
  // Items of 1 and 3 December came back; those of 31 December and 2 January are of one week. The first Sunday, 7 December, is not ripe yet.
  expect(
    rowsOf(tableOf(TABLE, tiny), [
      'week',
      'product_id',
      'items',
      'refunds',
      'expected_rate',
      'ripe',
    ]),
  ).toEqual([
    ['2014-12-01', 1, 2, 2, null, 0],
    ['2014-12-01', 2, 1, 0, null, 0],
    ['2014-12-29', 1, 2, 0, null, 0],
  ]);
});

/** Mondays of the weeks that alert. */
const alertsOf = (weeks: readonly Week[], lag = 0): unknown[] =>
  tableOf(TABLE, weeklyShop(weeks, lag)).rows.flatMap(({ week, alert }) =>
    alert === 1 ? [week] : [],
  );

describe('a week', () => {
  test('is judged by the most that the level before it allows', () => {
    // 13 weeks of 4 in 200; then a week of 18.
    const rows = tableOf(TABLE, weeklyShop([...weeksAlike(13, 200, 4), [200, 18]])).rows;
    const most = exactProportionInterval(52, 2600)!.high;
    expect(rows[0]).toMatchObject({ expected_rate: null, expected_high: null, cusum: 0 });
    expect(rows[1]).toMatchObject({ expected_rate: 4 / 200 });
    const last = rows.at(-1)!;
    expect(last).toMatchObject({ week: '2014-04-07', expected_rate: 52 / 2600, refund_rate: 0.09 });
    expect(last.expected_high).toBeCloseTo(most, 12);
    expect(last.cusum).toBeCloseTo(18 * Math.LN2 - 200 * Math.log(1 + most), 9);
    expect(last.alert).toBe(1);
  });

  test.each<[string, Week[], unknown[]]>([
    [
      'each week of a fault',
      [...weeksAlike(20, 200, 4), ...weeksAlike(3, 200, 40), [200, 4]],
      ['2014-05-26', '2014-06-02', '2014-06-09'],
    ],
    [
      'a rise too small for one week, in the second',
      [...weeksAlike(20, 200, 4), ...weeksAlike(2, 200, 13)],
      ['2014-06-02'],
    ],
    // After a quarter the rate is the new level: it has changed for good, and nothing is odd about it.
    [
      'a rise for a quarter, then no more',
      [...weeksAlike(20, 200, 4), ...weeksAlike(20, 200, 24)],
      mondays(20, 13),
    ],
    // A fall makes the next rise count: 8 in 200 were usual before it.
    [
      'what is odd since the level fell',
      [...weeksAlike(20, 200, 8), ...weeksAlike(14, 200, 1), [200, 14]],
      mondays(34, 1),
    ],
    ['nothing where the level never changed', weeksAlike(60, 200, 8), []],
    ['nothing in the first week, whatever came back', [[200, 150]], []],
    [
      'nothing after five items without a refund, which promise nothing',
      [
        [5, 0],
        [60, 6],
      ],
      [],
    ],
  ])('alerts for %s', (_label, weeks, expected) => {
    expect(alertsOf(weeks)).toEqual(expected);
  });

  test('that is not ripe yet alerts by what has come back so far, and is no history', () => {
    // Refunds take eight days: the last two weeks are not ripe.
    const weeks: Week[] = [...weeksAlike(20, 200, 4), [200, 30], [200, 2]];
    const rows = rowsOf(tableOf(TABLE, weeklyShop(weeks, 8)), ['expected_rate', 'alert', 'ripe']);
    expect(rows.slice(-3)).toEqual([
      [0.02, 0, 1],
      [0.02, 1, 0],
      [0.02, 0, 0],
    ]);
    const young = rowsOf(
      tableOf(
        TABLE,
        weeklyShop(
          [
            [100, 5],
            [100, 0],
          ],
          8,
        ),
      ),
      ['expected_rate', 'ripe'],
    );
    expect(young).toEqual([
      [null, 0],
      [null, 0],
    ]);
  });

  test('without a sale has no row, but its place', () => {
    const rows = tableOf(
      TABLE,
      weeklyShop([
        [100, 2],
        [0, 0],
        [0, 0],
        [100, 2],
      ]),
    ).rows;
    expect(rows.map(({ week }) => week)).toEqual(['2014-01-06', '2014-01-27']);
  });
});

/** Mondays of so many weeks, from that place on. */
function mondays(from: number, weeks: number): string[] {
  return Array.from({ length: weeks }, (_, index) =>
    new Date(Date.UTC(2014, 0, 6 + 7 * (from + index))).toISOString().slice(0, 10),
  );
}

test('without a sale no product has a week', () => {
  expect(tableOf(TABLE, withoutEvents(tiny)).rows).toEqual([]);
});

/**
 * Sales of product 1 day by day and refunds two to sixteen days later, of which those are known that came before the end of the last day:
 * what an export taken then holds.
 */
function exportedAt(lastDay: number, seed: number, rateOf: (day: number) => number): MetricsInput {
  const random = createRandom(seed, 'refunds');
  const sold = new Map<number, number[]>();
  const lags = new Map<number, number>();
  let lastRefund = 0;
  for (let day = FIRST_MONDAY; day <= lastDay; day += 1) {
    const lagsOfDay = Array.from({ length: 20 + Math.floor(20 * random()) }, () => {
      const isReturned = random() < rateOf(day);
      const lag = 2 + Math.floor(15 * random());
      return isReturned && day + lag <= lastDay ? lag : 0;
    });
    sold.set(day, lagsOfDay);
    for (const lag of lagsOfDay.filter((each) => each > 0)) {
      lags.set(lag, (lags.get(lag) ?? 0) + 1);
      lastRefund = Math.max(lastRefund, day + lag);
    }
  }
  const idle = weeklyShop([]);
  return {
    ...idle,
    coverage: { ...idle.coverage, lastDay, lastWholeDay: lastDay },
    cubes: {
      ...idle.cubes,
      items: cubeOf(
        ['day', 'product_id', 'items', 'refunded_items'],
        [...sold].map(([day, all]) => [day, 1, all.length, all.filter((lag) => lag > 0).length]),
      ),
      refunds: cubeOf(['day', 'product_id', 'refunds'], [[lastRefund, 1, 1]]),
      refund_lag: cubeOf(
        ['days', 'product_id', 'refunds'],
        [...lags].map(([days, refunds]) => [days, 1, refunds]),
      ),
    },
  };
}

describe('of a shop whose refunds come two to sixteen days late', () => {
  const FAULT = FIRST_MONDAY + 7 * 30;
  const alerts = (input: MetricsInput) =>
    tableOf(TABLE, input).rows.filter(({ alert }) => alert === 1);

  const foundAfter = (days: number) =>
    Array.from({ length: 20 }, (_, seed) =>
      alerts(exportedAt(FAULT + days - 1, seed + 1, (day) => (day < FAULT ? 0.036 : 0.24))),
    ).filter((found) => found.length > 0);

  test('a fault is found in the export of two weeks after it began, in nine of ten cases, and in that of three weeks', () => {
    const early = foundAfter(14);
    expect(early.length).toBeGreaterThanOrEqual(18);
    expect(foundAfter(21)).toHaveLength(20);
    // Before all the refunds of those weeks have come, and of no week before.
    for (const { week, ripe } of early.flat()) {
      expect(String(week) >= formatDay(FAULT)).toBe(true);
      expect(ripe).toBe(0);
    }
  });

  test('a rate that does not change has at most one alert in 200 weeks', () => {
    const found = Array.from({ length: 40 }, (_, seed) =>
      alerts(exportedAt(FAULT, seed + 1, () => 0.05)),
    );
    expect(found.flat().length).toBeLessThanOrEqual((40 * 31) / 200);
  });
});
