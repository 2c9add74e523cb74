import { bySql, type Proof } from './prove.ts';
import { WINDOW } from './sessions.ts';

/** From these sums to what is left. */
const LEFT = `revenue, cogs, revenue - cogs as gross_profit, refunded as refunded_amount, revenue - cogs - refunded as contribution,
  ratio(revenue - cogs, revenue) as gross_margin, ratio(revenue - cogs - refunded, revenue) as contribution_margin,
  ratio(revenue - cogs - refunded, sum(revenue - cogs - refunded) over ()) as share_of_contribution,
  day_of(a) as window_start, day_of(b) as window_end`;

export const proofs: readonly Proof[] = [
  bySql(
    'contribution_by_product',
    `with ${WINDOW}, i as (select product_id, product_name as product, a, b, count(*) as items, sum(price_usd) as revenue, sum(cogs_usd) as cogs,
    coalesce(sum(refund_amount_usd), 0) as refunded
  from order_items i join products using (product_id) left join order_item_refunds using (order_item_id), win
  where i.created_at >= a and i.created_at < b group by all)
select product_id, product, items, ${LEFT}, ratio(revenue, items) as revenue_per_item, ratio(cogs, items) as cogs_per_item,
  ratio(refunded, items) as refunded_per_item, ratio(revenue - cogs - refunded, items) as contribution_per_item from i`,
  ),
  bySql(
    'contribution_by_channel_device',
    `with ${WINDOW}, g as (select channel, device_type, a, b, count(*) as sessions, sum(n) as orders, sum(revenue) as revenue, sum(cogs) as cogs,
    sum(refunded) as refunded from s, win where created_at >= a and created_at < b group by all)
select channel, device_type, sessions, orders, ratio(orders, sessions) as conversion_rate, ${LEFT},
  ratio(revenue - cogs - refunded, sessions) as contribution_per_session, ratio(revenue - cogs - refunded, orders) as contribution_per_order from g`,
  ),
];
