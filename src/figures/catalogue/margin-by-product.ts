/** What each product leaves after the cost of the goods. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { productColour } from '../parts/theme.ts';

export const marginByProduct: FigureDefinition = rankedFigure({
  id: 'margin-by-product',
  form: 'bars',
  tables: ['products'],
  sources: ['order_items', 'products'],
  subtitle: () => 'Gross profit / revenue by product, all of the data, per cent',
  measure: 'gross margin by product',
  entries: (context) =>
    largestFirst(context.table('products').rows, 'gross_margin').map((row) => ({
      name: textIn(row, 'product'),
      value: numberIn(row, 'gross_margin')!,
      colour: productColour(context, textIn(row, 'product')),
    })),
  format: ({ format }) => format.percent,
  data: (context) =>
    tableData(context, context.table('products'), {
      product: 'Product',
      launch_date: 'Launch',
      items: 'Items sold',
      revenue: 'Revenue',
      gross_profit: 'Gross profit',
      gross_margin: 'Gross margin',
      share_of_revenue: 'Share of revenue',
    }),
  absent: 'Nothing has been sold.',
});
