/** What is added to what. */

import type { FigureDefinition } from '../figure.ts';
import { heatFigure } from '../forms/heat-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { readingName } from '../parts/readings.ts';

export const crossSellMatrix: FigureDefinition = heatFigure({
  id: 'cross-sell-matrix',
  tables: ['cross_sell'],
  sources: ['orders', 'order_items'],
  subtitle: () =>
    'Orders to which the product of the column was added / orders with the main product of the row, since both could be, per cent',
  measure: 'attach rate',
  cellName: ({ row, column }, _, { products }) =>
    `${readingName(products[column]!)} added to ${readingName(products[row]!)}`,
  grid(context) {
    const names = context.products;
    const rows = context.table('cross_sell').rows;
    return {
      rows: names,
      columns: names.map((_, index) => String(index + 1)),
      shownColumns: () => names.map((_, index) => index),
      isSquare: true,
      cells: rows.map((row) => ({
        row: names.indexOf(textIn(row, 'primary_product')),
        column: names.indexOf(textIn(row, 'cross_sold_product')),
        value: numberIn(row, 'attach_rate'),
      })),
    };
  },
  format: ({ format }) => format.percent,
  notes: () =>
    'Rows: the main product. Columns: the product added. The fuller the colour, the more often.',
  data: (context) =>
    tableData(context, context.table('cross_sell'), {
      primary_product: 'Main product',
      cross_sold_product: 'Added product',
      since: 'Since',
      primary_orders: 'Orders with the main product',
      orders: 'With the addition',
      attach_rate: 'Attach rate',
      rate_low: 'From',
      rate_high: 'To',
    }),
  absent: 'Nothing was bought together.',
});
