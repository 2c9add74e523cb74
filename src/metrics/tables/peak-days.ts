import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import { formatDay, weekdayOf } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { quantileOf } from '../statistics/quantiles.ts';
import { DailyTotals } from './periods.ts';

const WEEK = 7;
/** Weeks on either side whose same weekdays say what a day usually brings. */
const WEEKS_AROUND = 4;
/** So many times the usual day is a peak, and no mere good day. */
const PEAK_TIMES = 2;
/** Chance, over all days together, that a day is taken for a peak whose visitors came by chance (Bonferroni). */
const FALSE_PEAK = 0.01;

/** Days that stand far above the same weekday of the weeks around them: sales days and holidays, found in the data and listed nowhere. */
export const peakDays = defineTable({
  id: 'peak_days',
  title: 'Days with far more sessions than the same weekday of the weeks around',
  grain: ['day'],
  population: is.SHOP_TOTALS,
  columns: [
    is.date('day', 'Day on the shop’s clock'),
    is.count('weekday', '1 = Monday to 7 = Sunday'),
    is.count('sessions', 'Sessions that began on the day', 'sessions', 'sessions'),
    is.count('orders', 'Orders placed on the day', 'orders', 'orders'),
    is.number(
      'usual_sessions',
      'Median of the same weekday in the four weeks before and the four after, as far as the data cover them',
      'sessions',
      'seasonality',
    ),
    is.number(
      'times_usual',
      'Sessions / usual sessions: twice or more, and beyond what chance makes of as many visitors as usual (upper tail of the Poisson below 1 % over all days, Bonferroni)',
      'times',
      'seasonality',
    ),
  ],
  compute({ cubes, coverage }) {
    const sessions = new DailyTotals(cubes.session_hours, 'sessions');
    const orders = new DailyTotals(cubes.order_hours, 'orders');
    const days = wholeDays(coverage);
    return tableOfRows(
      days.flatMap((day) => {
        const count = on(day, sessions);
        const usual = usualOn(day, sessions, coverage);
        if (usual === null || !isPeak(count, usual, days.length)) return [];
        return [
          {
            day: formatDay(day),
            weekday: weekdayOf(day),
            sessions: count,
            orders: on(day, orders),
            usual_sessions: usual,
            times_usual: count / usual,
          },
        ];
      }),
      this.columns,
    );
  },
});

function wholeDays({ firstWholeDay, lastWholeDay }: Coverage): number[] {
  const length = Math.max(0, lastWholeDay + 1 - firstWholeDay);
  return Array.from({ length }, (_, index) => firstWholeDay + index);
}

function on(day: number, totals: DailyTotals): number {
  return totals.between(day, day + 1);
}

/** Null where fewer than half of the weeks around are covered. */
function usualOn(
  day: number,
  totals: DailyTotals,
  { firstWholeDay, lastWholeDay }: Coverage,
): number | null {
  const around = Array.from({ length: 2 * WEEKS_AROUND + 1 }, (_, index) => index - WEEKS_AROUND)
    .filter((weeks) => weeks !== 0)
    .map((weeks) => day + weeks * WEEK)
    .filter((other) => other >= firstWholeDay && other <= lastWholeDay);
  return around.length < WEEKS_AROUND
    ? null
    : quantileOf(
        around.map((other) => on(other, totals)),
        0.5,
      );
}

function isPeak(count: number, usual: number, days: number): boolean {
  if (usual === 0 || count < PEAK_TIMES * usual) return false;
  // The chance of so many events or more where as many as usual are expected, by its identity with the chi-square (Abramowitz and Stegun 26.4.21).
  return chisquareCdf(2 * usual, 2 * count) < FALSE_PEAK / days;
}
