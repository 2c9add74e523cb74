import { amountOf, type QualityRun } from './quality-check.ts';

/** Refunds fit the item that they refer to: its order, its price, and once only. */
export function checkRefunds(run: QualityRun): void {
  const items = run.links.parentRows('order_item_refunds', 'order_item_id');
  checkOrder(run, items);
  checkAmount(run, items);
  checkOnce(run, items);
}

function checkOrder(run: QualityRun, items: Int32Array): void {
  const { order_id } = run.tables.order_item_refunds.columns;
  const orderOfItem = run.tables.order_items.columns.order_id;
  run.require(
    {
      id: 'refund-order-of-item',
      table: 'order_item_refunds',
      meaning:
        'The order of each refund is the order of its item: else refunds would fall on the wrong sales.',
    },
    (fail) => {
      for (let row = 0; row < items.length; row++) {
        const item = items[row]!;
        if (item === -1 || orderOfItem[item] === order_id[row]) continue;
        fail(row, {
          column: 'order_id',
          expected: `${orderOfItem[item]}, the order of its item`,
          found: String(order_id[row]),
          hint: 'Load both files from the same export.',
        });
      }
    },
  );
}

function checkAmount(run: QualityRun, items: Int32Array): void {
  const amounts = run.tables.order_item_refunds.columns.refund_amount;
  const prices = run.tables.order_items.columns.price;
  run.require(
    {
      id: 'refund-within-price',
      table: 'order_item_refunds',
      meaning:
        'No refund is above the price of its item: else net revenue would be understated by money that was never taken.',
    },
    (fail) => {
      for (let row = 0; row < items.length; row++) {
        const item = items[row]!;
        if (item === -1 || amounts[row]! <= prices[item]!) continue;
        fail(row, {
          column: run.moneyColumn('refund_amount'),
          expected: `at most ${amountOf(prices[item]!)}, the price of its item`,
          found: amountOf(amounts[row]!),
          hint: 'Correct the amount, or the price of the item.',
        });
      }
    },
  );
}

function checkOnce(run: QualityRun, items: Int32Array): void {
  const { order_item_id } = run.tables.order_item_refunds.columns;
  run.require(
    {
      id: 'refund-once',
      table: 'order_item_refunds',
      meaning:
        'An item is refunded once at most: a second refund of the same item would be counted as another.',
    },
    (fail) => {
      const seen = new Uint8Array(run.tables.order_items.rows);
      for (let row = 0; row < items.length; row++) {
        const item = items[row]!;
        if (item === -1) continue;
        if (seen[item] === 1) {
          fail(row, {
            column: 'order_item_id',
            message: `item ${order_item_id[row]} is refunded in an earlier row already`,
            hint: 'Remove the repeated refund, or add the two amounts in one row.',
          });
        }
        seen[item] = 1;
      }
    },
  );
}
