/** What the checks of refunds from month to month find, in SQL. */
import { count, type Row } from './likeness.ts';

const MONTHS = `(select date_trunc('month', r.created_at) as m, count(*) as n, count(*) filter (refund_amount_usd = price_usd) as whole
  from order_item_refunds r join order_items using (order_item_id) group by 1)`;
const MOST =
  '(select max(n) from (select count(*) as n from order_item_refunds group by day(created_at)))';

export const refundChecks: readonly Row[] = [
  [
    'month-refunds-whole-prices',
    'order_item_refunds',
    'warning',
    'months',
    count(`${MONTHS} where n >= 10`),
    count(
      `${MONTHS} where n >= 10 and whole = 0 and (select sum(whole) * 2 >= sum(n) from ${MONTHS})`,
    ),
  ],
  [
    'refunds-on-their-own-days',
    'order_item_refunds',
    'warning',
    'rows',
    count('order_item_refunds'),
    `(select if(${count('order_item_refunds')} >= 40 and ${MOST} * 5 >= ${count('order_item_refunds')} * 2, ${MOST}, 0))`,
  ],
];
