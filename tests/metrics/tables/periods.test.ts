import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import {
  DailyTotals,
  likeForLike,
  sumBy,
  yearOnYear,
} from '../../../src/metrics/tables/periods.ts';
import { sameDays } from '../../../src/metrics/tables/year-pairs.ts';
import type { Coverage } from '../../../src/shop/facts/coverage.ts';

/** Ten a day in 2013, twenty a day in 2014 and to 10 March 2015; the data begin within 1 January 2013 and end within 11 March 2015. */
function shop(): { totals: DailyTotals; coverage: Coverage } {
  const first = parseDay('2013-01-01');
  const last = parseDay('2015-03-11');
  const days = Array.from({ length: last - first + 1 }, (_, place) => first + place);
  const totals = new DailyTotals(
    table({ day: days, orders: days.map((day) => (day < parseDay('2014-01-01') ? 10 : 20)) }),
    'orders',
  );
  return {
    totals,
    coverage: {
      firstDay: first,
      lastDay: last,
      firstWholeDay: first + 1,
      lastWholeDay: last - 1,
    } as Coverage,
  };
}

describe('yearOnYear(pair, totals)', () => {
  const { totals, coverage } = shop();
  test.each([
    ['a whole quarter against the same whole quarter', '2014-Q2', 1],
    ['the running quarter against the same days', '2015-Q1', 0],
    ['the running month, to its last whole day', '2015-03', 0],
    ['a whole month', '2014-02', 1],
    ['nothing before a period that the data cover in part', '2014-Q1', null],
    ['nothing for the first year', '2013-Q2', null],
    ['nothing for a day that is not whole', '2015-03-11', null],
    ['nothing for a period after the data', '2015-Q2', null],
  ])('compares %s', (_label, period, expected) => {
    expect(yearOnYear(sameDays(period, coverage), totals)).toBe(expected);
  });

  test('compares a February of 28 days with the whole February of 29 before it', () => {
    const days = Array.from({ length: 800 }, (_, place) => parseDay('2012-01-01') + place);
    const leap = new DailyTotals(table({ day: days, orders: days.map(() => 1) }), 'orders');
    const whole = { firstWholeDay: days[0]!, lastWholeDay: days.at(-1)! } as Coverage;
    expect(yearOnYear(sameDays('2013-02', whole), leap)).toBeCloseTo(28 / 29 - 1, 12);
  });

  // 1 January to 28 February of each year: 59 days. The leap day of 2012 has no counterpart in what has run of 2013.
  test('leaves the leap day out of the year before a running period that ends on 28 February', () => {
    const days = Array.from({ length: 425 }, (_, place) => parseDay('2012-01-01') + place);
    expect(formatDay(days.at(-1)!)).toBe('2013-02-28');
    const leap = new DailyTotals(table({ day: days, orders: days.map(() => 1) }), 'orders');
    const coverage = { firstWholeDay: days[0]!, lastWholeDay: days.at(-1)! } as Coverage;
    expect(likeForLike(sameDays('2013-Q1', coverage)!, leap)).toEqual({ now: 59, earlier: 59 });
    expect(likeForLike(sameDays('2013', coverage)!, leap)).toEqual({ now: 59, earlier: 59 });
  });

  test('gives nothing where the year before had nothing', () => {
    const days = Array.from({ length: 800 }, (_, place) => parseDay('2012-01-01') + place);
    const late = new DailyTotals(
      table({ day: days, orders: days.map((day) => (day < parseDay('2013-01-01') ? 0 : 1)) }),
      'orders',
    );
    const whole = { firstWholeDay: days[0]!, lastWholeDay: days.at(-1)! } as Coverage;
    expect(yearOnYear(sameDays('2013-02', whole), late)).toBeNull();
  });
});

test('DailyTotals.between(start, end) excludes the end, and takes days outside the data as nothing', () => {
  const totals = new DailyTotals(table({ day: [12, 10], orders: [5, 1] }), 'orders');
  expect([
    totals.between(10, 12),
    totals.between(10, 13),
    totals.between(0, 100),
    totals.between(13, 20),
  ]).toEqual([1, 6, 6, 0]);
});

describe('sumBy(cube, by, measures)', () => {
  const cube = table({
    device: ['mobile', 'desktop', 'mobile', 'mobile'],
    product: [2, 1, 1, 2],
    items: [1, 2, 4, 8],
    refunds: [0, 1, 1, 1],
  });

  test('gives a row a group, in the order of their first rows', () => {
    expect(sumBy(cube, ['device', 'product'], ['items', 'refunds']).objects()).toEqual([
      { device: 'mobile', product: 2, items: 9, refunds: 1 },
      { device: 'desktop', product: 1, items: 2, refunds: 1 },
      { device: 'mobile', product: 1, items: 4, refunds: 1 },
    ]);
  });

  test('sums only what a filter leaves', () => {
    const mobile = cube.filter((d) => d.device === 'mobile');
    expect(sumBy(mobile, ['product'], ['items']).objects()).toEqual([
      { product: 2, items: 9 },
      { product: 1, items: 4 },
    ]);
  });

  test('gives one row without columns, and none of no groups', () => {
    const empty = cube.slice(0, 0);
    expect(sumBy(cube, [], ['items']).objects()).toEqual([{ items: 15 }]);
    expect(sumBy(empty, [], ['items']).objects()).toEqual([{ items: 0 }]);
    expect(sumBy(empty, ['device'], ['items']).numRows()).toBe(0);
  });
});
