import { dayOf } from '../../base/calendar.ts';
import { KeyIndex } from '../tables/key-index.ts';
import type { Tables } from '../tables/schema.ts';
import { dayAndHour } from './day-and-hour.ts';
import { parentRows } from './group-rows.ts';

/** One entry per row of `orders`: the order's own date (the books), its session, its money in cents. */
export interface OrderFacts {
  rows: number;
  day: Int32Array;
  hour: Uint8Array;
  /** Row in `website_sessions`. */
  session: Uint32Array;
  /** Row in `products`. */
  primaryProduct: Uint32Array;
  items: Float64Array;
  revenue: Float64Array;
  cogs: Float64Array;
  /** What was paid back of it, whenever that was, in cents. */
  refundedAmount: Float64Array;
  /** 1 when the order holds an item besides its primary one. */
  hasCrossSell: Uint8Array;
}

/** One entry per row of `order_items`: the sale, and its refund if there is one. */
export interface ItemFacts {
  rows: number;
  /** Day of the sale: the item's own `created_at`. */
  day: Int32Array;
  /** Row in `orders`. */
  order: Uint32Array;
  /** Row in `products`. */
  product: Uint32Array;
  isPrimary: Uint8Array;
  revenue: Float64Array;
  cogs: Float64Array;
  /** 1 when the item was refunded, whenever that was. */
  refunded: Uint8Array;
  /** What was paid back of it, in cents. */
  refundedAmount: Float64Array;
}

/** One entry per row of `order_item_refunds`. */
export interface RefundFacts {
  rows: number;
  /** Day of the refund. */
  day: Int32Array;
  /** Row in `order_items`. */
  item: Uint32Array;
  /** Whole days from the sale to the refund, by calendar. */
  lagDays: Int32Array;
  amount: Float64Array;
}

/** Joins orders to sessions, products and items. Keys must have been checked. */
export function buildOrderFacts(
  tables: Tables,
  {
    sessionIndex,
    productIndex,
    items,
  }: { sessionIndex: KeyIndex; productIndex: KeyIndex; items: ItemFacts },
): OrderFacts {
  const { created_at, website_session_id, primary_product_id, items_purchased, price, cogs } =
    tables.orders.columns;
  const hasCrossSell = new Uint8Array(tables.orders.rows);
  const refundedAmount = new Float64Array(tables.orders.rows);
  for (let item = 0; item < items.rows; item += 1) {
    const order = items.order[item]!;
    if (items.isPrimary[item] === 0) hasCrossSell[order] = 1;
    refundedAmount[order]! += items.refundedAmount[item]!;
  }
  return {
    rows: tables.orders.rows,
    ...dayAndHour(created_at),
    session: parentRows(website_session_id, sessionIndex),
    primaryProduct: parentRows(primary_product_id, productIndex),
    items: items_purchased,
    revenue: price,
    cogs,
    refundedAmount,
    hasCrossSell,
  };
}

/** Joins items to orders, products and refunds. Keys must have been checked. */
export function buildItemFacts(
  tables: Tables,
  productIndex: KeyIndex,
): { items: ItemFacts; refunds: RefundFacts } {
  const { order_item_id, created_at, order_id, product_id, is_primary_item, price, cogs } =
    tables.order_items.columns;
  const items: ItemFacts = {
    rows: tables.order_items.rows,
    day: days(created_at),
    order: parentRows(order_id, new KeyIndex(tables.orders.columns.order_id)),
    product: parentRows(product_id, productIndex),
    isPrimary: is_primary_item,
    revenue: price,
    cogs,
    refunded: new Uint8Array(tables.order_items.rows),
    refundedAmount: new Float64Array(tables.order_items.rows),
  };
  const refund = tables.order_item_refunds.columns;
  const refunds: RefundFacts = {
    rows: tables.order_item_refunds.rows,
    day: days(refund.created_at),
    item: parentRows(refund.order_item_id, new KeyIndex(order_item_id)),
    lagDays: new Int32Array(tables.order_item_refunds.rows),
    amount: refund.refund_amount,
  };
  for (let row = 0; row < refunds.rows; row += 1) {
    const item = refunds.item[row]!;
    items.refunded[item] = 1;
    items.refundedAmount[item]! += refunds.amount[row]!;
    refunds.lagDays[row] = refunds.day[row]! - items.day[item]!;
  }
  return { items, refunds };
}

function days(createdAt: Float64Array): Int32Array {
  return Int32Array.from(createdAt, dayOf);
}
