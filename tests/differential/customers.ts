import { bySql, type Proof } from './prove.ts';
import { VISITS } from './sessions.ts';

const cohorts = bySql(
  'cohorts_by_month',
  `with ${VISITS},
c as (select month_of(first_time) as cohort, start_of(cohort) as start, count(*) as users from u group by all),
m as (select *, unnest(range(datediff('month', start,
  (select max(t) from (select max(created_at) as t from website_sessions union all select max(created_at) from orders))) + 1)) as months_since from c),
b as (select month_of(first_time) as cohort, months_since, count(*) as sessions, count(distinct user_id) filter (website_session_id <> first_session) as returning_users,
  sum(n) as orders, sum(revenue) as revenue, sum(revenue - cogs) as profit from v group by all),
f as (select cohort, months_since, users, (start + to_months(months_since::int + 1) <= end_whole())::int as complete, coalesce(sessions, 0) as sessions,
  coalesce(returning_users, 0) as returning_users, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue, coalesce(profit, 0) as gross_profit
  from m left join b using (cohort, months_since))
select *, ratio(returning_users, users) as return_rate,
  if(complete = 1, ratio(sum(revenue) over w, users), null) as cumulative_revenue_per_user,
  if(complete = 1, ratio(sum(gross_profit) over w, users), null) as cumulative_gross_profit_per_user
from f window w as (partition by cohort order by months_since)`,
);

/** Cohorts count from the last day of their month: its last user must have had the days. */
export const CUSTOMER_VALUE = `with ${VISITS},
o as (select *, min(created_at) over (partition by user_id) as first_time from orders),
spent as (
  select 'visitor' as basis, user_id, first_time, days_since, revenue, revenue - cogs as profit from v
  union all select 'customer', user_id, first_time, created_at::date - first_time::date, price_usd, price_usd - cogs_usd from o),
users as (select basis, month_of(first_time) as cohort, count(distinct user_id) as users from spent group by all),
c as (select *, last_day(start_of(cohort)) + days::int < end_whole() as mature from users, (select unnest([30, 60, 90, 180, 365]) as days)),
w as (select c.basis, c.cohort, c.days, sum(s.revenue) as revenue, sum(s.profit) as profit
  from c join spent s on s.basis = c.basis and month_of(s.first_time) = c.cohort and s.days_since <= c.days group by all),
r as (select basis, cohort, days, mature::int as cohorts, users, if(mature, coalesce(revenue, 0), null) as revenue,
  if(mature, coalesce(profit, 0), null) as gross_profit from c left join w using (basis, cohort, days)),
a as (select * from r union all
  select basis, 'all', days, sum(cohorts), coalesce(sum(users) filter (cohorts = 1), 0), sum(revenue), sum(gross_profit) from r group by basis, days)
select *, ratio(revenue, users) as revenue_per_user, ratio(gross_profit, users) as gross_profit_per_user from a`;

export const proofs: readonly Proof[] = [
  bySql(
    'customer_types_by_month',
    `with o as (select *, if(order_id = first_value(order_id) over (partition by user_id order by created_at, order_id), 'new', 'returning') as customer_type from orders)
select month_of(created_at) as period, customer_type, complete_of(month_of(created_at)) as complete, count(*) as orders, sum(price_usd) as revenue,
  ratio(sum(price_usd), sum(sum(price_usd)) over (partition by month_of(created_at))) as share_of_revenue from o group by month_of(created_at), customer_type`,
  ),
  bySql(
    'repeat_sessions',
    `with ${VISITS} select repeats as repeat_sessions_of_user, count(*) as users, ratio(count(*), sum(count(*)) over ()) as share from u group by 1`,
  ),
  bySql(
    'days_to_second_session',
    `with n as (select user_id, created_at::date as day, row_number() over (partition by user_id order by created_at, website_session_id) as visit from website_sessions)
select b.day - a.day as days, count(*) as users, ratio(sum(count(*)) over (order by days), sum(count(*)) over ()) as cumulative_share
from n a join n b on a.user_id = b.user_id and a.visit = 1 and b.visit = 2 group by 1`,
  ),
  cohorts,
  bySql('customer_value', CUSTOMER_VALUE),
];
