/** How many items of each product come back. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { productColour } from '../parts/theme.ts';

export const refundRateByProduct: FigureDefinition = rankedFigure({
  id: 'refund-rate-by-product',
  form: 'points',
  tables: ['products'],
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () =>
    'Refunded items / items sold by product, all of the data, with exact 95 % intervals',
  measure: 'refund rate by product',
  entries: (context) =>
    largestFirst(context.table('products').rows, 'refund_rate').map((row) => ({
      name: textIn(row, 'product'),
      value: numberIn(row, 'refund_rate')!,
      low: numberIn(row, 'rate_low'),
      high: numberIn(row, 'rate_high'),
      colour: productColour(context, textIn(row, 'product')),
    })),
  format: ({ format }) => format.percent,
  data: (context) =>
    tableData(context, context.table('products'), {
      product: 'Product',
      items: 'Items sold',
      refunds: 'Refunded',
      refund_rate: 'Refund rate',
      rate_low: 'From',
      rate_high: 'To',
    }),
  absent: 'Nothing has been sold.',
});
