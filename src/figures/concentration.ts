/** How much hangs on the largest channel, product and device. */
import type { FigureDefinition } from './figure.ts';
import { lastQuarterRows } from './selections.ts';
import { tableFigure } from './table-figure.ts';

export const concentration: FigureDefinition = tableFigure({
  id: 'concentration',
  table: 'concentration',
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: () =>
    'Share of the largest channel, product and device in the revenue of the last whole quarter',
  rows: (context) => lastQuarterRows(context, 'concentration'),
  labels: {
    dimension: 'Dimension',
    top: 'Largest',
    top_share: 'Its share of revenue',
    herfindahl_index: 'Herfindahl index',
    members: 'Members',
  },
  notes: () => 'The Herfindahl index is 1 for a single member and 1/n for n equal ones.',
  absent: 'There is no revenue in the last quarter.',
});
