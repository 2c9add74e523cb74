/** When visitors come, hour by hour through the week. */

import type { FigureDefinition } from '../figure.ts';
import { heatFigure } from '../forms/heat-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn } from '../parts/periods.ts';

export const loadByWeekdayAndHour: FigureDefinition = heatFigure({
  id: 'load-by-weekday-and-hour',
  tables: ['sessions_by_weekday_hour'],
  sources: ['website_sessions'],
  subtitle: () =>
    'Sessions of the usual hour (median) by weekday and hour of the day, the shop’s clock, last twelve whole months',
  measure: 'median sessions per hour',
  cellName: ({ row, column }) => `${WEEKDAYS[row]}, ${column}:00`,
  grid: (context) => ({
    rows: WEEKDAYS,
    columns: Array.from({ length: 24 }, (_, hour) => String(hour)),
    shownColumns: ({ variant }) =>
      Array.from({ length: 24 }, (_, hour) => hour).filter(
        (hour) => hour % (variant === 'wide' ? 3 : 6) === 0,
      ),
    cells: context.table('sessions_by_weekday_hour').rows.map((row) => ({
      row: numberIn(row, 'weekday')! - 1,
      column: numberIn(row, 'hour')!,
      value: numberIn(row, 'median_sessions'),
    })),
  }),
  // Whole sessions where there are enough of them to be told apart by.
  format:
    ({ format }) =>
    (value) =>
      value < LEAST_WHOLE ? format.number(value) : format.integer(value),
  notes: () =>
    'The fuller the colour, the more sessions; the busiest hour is framed. Half of the days had no more; sales days do not move the median.',
  data: (context) =>
    tableData(context, context.table('sessions_by_weekday_hour'), {
      weekday: 'Weekday (1 is Monday)',
      hour: 'Hour',
      days: 'Days',
      median_sessions: 'Usual sessions (median)',
      high_sessions: 'On one day in ten more than',
      average_sessions: 'Average sessions',
      average_orders: 'Average orders',
    }),
  absent: 'There are no sessions.',
});

const LEAST_WHOLE = 10;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
