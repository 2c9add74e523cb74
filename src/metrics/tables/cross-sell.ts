import { type ColumnTable, escape as closure, op, table } from 'arquero';
import { formatDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { proportionInterval } from '../statistics/proportions.ts';
import { DailyTotals, sumBy } from './periods.ts';

export const PAIR_IDS = ['primary_product_id', 'cross_sold_product_id'];

/** What names a pair of two products, in that order. */
export const PAIR_COLUMNS = [
  is.text('primary_product', 'Main product of the order'),
  is.text('cross_sold_product', 'Product that was added to it'),
  is.count('primary_product_id', 'Main product’s id in the export'),
  is.count('cross_sold_product_id', 'Added product’s id in the export'),
  is.date(
    'since',
    'Day from which both could be bought together: the latest of their launches and of the shop’s first order with an addition',
  ),
];

/** Keyed by ids, since two products may bear one name. */
export const crossSellTable = defineTable({
  id: 'cross_sell',
  title: 'What is bought together',
  grain: PAIR_IDS,
  population: ['primary_orders'],
  columns: [
    ...PAIR_COLUMNS,
    is.count(
      'primary_orders',
      'Orders with this main product since that day',
      'orders',
      'attach-rate',
    ),
    is.count(
      'orders',
      'Of these, orders to which the other product was added',
      'orders',
      'attach-rate',
    ),
    is.rate(
      'attach_rate',
      'Orders with the addition / orders with the main product',
      'attach-rate',
    ),
    is.rate(
      'rate_low',
      'Lower end of the 95 % interval of the attach rate (Wilson)',
      'attach-rate',
    ),
    is.rate('rate_high', 'Upper end of the 95 % interval of the attach rate', 'attach-rate'),
  ],
  compute({ cubes, products }) {
    const additions = cubes.cross_sell.rename({ cross_product_id: 'cross_sold_product_id' });
    const pairs = productPairs(products, additions);
    const together = sumBy(
      additions
        .join(pairs.select(...PAIR_IDS, 'since_day'), [PAIR_IDS, PAIR_IDS])
        .filter((d) => d.day >= d.since_day),
      PAIR_IDS,
      ['orders'],
    );
    const ordersSince = ordersByProduct(cubes.orders);
    type Pair = { primary_product_id: number; since_day: number };
    type Rate = { orders: number; primary_orders: number };
    return pairs
      .join_left(together, [PAIR_IDS, PAIR_IDS])
      .impute({ orders: () => 0 })
      .derive({
        primary_orders: closure((d: Pair) => ordersSince(d.primary_product_id, d.since_day)),
      })
      .derive({
        attach_rate: (d) => d.orders / d.primary_orders,
        rate_low: closure((d: Rate) => proportionInterval(d.orders, d.primary_orders)?.low ?? null),
        rate_high: closure(
          (d: Rate) => proportionInterval(d.orders, d.primary_orders)?.high ?? null,
        ),
      });
  },
});

/** Every ordered pair of two products, with the day since which both could be bought together, as `since_day` and as `since`. */
export function productPairs(
  products: MetricsInput['products'],
  additions: ColumnTable,
): ColumnTable {
  const known = table({
    id: Array.from(products.id),
    name: products.name,
    launch: Array.from(products.launchDay),
  });
  // Before the shop let anybody add a product, no pair could be bought, however old its products.
  const firstAddition =
    additions.numRows() === 0
      ? Number.NEGATIVE_INFINITY
      : (additions.rollup({ first: op.min('day') }).get('first') as number);
  return known
    .rename({ id: 'primary_product_id', name: 'primary_product' })
    .cross(
      known.rename({ id: 'cross_sold_product_id', name: 'cross_sold_product', launch: 'launch_2' }),
    )
    .filter((d) => d.primary_product_id !== d.cross_sold_product_id)
    .params({ firstAddition })
    .derive({
      since_day: (d: { launch: number; launch_2: number }, $: { firstAddition: number }) =>
        op.greatest(d.launch, d.launch_2, $.firstAddition),
    })
    .derive({ since: closure((d: { since_day: number }) => formatDay(d.since_day)) });
}

/** The orders of one main product from a day on. */
function ordersByProduct(orders: ColumnTable): (productId: number, since: number) => number {
  const daily = sumBy(orders, ['primary_product_id', 'day'], ['orders']).objects() as {
    primary_product_id: number;
  }[];
  const totals = new Map(
    [...Map.groupBy(daily, (row) => row.primary_product_id)].map(([id, rows]) => [
      id,
      new DailyTotals(tableOfRows(rows, [{ name: 'day' }, { name: 'orders' }]), 'orders'),
    ]),
  );
  return (productId, since) => totals.get(productId)?.between(since, Number.POSITIVE_INFINITY) ?? 0;
}
