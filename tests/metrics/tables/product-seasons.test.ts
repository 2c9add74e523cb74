import { describe, expect, test } from 'vitest';
import { formatDay, parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

/** Orders of each day from one date to another: `own` of ten for product 2, the others for product 1. */
function shop(
  from: string,
  to: string,
  own: (monthAndDay: string, year: string) => number,
): MetricsInput {
  const [first, last] = [parseDay(from), parseDay(to)];
  const idle = withoutEvents(tiny);
  const rows = Array.from({ length: last - first + 1 }, (_, index) => {
    const date = formatDay(first + index);
    const count = own(date.slice(5), date.slice(0, 4));
    return [
      [first + index, 2, count],
      [first + index, 1, 10 - count],
    ].filter(([, , orders]) => orders !== 0);
  });
  return {
    ...idle,
    coverage: {
      ...tiny.coverage,
      firstDay: first,
      firstWholeDay: first,
      lastDay: last,
      lastWholeDay: last,
    },
    cubes: { ...idle.cubes, orders: cubeOf(['day', 'primary_product_id', 'orders'], rows.flat()) },
  };
}

const isValentine = (day: string): boolean => day >= '02-08' && day <= '02-14';
const seasonsOf = (input: MetricsInput) =>
  rowsOf(tableOf('product_seasons', input), [
    'product_id',
    'week_start',
    'week_end',
    'years',
    'orders',
    'product_orders',
    'share',
    'lowest_share',
    'highest_share',
    'usual_share',
  ]);

describe('product_seasons', () => {
  test('has the seven days in which a product takes more, every year', () => {
    const orders = shop('2012-11-01', '2014-12-31', (day, year) =>
      isValentine(day) ? (year === '2013' ? 7 : 6) : 1,
    );
    expect(seasonsOf(orders)).toEqual([[2, '02-08', '02-14', 2, 140, 91, 0.65, 0.6, 0.7, 0.1]]);
    const [row] = tableOf('product_seasons', orders).rows;
    expect(row!.times_usual).toBeCloseTo(6.5, 12);
    expect(row!.p_value).toBeLessThan(1e-9);
  });

  test('has a season that turns the year', () => {
    const isTurn = (day: string): boolean => day >= '12-29' || day <= '01-04';
    const orders = shop('2012-10-01', '2015-03-31', (day) => (isTurn(day) ? 6 : 1));
    expect(seasonsOf(orders).map((row) => row.slice(0, 4))).toEqual([[2, '12-29', '01-04', 3]]);
  });

  test.each<[string, MetricsInput]>([
    ['a share that is the same all year', shop('2012-11-01', '2014-12-31', () => 2)],
    ['one year alone', shop('2013-01-01', '2013-12-31', (day) => (isValentine(day) ? 6 : 1))],
    [
      'a week of one year of two',
      shop('2012-11-01', '2014-12-31', (day, year) =>
        isValentine(day) && year === '2013' ? 9 : 1,
      ),
    ],
    [
      'a product whose share rises for good in the same week of two years',
      shop(
        '2012-06-01',
        '2014-12-31',
        (day, year) => Number(year) - 2012 + (day >= '02-08' ? 1 : 0),
      ),
    ],
    ['nothing where nothing was sold', withoutEvents(tiny)],
    ['the tiny shop', tiny],
  ])('has no season of %s', (_label, input) => {
    expect(seasonsOf(input)).toEqual([]);
  });

  test('does not count a year in which the product came too late to know what is usual', () => {
    // Product 2 is first sold on 8 February 2013, in the midst of its season; its first whole season is that of 2014.
    const orders = shop('2013-02-08', '2015-12-31', (day) => (isValentine(day) ? 6 : 1));
    expect(seasonsOf(orders).map((row) => row.slice(1, 4))).toEqual([['02-08', '02-14', 3]]);
    const late = shop('2013-02-08', '2013-03-10', (day) => (isValentine(day) ? 6 : 1));
    expect(seasonsOf(late)).toEqual([]);
  });
});
