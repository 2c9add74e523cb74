/** Days whose visits buy far more or less than those of their weekday do. */
import { formatDay } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DailySeries, type UnusualDay, unusualDays } from './day-levels.ts';
import { listed } from './listed.ts';

/** The whole days of the export. Revenue in cents. */
function seriesOf({ sessions, orders, coverage }: Facts): DailySeries {
  const firstDay = coverage.firstWholeDay;
  const days = Math.max(0, coverage.lastWholeDay - firstDay + 1);
  const series = () => new Float64Array(days);
  const found = {
    firstDay,
    sessions: series(),
    sessionOrders: series(),
    orders: series(),
    revenue: series(),
  };
  // What lies outside of the whole days would be written to no place of the arrays, which changes nothing.
  for (let row = 0; row < sessions.rows; row += 1) {
    found.sessions[sessions.day[row]! - firstDay]! += 1;
    found.sessionOrders[sessions.day[row]! - firstDay]! += sessions.orders[row]!;
  }
  for (let row = 0; row < orders.rows; row += 1) {
    found.orders[orders.day[row]! - firstDay]! += 1;
    found.revenue[orders.day[row]! - firstDay]! += orders.revenue[row]!;
  }
  return found;
}

const percent = (rate: number): string => `${(rate * 100).toFixed(1)}%`;

/** In words, for the measures that no demand explains: more visits of the same people buy as these do. */
function inWords({ day, measure, value, low, high }: UnusualDay): string[] {
  if (measure === 'conversion_rate')
    return [
      `${formatDay(day)} (orders of ${percent(value)} of the sessions; ${percent(low)} to ${percent(high)} expected)`,
    ];
  if (measure === 'average_order_value')
    return [
      `${formatDay(day)} (${amountOf(value)} an order; ${amountOf(low)} to ${amountOf(high)} expected)`,
    ];
  return [];
}

function findUnusual({ facts }: CheckInput): Findings {
  const series = seriesOf(facts);
  return listed(
    series.sessions.length,
    unusualDays(series)
      .sort((a, b) => a.day - b.day)
      .flatMap(inWords),
  );
}

export const UNUSUAL_DAYS: readonly DataCheck[] = [
  {
    id: 'day-sells-as-its-weekday',
    table: 'orders',
    unit: 'days',
    level: 'warn',
    threshold:
      'four standard deviations from the median of the same weekday of four weeks before and after, of orders a session, ten being had or expected, or of the worth of an order on a day with ten; the larger of chance and of what days of eight weeks around deviate',
    meaning:
      'Days on which orders a session, or the worth of an order, lie far from those of the same weekday in the weeks around: robots, lost or repeated orders, wrong prices. One with both counts twice.',
    effect:
      'None, where it was so; else orders, revenue or conversion of these days are wrong. The table unusual_days has what was to be expected.',
    numbersStand: false,
    hint: 'Look at these days in the shop’s own system.',
    look: findUnusual,
  },
];
