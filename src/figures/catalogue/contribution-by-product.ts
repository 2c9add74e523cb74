/** What an item of each product leaves after its cost and the refunds. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { largestFirst } from '../parts/selections.ts';
import { productColour } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';

export const contributionByProduct: FigureDefinition = rankedFigure({
  id: 'contribution-by-product',
  form: 'bars',
  tables: ['contribution_by_product'],
  sources: ['order_items', 'order_item_refunds', 'products'],
  subtitle: (context) =>
    `Price less cost of goods and refunds of an average item, last twelve whole months, ${currencyName(context)}`,
  measure: 'contribution per item by product',
  entries: (context) =>
    largestFirst(context.table('contribution_by_product').rows, 'contribution_per_item').map(
      (row) => ({
        name: textIn(row, 'product'),
        value: numberIn(row, 'contribution_per_item')!,
        colour: productColour(context, textIn(row, 'product')),
      }),
    ),
  format: ({ format }) => format.moneyExact,
  notes: () => 'Refunds are those of the items sold, spread over all of them.',
  data: (context) =>
    tableData(context, context.table('contribution_by_product'), {
      product: 'Product',
      items: 'Items sold',
      revenue_per_item: 'Price of an item',
      cogs_per_item: 'Its cost',
      refunded_per_item: 'Refunds on it',
      contribution_per_item: 'It leaves',
      gross_margin: 'Margin before refunds',
      contribution_margin: 'After refunds',
      contribution: 'Contribution',
      share_of_contribution: 'Share of all',
    }),
  absent: 'Nothing has been sold.',
});
