/** What a session earned in the days after each launch and other event, against the days before. */

import type { FigureColumn, FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, SECOND_INK } from '../parts/theme.ts';

const TABLE = 'events';
type Row = RowOf<typeof TABLE>;

export const launchesBeforeAndAfter: FigureDefinition = rankedFigure({
  id: 'launches-before-and-after',
  form: 'points',
  tables: [TABLE],
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: () =>
    'Change of revenue per session over equal windows before and after each event, per cent, with 95 % intervals',
  measure: 'change of revenue per session after each event',
  entries: (context) =>
    rowsOf(context)
      .filter((row) => numberIn(row, 'change') !== null)
      .map((row) => {
        const [low, high] = [numberIn(row, 'change_low'), numberIn(row, 'change_high')];
        return {
          name: `${context.label('event', textIn(row, 'event'))} (${context.format.period(textIn(row, 'date').slice(0, 7))})`,
          value: numberIn(row, 'change')!,
          low,
          high,
          colour: low !== null && high !== null && low * high > 0 ? ACCENT : SECOND_INK,
        };
      }),
  format: ({ format }) => format.change,
  notes: () =>
    'In the accent: a change beyond the usual swing of days. Observational: nobody was randomised, and the last column of the table names what else happened in the same weeks.',
  data(context) {
    const { columns, rows } = tableData(
      context,
      context.table(TABLE),
      {
        date: 'Date',
        event: 'Event',
        window_days: 'Window',
        before: 'Before',
        after: 'After',
        change: 'Change',
        change_low: 'From',
        change_high: 'To',
        warning: 'Also in the windows',
      },
      rowsOf(context),
    );
    return { columns: columns.map(asMoney), rows };
  },
  absent: 'No event is declared.',
});

/** The table's measures differ in their unit from row to row; those of revenue per session are money. */
function asMoney(column: FigureColumn): FigureColumn {
  return column.name === 'before' || column.name === 'after'
    ? { ...column, type: 'money_average' }
    : column;
}

/** In the order of their date. */
function rowsOf(context: FigureContext): readonly Row[] {
  return context
    .table(TABLE)
    .rows.filter(({ measure }) => measure === 'revenue_per_session')
    .toSorted((a, b) => (textIn(a, 'date') < textIn(b, 'date') ? -1 : 1));
}
