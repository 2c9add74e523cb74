/** How many items of each product come back. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { productColour } from '../parts/theme.ts';

export const refundRateByProduct: FigureDefinition = rankedFigure({
  id: 'refund-rate-by-product',
  form: 'points',
  tables: ['refund_regimes'],
  sources: ['order_items', 'order_item_refunds'],
  subtitle: () =>
    'Refunded items / items sold by product, at the level that holds since its latest change, with exact 95 % intervals',
  measure: 'refund rate by product',
  entries: (context) =>
    largestFirst(latestRegimes(context), 'refund_rate').map((row) => ({
      name: textIn(row, 'product'),
      value: numberIn(row, 'refund_rate')!,
      low: numberIn(row, 'rate_low'),
      high: numberIn(row, 'rate_high'),
      colour: productColour(context, textIn(row, 'product')),
    })),
  format: ({ format }) => format.percent,
  data: (context) =>
    tableData(
      context,
      context.table('refund_regimes'),
      {
        product: 'Product',
        window_start: 'Sold since',
        items: 'Items sold',
        refunds: 'Refunded',
        refund_rate: 'Refund rate',
        rate_low: 'From',
        rate_high: 'To',
      },
      latestRegimes(context),
    ),
  absent: 'No week’s refunds have had their usual time to come in yet.',
});

function latestRegimes(context: FigureContext): readonly RowOf<'refund_regimes'>[] {
  return context.table('refund_regimes').rows.filter((row) => row.is_latest === 1);
}
