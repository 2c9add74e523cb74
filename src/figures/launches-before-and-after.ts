/** What the days after each launch and other event were like, against those before. */
import type { FigureDefinition } from './figure.ts';
import { tableFigure } from './table-figure.ts';

export const launchesBeforeAndAfter: FigureDefinition = tableFigure({
  id: 'launches-before-and-after',
  table: 'events',
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: () => 'Revenue per day and per session over equal windows before and after each event',
  rows: (context) =>
    context
      .table('events')
      .rows.filter(({ measure }) => typeof measure === 'string' && measure in MEASURES)
      .map((row) => ({ ...row, measure: MEASURES[row.measure as string]! })),
  labels: {
    event: 'Event',
    date: 'Date',
    measure: 'Measure',
    window_days: 'Days',
    before: 'Before',
    after: 'After',
    change: 'Change',
    change_low: 'From',
    change_high: 'To',
    warning: 'Also in the windows',
  },
  notes: () =>
    'Observational: nobody was randomised, and what stands in the last column happened in the same weeks.',
  absent: 'No event is declared.',
});

const MEASURES: Readonly<Record<string, string>> = {
  revenue_per_day: 'Revenue a day',
  revenue_per_session: 'Revenue a session',
};
