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
    'Average sessions per hour by weekday and hour of the day, the shop’s clock, all of the data',
  measure: 'average sessions per hour',
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
      value: numberIn(row, 'average_sessions'),
    })),
  }),
  // Whole sessions where there are enough of them to be told apart by.
  format:
    ({ format }) =>
    (value) =>
      value < LEAST_WHOLE ? format.number(value) : format.integer(value),
  notes: () => 'The fuller the colour, the more sessions; the busiest hour is framed.',
  data: (context) =>
    tableData(context, context.table('sessions_by_weekday_hour'), {
      weekday: 'Weekday (1 is Monday)',
      hour: 'Hour',
      days: 'Days',
      average_sessions: 'Sessions an hour',
      average_orders: 'Orders an hour',
    }),
  absent: 'There are no sessions.',
});

const LEAST_WHOLE = 10;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
