import type { CheckInput } from './check.ts';

/** A shop's own software may send an order a second time within so many seconds. */
const SOON = 300;

/**
 * 1 for each order that says what another of its session said within the five minutes before: the same product, items, price and cost.
 */
export function findRepeatedOrders({ tables, facts }: CheckInput): Uint8Array {
  const isRepeated = new Uint8Array(tables.orders.rows);
  const { created_at, order_id, user_id, primary_product_id, items_purchased, price, cogs } =
    tables.orders.columns;
  const { session } = facts.orders;
  const alike = new Map<string, number[]>();
  for (let row = 0; row < isRepeated.length; row += 1) {
    // Few sessions have a second order.
    if (facts.sessions.orders[session[row]!]! < 2) continue;
    const key = `${session[row]} ${user_id[row]} ${primary_product_id[row]} ${items_purchased[row]} ${price[row]} ${cogs[row]}`;
    const rows = alike.get(key);
    if (rows === undefined) alike.set(key, [row]);
    else rows.push(row);
  }
  for (const rows of alike.values()) {
    rows.sort((a, b) => created_at[a]! - created_at[b]! || order_id[a]! - order_id[b]!);
    for (let place = 1; place < rows.length; place += 1)
      if (created_at[rows[place]!]! - created_at[rows[place - 1]!]! <= SOON)
        isRepeated[rows[place]!] = 1;
  }
  return isRepeated;
}
