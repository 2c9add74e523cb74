import { bySql, type Proof } from './prove.ts';
import { VISITS, WINDOW } from './sessions.ts';

/** Spend by the channel that its source and campaign belong to, as in the channels of sessions. */
const SPEND = `sp as (select case when utm_campaign = 'nonbrand' then utm_source || '_nonbrand' when utm_campaign = 'brand' then 'paid_brand'
  when utm_source = 'socialbook' then 'paid_social' else 'other' end as channel, sum(spend_usd) as spend
  from marketing_spend, win where date >= a and date < b group by 1)`;

/** Channels that had sessions at any time or spend in the window. */
const CHANNELS = `t as (select channel, count(*) filter (created_at >= a and created_at < b) as sessions,
  coalesce(sum(n) filter (created_at >= a and created_at < b), 0) as orders,
  coalesce(sum(revenue) filter (created_at >= a and created_at < b), 0) as revenue,
  coalesce(sum(revenue - cogs) filter (created_at >= a and created_at < b), 0) as gross_profit,
  coalesce(sum(refunded) filter (created_at >= a and created_at < b), 0) as refunded from s, win group by all),
c as (select first_channel as channel, count(*) filter (n > 0) as customers, sum(n) as customer_orders, sum(revenue - cogs) as customer_profit,
  count(*) filter (n > 0 and first_time >= a and first_time < b) as new_customers,
  sum(revenue - cogs) filter (first_time >= a and first_time < b) as new_customer_profit from u, win group by all),
f as (select channel, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue, coalesce(gross_profit, 0) as gross_profit,
  coalesce(refunded, 0) as refunded_amount, coalesce(gross_profit - refunded, 0) as contribution,
  coalesce(new_customers, 0) as new_customers, new_customer_profit, coalesce(customers, 0) as customers, customer_orders, customer_profit,
  spend, ratio(spend, new_customers) as cost_per_new_customer
  from t full join sp using (channel) left join c using (channel))`;

/**
 * The first day after which the users won in the window have brought as much a customer as winning one cost: those of each of its months as a whole. A
 * day counts the months that have had it whole.
 */
const PAYBACK = `won as (select user_id, first_channel as channel, last_day(first_time::date) as last_first, n from u, win
  where month_of(first_time) between month_of(a) and month_of(b - 1)),
sizes as (select channel, last_first, count(*) filter (n > 0) as customers from won group by all),
profits as (select won.channel, last_first, days_since, sum(v.revenue - v.cogs - v.refunded) as profit from won join v using (user_id) where v.n > 0 group by all),
days as (select unnest(range(366))::int as days),
mature as (select channel, days, sum(customers) as customers from sizes, days where last_first + days < end_whole() group by all),
earned as (select channel, days, sum(profit) as profit from profits, days where last_first + days < end_whole() and days_since <= days group by all),
paid as (select channel, min(days) as payback_days from f join mature m using (channel) join earned e using (channel, days)
  where m.customers > 0 and e.profit / m.customers >= f.cost_per_new_customer group by all)`;

/** Columns of spend are published only where there is any. */
export const proofs: readonly Proof[] = [
  bySql(
    'acquisition_by_channel',
    `with ${[VISITS, WINDOW, SPEND, CHANNELS, PAYBACK].join(', ')}
select channel, day_of(a) as window_start, day_of(b) as window_end, sessions, orders, gross_profit, refunded_amount, contribution,
  ratio(contribution, sessions) as breakeven_cost_per_session, ratio(contribution, orders) as breakeven_cost_per_order,
  new_customers, ratio(new_customer_profit, new_customers) as gross_profit_per_new_customer,
  customers, ratio(customer_orders, customers) as orders_per_customer, ratio(customer_profit, customers) as breakeven_cost_per_new_customer,
  spend, ratio(spend, sessions) as cost_per_session, ratio(spend, orders) as cost_per_order, cost_per_new_customer,
  ratio(revenue, spend) as return_on_ad_spend, contribution - spend as profit_after_ads,
  case when contribution > 0 then ratio(cost_per_new_customer, ratio(contribution, orders)) end as payback_orders, payback_days
from f left join paid using (channel), win`,
  ),
];
