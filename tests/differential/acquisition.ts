import type { Proof } from './prove.ts';
import { limitsOf } from './returns.ts';
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
c as (select first_channel as channel,
  count(*) filter (n > 0 and first_time >= a and first_time < b) as new_customers,
  sum(revenue - cogs) filter (first_time >= a and first_time < b) as new_customer_profit from u, win group by all),
f as (select channel, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue, coalesce(gross_profit, 0) as gross_profit,
  coalesce(refunded, 0) as refunded_amount, coalesce(gross_profit - refunded, 0) as contribution,
  coalesce(new_customers, 0) as new_customers, new_customer_profit,
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

/** Customers of the latest twelve months that have had 90 days: what they left within them, and how their months differ. */
const FOLLOWED = `span as (select (date_trunc('month', end_whole() - 90)::date - interval 1 month)::date as last_month,
  (select date_trunc('month', min(t))::date from (select min(created_at) as t from website_sessions union all select min(created_at) from orders)) as first_month),
spanned as (select greatest(first_month, (last_month - interval 11 month)::date) as from_month, last_month from span where last_month >= first_month),
kept as (select first_channel as channel, date_trunc('month', v.first_time)::date as month, v.user_id, sum(v.n) as orders, sum(v.revenue - v.cogs)::double as profit
  from v join u using (user_id), spanned where v.n > 0 and days_since <= 90 and date_trunc('month', v.first_time) between from_month and last_month group by all),
months as (select channel, month, count(*) as customers, sum(orders) as orders, sum(profit) as profit, any_value(month_of(from_month)) as first_cohort,
  any_value(month_of(last_month)) as last_cohort, sum(sum(profit)) over (partition by channel) / sum(count(*)) over (partition by channel) as worth from kept, spanned group by channel, month),
worths as (select channel, any_value(first_cohort) as first_cohort, any_value(last_cohort) as last_cohort, sum(customers) as customers, sum(orders) as followed_orders,
  any_value(worth) as worth, count(*) as units, var_samp(profit - worth * customers) * count(*) / nullif(pow(sum(profit), 2), 0) as variance from months group by channel)`;

/** Columns of spend are published only where there is any. */
const ACQUISITION = `with ${[VISITS, WINDOW, SPEND, CHANNELS, PAYBACK, FOLLOWED].join(', ')}
select channel, day_of(a) as window_start, day_of(b) as window_end, sessions, orders, gross_profit, refunded_amount, contribution,
  ratio(contribution, sessions) as breakeven_cost_per_session, ratio(contribution, orders) as breakeven_cost_per_order,
  new_customers, ratio(new_customer_profit, new_customers) as gross_profit_per_new_customer,
  first_cohort, last_cohort, coalesce(customers, 0) as customers, ratio(followed_orders, customers) as orders_per_customer, worth as breakeven_cost_per_new_customer,
  units, variance, spend, ratio(spend, sessions) as cost_per_session, ratio(spend, orders) as cost_per_order, cost_per_new_customer,
  ratio(revenue, spend) as return_on_ad_spend, contribution - spend as profit_after_ads,
  case when contribution > 0 then ratio(cost_per_new_customer, ratio(contribution, orders)) end as payback_orders, payback_days
from f left join paid using (channel) left join worths using (channel), win`;

export const proofs: readonly Proof[] = [
  {
    table: 'acquisition_by_channel',
    async rows({ query }) {
      const rows = await query(ACQUISITION);
      return rows.map((row) => {
        const [low, high] = limitsOf(row.breakeven_cost_per_new_customer, row.variance, row.units);
        return {
          ...row,
          breakeven_per_new_customer_low: low,
          breakeven_per_new_customer_high: high,
        };
      });
    },
  },
];
