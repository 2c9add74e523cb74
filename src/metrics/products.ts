import { table } from 'arquero';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy, withPeriod } from './periods.ts';
import type { TableDefinition } from './table-definition.ts';

const PRODUCT_MEASURES = [
  is.count('items', 'Items sold, by the date of the sale', 'items'),
  is.count('primary_items', 'Items that were the main product of their order', 'items'),
  is.money('revenue', 'Sum of the items’ prices, gross of refunds'),
  is.money('cogs', 'Cost of the items sold'),
  is.money('gross_profit', 'Revenue - cost of goods sold'),
  is.rate('gross_margin', 'Gross profit / revenue'),
  is.count(
    'refunds',
    'Items of the row’s sales that were refunded, whenever that was: by the date of the sale',
    'items',
  ),
  is.rate('refund_rate', 'Refunded items / items sold, both by the date of the sale'),
];

/** The products' names by id, as a table to join. */
export function productNames({ products }: Pick<MetricsInput, 'products'>) {
  return table({ product_id: Array.from(products.id), product: products.name });
}

export const productTables: TableDefinition<MetricsInput>[] = [
  {
    id: 'products_by_month',
    title: 'Products month by month',
    grain: ['period', 'product_id'],
    columns: [is.PERIOD, is.PRODUCT_ID, is.PRODUCT, ...PRODUCT_MEASURES],
    compute: (input) =>
      sumBy(
        withPeriod(input.cubes.items, 'month').derive({
          primary_items: (d) => d.items * d.is_primary_item,
        }),
        ['period', 'product_id'],
        ['items', 'primary_items', 'revenue', 'cogs', 'refunded_items'],
      )
        .rename({ refunded_items: 'refunds' })
        .join(productNames(input), 'product_id')
        .derive({ gross_profit: (d) => d.revenue - d.cogs })
        .derive({
          gross_margin: (d) => d.gross_profit / d.revenue,
          refund_rate: (d) => d.refunds / d.items,
        }),
  },
];
