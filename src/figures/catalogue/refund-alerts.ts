/** The months in which more of a product came back than its own history allows. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const refundAlerts: FigureDefinition = tableFigure({
  id: 'refund-alerts',
  table: 'refunds_by_product_month',
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () => 'Months of sale whose refund rate lies above what chance allows, by product',
  rows: (context) =>
    context.table('refunds_by_product_month').rows.filter(({ alert }) => alert === 1),
  labels: {
    period: 'Month of sale',
    product: 'Product',
    items: 'Items sold',
    refunds: 'Refunded',
    refund_rate: 'Refund rate',
    rate_low: 'From',
    rate_high: 'To',
    expected_rate: 'Expected',
  },
  notes: () =>
    'An alert needs a chance below one in a hundred over all of the product’s months together.',
  absent: 'No month of any product lies above what chance allows.',
});
