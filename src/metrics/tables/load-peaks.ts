import { type ColumnTable, escape as closure, op, table } from 'arquero';
import { formatDay, periodDays, weekdayOf } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { quantileOf } from '../statistics/quantiles.ts';
import { DailyTotals, sumBy } from './periods.ts';
import { wholeMonths } from './seasonality.ts';
import { type Days, recentYear, within } from './windows.ts';

const HOURS = 24;

/** How far the busiest month, day of the week, day and hour of the last twelve months stand above the usual one: what staff and servers must be able to bear. */
export const loadPeaks = defineTable({
  id: 'load_peaks',
  title: 'The busiest month, weekday, day and hour against the average, last twelve whole months',
  grain: ['measure', 'unit_of_time'],
  population: is.SHOP_TOTALS,
  columns: [
    is.text('measure', 'sessions or orders, each by its own time'),
    is.text(
      'unit_of_time',
      'month, weekday, day or hour of the last twelve whole months (of all whole days of a younger shop), those in which nothing happened among them',
    ),
    is.text(
      'peak_at',
      'The busiest month; weekday, 1 = Monday to 7 = Sunday; day; day and hour. The earliest of equal ones; empty where nothing happened',
    ),
    is.number(
      'peak',
      'Sessions or orders in it; for a weekday, those of its average day; empty where nothing happened',
      '',
      'seasonality',
    ),
    is.number(
      'average',
      'Sessions or orders of an average month, day, or hour of a day',
      '',
      'seasonality',
    ),
    is.number(
      'median',
      'Sessions or orders of the median month, day, or hour: half have no more, half no fewer; of a weekday, of the median day',
      '',
      'seasonality',
    ),
    is.number(
      'peak_to_average',
      'Peak / average of the same months: a year’s growth raises it as the season does',
      'times',
      'seasonality',
    ),
  ],
  compute({ cubes, coverage }) {
    return tableOfRows(
      [
        ...peaksOf('sessions', cubes.session_hours, coverage),
        ...peaksOf('orders', cubes.order_hours, coverage),
      ],
      this.columns,
    );
  },
});

/** The peaks of one measure. `events` has `day`, `hour` and the measure. */
function peaksOf(measure: 'sessions' | 'orders', events: ColumnTable, coverage: Coverage) {
  const window = recentYear(coverage);
  const hours = hoursWithin(events.rename({ [measure]: 'load' }), window);
  const days = everyDay(window)
    .join_left(sumBy(hours, ['day'], ['load']), 'day')
    .impute({ load: () => 0 });
  const weekdays = days
    .derive({ at: closure((d: { day: number }) => String(weekdayOf(d.day))) })
    .groupby('at')
    .rollup({ total: op.sum('load'), days: op.count() })
    .derive({ load: (d) => d.total / d.days });
  const months = wholeMonths(new DailyTotals(days, 'load'), { coverage }).filter(
    ({ period }) => periodDays(period).start >= window.start,
  );
  const byMonth = table({
    at: months.map(({ period }) => period),
    load: months.map(({ value }) => value),
  });
  const ofDay = { average: averageOf(days), median: medianOf(days, days.numRows()) };
  const ofHour = {
    average: ofDay.average / HOURS,
    median: medianOf(hours, days.numRows() * HOURS),
  };
  const ofMonth = { average: averageOf(byMonth), median: medianOf(byMonth, months.length) };
  return [
    { unit_of_time: 'month', loads: byMonth, usual: ofMonth },
    { unit_of_time: 'weekday', loads: weekdays, usual: ofDay },
    { unit_of_time: 'day', loads: days, usual: ofDay },
    { unit_of_time: 'hour', loads: hours, usual: ofHour },
  ].map(({ unit_of_time, loads, usual }) => ({
    measure,
    unit_of_time,
    ...usual,
    ...peakOf(loads, usual.average),
  }));
}

/** The busiest of the rows, which have `at` and `load`; empty where no row has any load. */
function peakOf(loads: ColumnTable, average: number) {
  // There are tens of thousands of hours: those that equal the most are found without sorting all.
  const most = loads.rollup({ most: op.max('load') }).get('most') as number;
  const [busiest] = loads
    .filter(closure((d: { load: number }) => d.load > 0 && d.load === most))
    .orderby('at')
    .objects({ limit: 1 }) as { at: string | HourNumber; load: number }[];
  return {
    peak_at: typeof busiest?.at === 'number' ? formatHour(busiest.at) : busiest?.at,
    peak: busiest?.load,
    peak_to_average: busiest && busiest.load / average,
  };
}

/** Hours since 1970: they sort as time does. */
type HourNumber = number;

/** The hours in which anything happened; `at` is written out for the busiest alone. */
function hoursWithin(events: ColumnTable, window: Days): ColumnTable {
  return within(events, window).derive({
    at: closure((d: { day: number; hour: number }): HourNumber => d.day * HOURS + d.hour),
  });
}

function formatHour(at: HourNumber): string {
  const day = Math.floor(at / HOURS);
  return `${formatDay(day)} ${String(at - day * HOURS).padStart(2, '0')}:00`;
}

/** A row for every day of the window. */
function everyDay({ start, end }: Days): ColumnTable {
  const day = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  return table({ day, at: day.map(formatDay) });
}

/** NaN without rows. */
function averageOf(loads: ColumnTable): number {
  if (loads.numRows() === 0) return Number.NaN;
  return (loads.rollup({ total: op.sum('load') }).get('total') as number) / loads.numRows();
}

/** The median load of so many units of time, of which those without a row had none. Null without any. */
function medianOf(loads: ColumnTable, units: number): number | null {
  const known = Array.from(loads.array('load') as ArrayLike<number>);
  return quantileOf([...Array<number>(units - known.length).fill(0), ...known], 0.5);
}
