import { amountOf, type Finding, type QualityRun } from './quality-check.ts';

interface OrderSums {
  items: Uint32Array;
  price: Float64Array;
  cogs: Float64Array;
  primaryItems: Uint32Array;
  /** Product of the order's last primary item; 0 rows of it where there is none. */
  primaryProduct: Float64Array;
}

/** Orders agree with their items: number, money, primary product; and with the user of their session. */
export function checkOrders(run: QualityRun): void {
  const { orders } = run.tables;
  const sums = sumItems(run);
  const itemsPath = run.pathOf('order_items');
  checkEach(
    run,
    'order-has-items',
    'Each order has at least one item: else revenue and products would not add up.',
    (row) =>
      sums.items[row] === 0
        ? {
            column: 'order_id',
            message: `order ${orders.columns.order_id[row]} has no item in ${itemsPath}`,
            hint: 'Load both files from the same export.',
          }
        : undefined,
  );
  checkItemCount(run, sums, itemsPath);
  for (const column of ['price', 'cogs'] as const) checkMoney(run, column, sums, itemsPath);
  checkPrimaryItem(run, sums, itemsPath);
  checkUser(run);
  checkCost(run);
}

function sumItems({ tables, links }: QualityRun): OrderSums {
  const { is_primary_item, price, cogs, product_id } = tables.order_items.columns;
  const { rows } = tables.orders;
  const sums: OrderSums = {
    items: new Uint32Array(rows),
    price: new Float64Array(rows),
    cogs: new Float64Array(rows),
    primaryItems: new Uint32Array(rows),
    primaryProduct: new Float64Array(rows),
  };
  const orders = links.parentRows('order_items', 'order_id');
  for (let item = 0; item < orders.length; item++) {
    const row = orders[item]!;
    if (row === -1) continue;
    sums.items[row]!++;
    sums.price[row]! += price[item]!;
    sums.cogs[row]! += cogs[item]!;
    if (is_primary_item[item] === 0) continue;
    sums.primaryItems[row]!++;
    sums.primaryProduct[row] = product_id[item]!;
  }
  return sums;
}

/** Checks each order that is not the repetition of one (that has its own error, and its items belong to the first). */
function checkEach(
  run: QualityRun,
  id: string,
  meaning: string,
  find: (row: number) => Finding | undefined,
): void {
  const { order_id } = run.tables.orders.columns;
  const index = run.links.index.orders;
  run.require({ id, table: 'orders', meaning }, (fail) => {
    for (let row = 0; row < order_id.length; row++) {
      if (index.rowOf(order_id[row]!) !== row) continue;
      const finding = find(row);
      if (finding !== undefined) fail(row, finding);
    }
  });
}

function checkItemCount(run: QualityRun, { items }: OrderSums, itemsPath: string): void {
  const { items_purchased } = run.tables.orders.columns;
  checkEach(
    run,
    'order-item-count',
    'The number of items that an order states is the number of its items: else items per order would be wrong.',
    (row) =>
      items[row] !== 0 && items[row] !== items_purchased[row]
        ? {
            column: 'items_purchased',
            expected: `${items[row]}, the number of its items in ${itemsPath}`,
            found: String(items_purchased[row]),
            hint: 'Load both files from the same export.',
          }
        : undefined,
  );
}

function checkMoney(
  run: QualityRun,
  column: 'price' | 'cogs',
  sums: OrderSums,
  itemsPath: string,
): void {
  const stated = run.tables.orders.columns[column];
  const summed = sums[column];
  checkEach(
    run,
    `order-${column}-sum`,
    column === 'price'
      ? "An order's price is the sum of its items' prices, to the cent: else revenue by product would not add up to revenue."
      : "An order's cost is the sum of its items' costs, to the cent: else profit by product would not add up to profit.",
    (row) =>
      sums.items[row] !== 0 && summed[row] !== stated[row]
        ? {
            column: run.moneyColumn(column),
            expected: `${amountOf(summed[row]!)}, the sum over its items in ${itemsPath}`,
            found: amountOf(stated[row]!),
            hint: 'Load both files from the same export; discounts and shipping belong to the items.',
          }
        : undefined,
  );
}

function checkPrimaryItem(run: QualityRun, sums: OrderSums, itemsPath: string): void {
  const { primary_product_id } = run.tables.orders.columns;
  checkEach(
    run,
    'order-primary-item',
    "Each order has exactly one primary item, of the order's primary product: else cross-selling would be wrong.",
    (row) => {
      if (sums.items[row] === 0) return undefined;
      const count = sums.primaryItems[row]!;
      if (count === 1 && sums.primaryProduct[row] === primary_product_id[row]) return undefined;
      return {
        column: 'primary_product_id',
        expected:
          count === 1
            ? `${sums.primaryProduct[row]}, the product of its primary item in ${itemsPath}`
            : `one item with is_primary_item 1 in ${itemsPath}`,
        found: String(count === 1 ? primary_product_id[row] : count),
        hint: 'Mark the item that the order began with, and no other.',
      };
    },
  );
}

function checkUser(run: QualityRun): void {
  const { user_id } = run.tables.orders.columns;
  const users = run.tables.website_sessions.columns.user_id;
  const sessions = run.links.parentRows('orders', 'website_session_id');
  checkEach(
    run,
    'order-user-of-session',
    'The user of each order is the user of its session: else the worth of a customer would be wrong.',
    (row) =>
      sessions[row] !== -1 && users[sessions[row]!] !== user_id[row]
        ? {
            column: 'user_id',
            expected: `${users[sessions[row]!]}, the user of its session`,
            found: String(user_id[row]),
            hint: 'Load both files from the same export.',
          }
        : undefined,
  );
}

/** Price and cost that changed places in an export agree with each other everywhere. */
function checkCost(run: QualityRun): void {
  const { price, cogs } = run.tables.order_items.columns;
  run.warn(
    {
      id: 'item-cost-within-price',
      table: 'order_items',
      meaning:
        'Items sold for less than they cost: the numbers stand, but where all items are, the columns of price and cost may have changed places.',
      effect:
        'Where a cost or a price is wrong, the gross profit and the gross margin are wrong too.',
      numbersStand: false,
    },
    (row) => cogs[row]! > price[row]!,
  );
}
