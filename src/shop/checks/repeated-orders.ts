import type { CheckInput } from './check.ts';

/** 1 for each order that says what an earlier order of its session says: the same product, items, price and cost. */
export function findRepeatedOrders({ tables, facts }: CheckInput): Uint8Array {
  const isRepeated = new Uint8Array(tables.orders.rows);
  const { created_at, order_id, user_id, primary_product_id, items_purchased, price, cogs } =
    tables.orders.columns;
  const { session } = facts.orders;
  const isEarlier = (a: number, b: number): boolean =>
    created_at[a]! < created_at[b]! ||
    (created_at[a] === created_at[b] && order_id[a]! < order_id[b]!);
  const firstAlike = new Map<string, number>();
  for (let row = 0; row < isRepeated.length; row += 1) {
    // Few sessions have a second order.
    if (facts.sessions.orders[session[row]!]! < 2) continue;
    const key = `${session[row]} ${user_id[row]} ${primary_product_id[row]} ${items_purchased[row]} ${price[row]} ${cogs[row]}`;
    const first = firstAlike.get(key);
    if (first === undefined) firstAlike.set(key, row);
    else if (isEarlier(first, row)) isRepeated[row] = 1;
    else {
      isRepeated[first] = 1;
      firstAlike.set(key, row);
    }
  }
  return isRepeated;
}
