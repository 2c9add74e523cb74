/** How long after the sale refunds come. */
import type { FigureDefinition } from '../figure.ts';
import { histogramFigure } from '../forms/histogram-figure.ts';

export const refundLag: FigureDefinition = histogramFigure({
  id: 'refund-lag',
  table: 'refund_lag',
  place: 'days',
  count: 'refunds',
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () => 'Refunded items by the days from sale to refund',
  axisTitle: 'days after the sale',
  labels: { days: 'Days', refunds: 'Refunds', cumulative_share: 'Refunded by then' },
  absent: 'There are too few refunds.',
});
