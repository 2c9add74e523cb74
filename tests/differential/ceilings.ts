import { bySql, type Proof } from './prove.ts';
import { VISITS, WINDOW } from './sessions.ts';

/** The first day of the month that holds the first day without 90 whole days after it, where that is within the window. */
const RIPE = `ripe as (select a as ra, least(b, date_trunc('month', end_whole() - 90)::date) as rb from win)`;

export const proofs: readonly Proof[] = [
  bySql(
    'ceilings_by_channel_device',
    `with ${[VISITS, WINDOW, RIPE].join(', ')},
last_click as (select channel, device_type, a, b, count(*) as sessions, sum(n) as orders, sum(revenue - cogs) as profit, sum(refunded) as refunded
  from s, win where kind like 'paid%' and created_at >= a and created_at < b group by all),
seen as (select channel, device_type, max(created_at)::date as last_day from s group by all),
person as (select u.user_id, u.first_channel as channel, f.device_type, sum(v.n) as n, sum(v.revenue - v.cogs) as profit, sum(v.refunded) as refunded
  from u join s f on f.website_session_id = u.first_session join v on v.user_id = u.user_id, ripe
  where u.first_time >= ra and u.first_time < rb and v.days_since <= 90 group by all),
first_touch as (select channel, device_type, count(*) as users, count(*) filter (n > 0) as customers, sum(profit) as ft_profit, sum(refunded) as ft_refunded
  from person group by all)
select channel, device_type, day_of(last_day) as last_session, (last_day >= end_whole() - 30)::int as active, day_of(a) as window_start, day_of(b) as window_end,
  sessions, orders, profit as gross_profit, refunded as refunded_amount, profit - refunded as contribution,
  ratio(profit, sessions) as gross_profit_per_session, ratio(profit - refunded, sessions) as breakeven_cost_per_session,
  ratio(profit - refunded, orders) as breakeven_cost_per_order,
  case when rb > ra then day_of(ra) end as first_touch_start, case when rb > ra then day_of(rb) end as first_touch_end,
  coalesce(users, 0) as new_users, coalesce(customers, 0) as new_customers, ratio(ft_profit, users) as gross_profit_per_new_user,
  ratio(ft_profit - ft_refunded, users) as breakeven_cost_per_new_user, ratio(ft_profit - ft_refunded, customers) as breakeven_cost_per_new_customer
from last_click join seen using (channel, device_type) left join first_touch using (channel, device_type), ripe`,
  ),
];
