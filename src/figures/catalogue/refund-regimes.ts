/** The levels of each product's refund rate and the incidents between them. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const refundRegimes: FigureDefinition = tableFigure({
  id: 'refund-regimes',
  table: 'refund_regimes',
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () =>
    'Weeks of sale in which a product’s refund rate stood at one level, and incidents',
  labels: {
    product: 'Product',
    kind: 'Kind',
    window_start: 'From',
    window_end: 'To',
    items: 'Items sold',
    refunds: 'Refunded',
    refund_rate: 'Refund rate',
    rate_low: 'At least',
    rate_high: 'At most',
  },
  notes: () =>
    'With exact 95 % intervals. An incident is a rise of fewer than thirteen weeks; a rise that lasts is a new level. The last weeks, whose refunds are still coming in, are left out.',
  absent: 'No week’s refunds have had their usual time to come in yet.',
});
