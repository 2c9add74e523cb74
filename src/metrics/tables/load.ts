import { type ColumnTable, escape as closure, table } from 'arquero';
import { SECONDS_PER_DAY, weekdayOf } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { loadPeaks } from './load-peaks.ts';
import { sumBy } from './periods.ts';

const HOURS = 24;
const WEEKDAYS = 7;
const JOIN_KEYS: [string[], string[]] = [
  ['weekday', 'hour'],
  ['weekday', 'hour'],
];

const weekdayHours = defineTable({
  id: 'sessions_by_weekday_hour',
  title: 'Load by weekday and hour',
  grain: ['weekday', 'hour'],
  population: is.SHOP_TOTALS,
  columns: [
    is.count('weekday', '1 = Monday to 7 = Sunday, on the shop’s clock'),
    is.count('hour', 'Hour of the day, 0 to 23'),
    is.count('days', 'Days of this weekday on which the data cover this hour', 'days'),
    is.count('sessions', 'Sessions that began in the hour', 'sessions', 'sessions'),
    is.count('orders', 'Orders placed in the hour', 'orders', 'orders'),
    is.number('average_sessions', 'Sessions / days', 'sessions a day', 'sessions'),
    is.number('average_orders', 'Orders / days', 'orders a day', 'orders'),
  ],
  compute: ({ cubes, coverage }) =>
    hourFrame(coverage)
      .join_left(byWeekdayHour(cubes.session_hours, 'sessions'), JOIN_KEYS)
      .join_left(byWeekdayHour(cubes.order_hours, 'orders'), JOIN_KEYS)
      .impute({ sessions: () => 0, orders: () => 0 })
      .derive({
        average_sessions: (d) => d.sessions / d.days,
        average_orders: (d) => d.orders / d.days,
      }),
});

/** Every hour of the week with the days on which the data cover it: the first and last day count from their first, to their last hour. */
function hourFrame(coverage: Coverage): ColumnTable {
  const days = new Float64Array(WEEKDAYS * HOURS);
  const firstHour = Math.floor((coverage.firstTimestamp / SECONDS_PER_DAY) * HOURS);
  const lastHour = Math.floor((coverage.lastTimestamp / SECONDS_PER_DAY) * HOURS);
  for (let hour = firstHour; hour <= lastHour; hour += 1) {
    const weekday = weekdayOf(Math.floor(hour / HOURS));
    days[(weekday - 1) * HOURS + (hour % HOURS)]! += 1;
  }
  const slots = Array.from({ length: WEEKDAYS * HOURS }, (_, slot) => slot);
  return table({
    weekday: slots.map((slot) => Math.floor(slot / HOURS) + 1),
    hour: slots.map((slot) => slot % HOURS),
    days,
  });
}

function byWeekdayHour(hours: ColumnTable, measure: string): ColumnTable {
  return sumBy(
    hours.derive({ weekday: closure((d: { day: number }) => weekdayOf(d.day)) }),
    ['weekday', 'hour'],
    [measure],
  );
}

export const loadTables = [weekdayHours, loadPeaks];
