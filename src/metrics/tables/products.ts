import { type ColumnTable, escape as closure, op, table } from 'arquero';
import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { exactProportionInterval } from '../statistics/proportions.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';

const PRODUCT_MEASURES = [
  is.count('items', 'Items sold, by the date of the sale', 'items', 'items-sold'),
  is.count(
    'primary_items',
    'Items that were the main product of their order',
    'items',
    'attach-rate',
  ),
  is.money('revenue', 'Sum of the items’ prices, gross of refunds', 'revenue-of-products'),
  is.money('cogs', 'Cost of the items sold', 'gross-profit'),
  is.money('gross_profit', 'Revenue - cost of goods sold', 'gross-profit'),
  is.rate('gross_margin', 'Gross profit / revenue', 'gross-profit'),
  is.count(
    'refunds',
    'Items of the row’s sales that were refunded, whenever that was: by the date of the sale',
    'items',
    'refund-rate',
  ),
  is.rate(
    'refund_rate',
    'Refunded items / items sold, both by the date of the sale',
    'refund-rate',
  ),
];

/** The products' names by id, as a table to join. */
export function productNames({ products }: Pick<MetricsInput, 'products'>): ColumnTable {
  return table({ product_id: Array.from(products.id), product: products.name });
}

/** Items of a cube with `primary_items`, summed by these columns. */
function sumItems(items: ColumnTable, by: readonly string[]): ColumnTable {
  return sumBy(items.derive({ primary_items: (d) => d.items * d.is_primary_item }), by, [
    'items',
    'primary_items',
    'revenue',
    'cogs',
    'refunded_items',
  ]).rename({ refunded_items: 'refunds' });
}

function withProductRates(sums: ColumnTable): ColumnTable {
  return sums.derive({ gross_profit: (d) => d.revenue - d.cogs }).derive({
    gross_margin: (d) => d.gross_profit / d.revenue,
    refund_rate: (d) => d.refunds / d.items,
  });
}

const productsByMonth = defineTable({
  id: 'products_by_month',
  title: 'Products month by month',
  grain: ['period', 'product_id'],
  population: ['items'],
  columns: [is.PERIOD, is.PRODUCT_ID, is.PRODUCT, is.COMPLETE, ...PRODUCT_MEASURES],
  compute: (input) =>
    withComplete(
      withProductRates(
        sumItems(withPeriod(input.cubes.items, 'month'), ['period', 'product_id']).join(
          productNames(input),
          'product_id',
        ),
      ),
      input.coverage,
    ),
});

const products = defineTable({
  id: 'products',
  title: 'Products over all of the data',
  grain: ['product_id'],
  population: ['items'],
  columns: [
    is.PRODUCT_ID,
    is.PRODUCT,
    is.date('launch_date', 'Launch, by the products table'),
    is.date('first_sale_date', 'Day of the first sale; empty for a product never sold'),
    ...PRODUCT_MEASURES,
    is.rate(
      'rate_low',
      'Lower end of the exact 95 % interval of the refund rate (Clopper-Pearson)',
      'refund-rate',
    ),
    is.rate('rate_high', 'Upper end of the exact 95 % interval of the refund rate', 'refund-rate'),
    is.rate(
      'share_of_revenue',
      'Revenue of the product / revenue of all items',
      'share-of-revenue',
    ),
  ],
  compute(input) {
    const { cubes, products: known } = input;
    const firstSales = cubes.items.groupby('product_id').rollup({ first_sale: op.min('day') });
    type Sums = { refunds: number; items: number };
    const sold = table({
      product_id: Array.from(known.id),
      product: known.name,
      launch_date: Array.from(known.launchDay, formatDay),
    })
      .join_left(sumItems(cubes.items, ['product_id']), 'product_id')
      .join_left(firstSales, 'product_id')
      .impute({
        items: () => 0,
        primary_items: () => 0,
        revenue: () => 0,
        cogs: () => 0,
        refunds: () => 0,
      });
    return withProductRates(sold).derive({
      first_sale_date: closure((d: { first_sale?: number }) =>
        d.first_sale === undefined ? null : formatDay(d.first_sale),
      ),
      rate_low: closure((d: Sums) => exactProportionInterval(d.refunds, d.items)?.low ?? null),
      rate_high: closure((d: Sums) => exactProportionInterval(d.refunds, d.items)?.high ?? null),
      share_of_revenue: (d) => d.revenue / op.sum(d.revenue),
    });
  },
});

export const productTables = [products, productsByMonth];
