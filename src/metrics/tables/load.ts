import type { ColumnTable } from 'arquero';
import { weekdayOf } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { quantileOf } from '../statistics/quantiles.ts';
import { loadPeaks } from './load-peaks.ts';
import { peakDays } from './peak-days.ts';
import { type Days, recentYear, within } from './windows.ts';

const HOURS = 24;
const WEEKDAYS = 7;

const weekdayHours = defineTable({
  id: 'sessions_by_weekday_hour',
  title: 'Load by weekday and hour, last twelve whole months',
  grain: ['weekday', 'hour'],
  population: is.SHOP_TOTALS,
  columns: [
    is.count('weekday', '1 = Monday to 7 = Sunday, on the shop’s clock'),
    is.count('hour', 'Hour of the day, 0 to 23'),
    is.count(
      'days',
      'Days of this weekday in the last twelve whole months; in all whole days of a younger shop',
      'days',
    ),
    is.count('sessions', 'Sessions of these days that began in the hour', 'sessions', 'sessions'),
    is.count('orders', 'Orders of these days that were placed in the hour', 'orders', 'orders'),
    is.number(
      'average_sessions',
      'Sessions / days, both of the last twelve months',
      'sessions a day',
      'sessions',
    ),
    is.number(
      'average_orders',
      'Orders / days, both of the last twelve months',
      'orders a day',
      'orders',
    ),
    is.number(
      'median_sessions',
      'Sessions of the usual day: half of the days had no more, half no fewer',
      'sessions a day',
      'sessions',
    ),
    is.number(
      'high_sessions',
      'Sessions of a busy day: nine of ten days had no more (90th percentile)',
      'sessions a day',
      'sessions',
    ),
  ],
  compute({ cubes, coverage }) {
    const window = recentYear(coverage);
    const sessions = countsByHour(cubes.session_hours, 'sessions', window);
    const orders = countsByHour(cubes.order_hours, 'orders', window);
    return tableOfRows(
      Array.from({ length: WEEKDAYS * HOURS }, (_, slot) => hourOfWeek(slot, { sessions, orders })),
      this.columns,
    );
  },
});

/** Counts of every day of the window, at `weekday and hour` of the week: an hour in which nothing happened counts as zero. */
function countsByHour(cube: ColumnTable, measure: string, window: Days): number[][] {
  const counts = Array.from({ length: WEEKDAYS * HOURS }, (): number[] => []);
  const hours = Array.from({ length: Math.max(0, window.end - window.start) * HOURS }, () => 0);
  const rows = within(cube, window).objects() as Record<string, number>[];
  for (const row of rows) hours[(row.day! - window.start) * HOURS + row.hour!]! += row[measure]!;
  for (const [place, count] of hours.entries()) {
    const weekday = weekdayOf(window.start + Math.floor(place / HOURS));
    counts[(weekday - 1) * HOURS + (place % HOURS)]!.push(count);
  }
  return counts;
}

function hourOfWeek(
  slot: number,
  { sessions, orders }: { sessions: number[][]; orders: number[][] },
) {
  const days = sessions[slot]!.length;
  const total = (counts: number[][]): number =>
    counts[slot]!.reduce((sum, count) => sum + count, 0);
  return {
    weekday: Math.floor(slot / HOURS) + 1,
    hour: slot % HOURS,
    days,
    sessions: total(sessions),
    orders: total(orders),
    average_sessions: total(sessions) / days,
    average_orders: total(orders) / days,
    median_sessions: quantileOf(sessions[slot]!, 0.5),
    high_sessions: quantileOf(sessions[slot]!, 0.9),
  };
}

export const loadTables = [weekdayHours, loadPeaks, peakDays];
