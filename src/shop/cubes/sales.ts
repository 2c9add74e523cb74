import type { Facts } from '../facts/facts.ts';
import { aggregate, integerDimension, listedDimension, pick, rowsWhere } from './aggregate.ts';
import { type CubeDefinition, defineCube } from './cube.ts';

/** Product rows are told apart by their id in the export: two products may bear one name. */
function productIds(facts: Facts): number[] {
  return Array.from(facts.products.id);
}

const CUSTOMER_TYPES = ['returning', 'new'] as const;

/**
 * Orders by the books: the order's own day x its primary product x whether it is its customer's first order. `followed_orders` are first
 * orders whose customer has ordered again since.
 */
export const ordersCube = defineCube({
  id: 'orders',
  about: 'Orders of one day, primary product and type of customer, by the date of the order',
  grain: ['day', 'primary_product_id', 'customer_type'],
  measures: () => [
    'orders',
    'orders_with_cross_sell',
    'followed_orders',
    'items',
    'revenue',
    'cogs',
  ],
  build(facts) {
    const { orders, users } = facts;
    return aggregate(
      orders.rows,
      {
        day: integerDimension(orders.day),
        primary_product_id: listedDimension(orders.primaryProduct, productIds(facts)),
        customer_type: listedDimension(users.ofOrder.isFirst, CUSTOMER_TYPES),
      },
      'orders',
      {
        orders_with_cross_sell: orders.hasCrossSell,
        followed_orders: users.ofOrder.isFollowed,
        items: orders.items,
        revenue: orders.revenue,
        cogs: orders.cogs,
      },
    );
  },
  sql: ({ currency }) => `select day, primary_product_id, customer_type,
  count(*) as orders, sum(has_cross_sell) as orders_with_cross_sell, sum(is_followed) as followed_orders,
  sum(items_purchased) as items, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select cast(o.created_at as date) as day, o.primary_product_id, o.items_purchased,
    case when row_number() over (partition by o.user_id order by o.created_at, o.order_id) = 1
      then 'new' else 'returning' end as customer_type,
    case when exists (select 1 from order_items i where i.order_id = o.order_id and i.is_primary_item = 0)
      then 1 else 0 end as has_cross_sell,
    case when row_number() over (partition by o.user_id order by o.created_at, o.order_id) = 1
      and count(*) over (partition by o.user_id) > 1 then 1 else 0 end as is_followed,
    o.price_${currency.toLowerCase()} * 100 as revenue, o.cogs_${currency.toLowerCase()} * 100 as cogs
  from orders o
) dated_orders
group by day, primary_product_id, customer_type`,
});

/** Items by the day of their sale x product x place in the order; `refunded_items` counts those that were ever refunded, `refunded_amount` what was paid. */
export const itemsCube = defineCube({
  id: 'items',
  about: 'Items of one day of sale, product and place in the order',
  grain: ['day', 'product_id', 'is_primary_item'],
  measures: () => ['items', 'revenue', 'cogs', 'refunded_items', 'refunded_amount'],
  build(facts) {
    const { items } = facts;
    return aggregate(
      items.rows,
      {
        day: integerDimension(items.day),
        product_id: listedDimension(items.product, productIds(facts)),
        is_primary_item: integerDimension(items.isPrimary),
      },
      'items',
      {
        revenue: items.revenue,
        cogs: items.cogs,
        refunded_items: items.refunded,
        refunded_amount: items.refundedAmount,
      },
    );
  },
  sql: ({ currency }) => `select day, product_id, is_primary_item,
  count(*) as items, sum(revenue) as revenue, sum(cogs) as cogs, sum(refunded) as refunded_items,
  sum(refunded_amount) as refunded_amount
from (
  select cast(i.created_at as date) as day, i.product_id, i.is_primary_item,
    i.price_${currency.toLowerCase()} * 100 as revenue, i.cogs_${currency.toLowerCase()} * 100 as cogs,
    case when r.order_item_id is null then 0 else 1 end as refunded,
    coalesce(r.refund_amount_${currency.toLowerCase()}, 0) * 100 as refunded_amount
  from order_items i
  left join order_item_refunds r on r.order_item_id = i.order_item_id
) dated_items
group by day, product_id, is_primary_item`,
});

/** Items by product, price and cost: which prices and costs a product ever had. */
export const itemPricesCube = defineCube({
  id: 'item_prices',
  about: 'Items of one product that were sold at one price and one cost',
  grain: ['product_id', 'price', 'cost'],
  measures: () => ['items'],
  build(facts) {
    const { items } = facts;
    return aggregate(
      items.rows,
      {
        product_id: listedDimension(items.product, productIds(facts)),
        price: integerDimension(items.revenue),
        cost: integerDimension(items.cogs),
      },
      'items',
      {},
    );
  },
  sql: ({ currency }) => `select product_id, price, cost, count(*) as items
from (
  select product_id, price_${currency.toLowerCase()} * 100 as price, cogs_${currency.toLowerCase()} * 100 as cost from order_items
) priced_items
group by product_id, price, cost`,
});

/** Refunds by the day of the refund x product. Never to be mixed with `refunded_items` and `refunded_amount`, which stand by the day of the sale. */
export const refundsCube = refundsBy('day', {
  id: 'refunds',
  about: 'Refunds of one day of refund and product',
  dayOf: ({ refunds }) => refunds.day,
  daySql: 'cast(r.created_at as date)',
});

/** Orders in which one product was added to another, by the day of the order: what is bought together. */
export const crossSellCube = defineCube({
  id: 'cross_sell',
  about: 'Orders of one day in which one product was added to a primary product',
  grain: ['day', 'primary_product_id', 'cross_product_id'],
  measures: () => ['orders'],
  build(facts) {
    const { items, orders } = facts;
    const added = firstOfKind(facts);
    const orderRows = pick(items.order, added);
    return aggregate(
      added.length,
      {
        day: integerDimension(orderRows.map((order) => orders.day[order]!)),
        primary_product_id: listedDimension(
          orderRows.map((order) => orders.primaryProduct[order]!),
          productIds(facts),
        ),
        cross_product_id: listedDimension(pick(items.product, added), productIds(facts)),
      },
      'orders',
      {},
    );
  },
  sql: () => `select day, primary_product_id, cross_product_id, count(*) as orders
from (
  select distinct cast(o.created_at as date) as day, o.order_id, o.primary_product_id, i.product_id as cross_product_id
  from orders o
  join order_items i on i.order_id = o.order_id and i.is_primary_item = 0
) additions
group by day, primary_product_id, cross_product_id`,
});

/** Rows of the added items, one for each product of an order: two of a kind are one addition. */
function firstOfKind({ items, products }: Facts): Uint32Array {
  const seen = new Set<number>();
  return rowsWhere(items.rows, (item) => {
    const key = items.order[item]! * products.name.length + items.product[item]!;
    if (items.isPrimary[item] === 1 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Refunds by how long after the sale they came x product. */
export const refundLagCube = refundsBy('days', {
  id: 'refund_lag',
  about: 'Refunds of one product, so many calendar days after the sale',
  dayOf: ({ refunds }) => refunds.lagDays,
  daySql: 'cast(r.created_at as date) - cast(i.created_at as date)',
});

/** Refunds by a number of days, so named, x product. */
function refundsBy<const Id extends string>(
  dimension: 'day' | 'days',
  {
    id,
    about,
    dayOf,
    daySql,
  }: Pick<CubeDefinition<Id>, 'id' | 'about'> & {
    dayOf(facts: Facts): Facts['refunds']['day'];
    daySql: string;
  },
): CubeDefinition<Id> {
  return {
    id,
    about,
    grain: [dimension, 'product_id'],
    measures: () => ['refunds', 'refund_amount'],
    build(facts) {
      const { refunds, items } = facts;
      return aggregate(
        refunds.rows,
        {
          [dimension]: integerDimension(dayOf(facts)),
          product_id: listedDimension(pick(items.product, refunds.item), productIds(facts)),
        },
        'refunds',
        { refund_amount: refunds.amount },
      );
    },
    sql: ({
      currency,
    }) => `select ${dimension}, product_id, count(*) as refunds, sum(refund_amount) as refund_amount
from (
  select ${daySql} as ${dimension}, i.product_id, r.refund_amount_${currency.toLowerCase()} * 100 as refund_amount
  from order_item_refunds r
  join order_items i on i.order_item_id = r.order_item_id
) dated_refunds
group by ${dimension}, product_id`,
  };
}
