/** What a session earned, the orders a day and the order's value in the weeks after each launch and other event, against the weeks before. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, SECOND_INK } from '../parts/theme.ts';

const TABLE = 'events';
type Row = RowOf<typeof TABLE>;

/** A session that earns more may come of fewer sessions, so what the day brought stands beside it. */
const MEASURES: Readonly<Record<string, string>> = {
  revenue_per_session: 'revenue per session',
  orders_per_day: 'orders a day',
  average_order_value: 'order value',
};

export const launchesBeforeAndAfter: FigureDefinition = rankedFigure({
  id: 'launches-before-and-after',
  form: 'points',
  tables: [TABLE],
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: () =>
    'Change over equal windows of whole weeks before and after each event, beyond that of the same weeks a year before where the data have them, per cent, with 95 % intervals',
  measure: 'change after each event',
  entries: (context) =>
    rowsOf(context)
      .filter((row) => effectOf(row) !== null)
      .map((row) => {
        const isNet = numberIn(row, 'net_change') !== null;
        return {
          name: nameOf(row, context),
          value: effectOf(row)!,
          low: numberIn(row, isNet ? 'net_low' : 'change_low'),
          high: numberIn(row, isNet ? 'net_high' : 'change_high'),
          colour: row.beyond_chance === 1 ? ACCENT : SECOND_INK,
          isHollow: row.season === 1,
        };
      }),
  format: ({ format }) => format.change,
  notes: () =>
    'In the accent: a change beyond chance, judged over all events and measures together. Hollow: the windows straddle a season, such as Christmas. Observational: nobody was randomised, and the last column of the table names what else happened in the same weeks.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        date: 'Date',
        event: 'Event',
        measure: 'Measure',
        window_days: 'Window',
        change: 'Change',
        change_low: 'From',
        change_high: 'To',
        control_change: 'A year before',
        net_change: 'Beyond it',
        net_low: 'From',
        net_high: 'To',
        p_value_adjusted: 'Adjusted p-value',
        warning: 'Also in the windows',
      },
      rowsOf(context),
    ),
  absent: 'No event is declared.',
});

/** The change beyond the year before's; the change itself where there was none. */
function effectOf(row: Row): number | null {
  return numberIn(row, 'net_change') ?? numberIn(row, 'change');
}

/** The event with its first measure, its month with the others. */
function nameOf(row: Row, context: FigureContext): string {
  const measure = MEASURES[textIn(row, 'measure')]!;
  const isFirst = measure === Object.values(MEASURES)[0];
  return `${isFirst ? context.label('event', textIn(row, 'event')) : context.format.period(textIn(row, 'date').slice(0, 7))}: ${measure}`;
}

/** In the order of their date, and of the measures. */
function rowsOf(context: FigureContext): readonly Row[] {
  const places = Object.keys(MEASURES);
  return context
    .table(TABLE)
    .rows.filter(({ measure }) => String(measure) in MEASURES)
    .toSorted(
      (a, b) =>
        (textIn(a, 'date') < textIn(b, 'date') ? -1 : Number(a.date !== b.date)) ||
        places.indexOf(textIn(a, 'measure')) - places.indexOf(textIn(b, 'measure')),
    );
}
