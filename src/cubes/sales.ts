import type { Facts } from '../facts/facts.ts';
import { aggregate, integerDimension, listedDimension } from './aggregate.ts';
import type { CubeDefinition } from './cube.ts';

/** Product rows are told apart by their id in the export: two products may bear one name. */
function productIds(facts: Facts): number[] {
  return Array.from(facts.products.id);
}

/** Orders by the books: the order's own day x its primary product. */
export const ordersCube: CubeDefinition = {
  id: 'orders',
  about: 'Orders of one day and primary product, by the date of the order',
  grain: ['day', 'primary_product_id'],
  measures: () => ['orders', 'items', 'revenue', 'cogs'],
  build(facts) {
    const { orders } = facts;
    return aggregate(
      orders.rows,
      {
        day: integerDimension(orders.day),
        primary_product_id: listedDimension(orders.primaryProduct, productIds(facts)),
      },
      'orders',
      { items: orders.items, revenue: orders.revenue, cogs: orders.cogs },
    );
  },
  sql: ({ currency }) => `select day, primary_product_id,
  count(*) as orders, sum(items_purchased) as items, sum(revenue) as revenue, sum(cogs) as cogs
from (
  select cast(created_at as date) as day, primary_product_id, items_purchased,
    price_${currency.toLowerCase()} * 100 as revenue, cogs_${currency.toLowerCase()} * 100 as cogs
  from orders
) dated_orders
group by day, primary_product_id`,
};

/** Items by the day of their sale x product x place in the order; `refunded_items` counts those that were ever refunded. */
export const itemsCube: CubeDefinition = {
  id: 'items',
  about: 'Items of one day of sale, product and place in the order',
  grain: ['day', 'product_id', 'is_primary_item'],
  measures: () => ['items', 'revenue', 'cogs', 'refunded_items'],
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
      { revenue: items.revenue, cogs: items.cogs, refunded_items: items.refunded },
    );
  },
  sql: ({ currency }) => `select day, product_id, is_primary_item,
  count(*) as items, sum(revenue) as revenue, sum(cogs) as cogs, sum(refunded) as refunded_items
from (
  select cast(i.created_at as date) as day, i.product_id, i.is_primary_item,
    i.price_${currency.toLowerCase()} * 100 as revenue, i.cogs_${currency.toLowerCase()} * 100 as cogs,
    case when r.order_item_id is null then 0 else 1 end as refunded
  from order_items i
  left join order_item_refunds r on r.order_item_id = i.order_item_id
) dated_items
group by day, product_id, is_primary_item`,
};

/** Refunds by the day of the refund x product. Never to be mixed with `refunded_items`, which stand by the day of the sale. */
export const refundsCube: CubeDefinition = {
  id: 'refunds',
  about: 'Refunds of one day of refund and product',
  grain: ['day', 'product_id'],
  measures: () => ['refunds', 'refund_amount'],
  build(facts) {
    const { refunds, items } = facts;
    return aggregate(
      refunds.rows,
      {
        day: integerDimension(refunds.day),
        product_id: listedDimension(
          Uint32Array.from(refunds.item, (item) => items.product[item]!),
          productIds(facts),
        ),
      },
      'refunds',
      { refund_amount: refunds.amount },
    );
  },
  sql: ({
    currency,
  }) => `select day, product_id, count(*) as refunds, sum(refund_amount) as refund_amount
from (
  select cast(r.created_at as date) as day, i.product_id, r.refund_amount_${currency.toLowerCase()} * 100 as refund_amount
  from order_item_refunds r
  join order_items i on i.order_item_id = r.order_item_id
) dated_refunds
group by day, product_id`,
};
