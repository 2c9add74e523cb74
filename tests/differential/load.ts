import { bySql, type Proof } from './prove.ts';

/** The last twelve whole months, all whole days where there are fewer: `a` to before `b`. */
export const RECENT = `recent as (select if(y >= first_whole(), y, first_whole()) as a, if(y >= first_whole(), m, end_whole()) as b
  from (select date_trunc('month', end_whole())::date as m, (date_trunc('month', end_whole()) - interval 12 month)::date as y))`;

export const proofs: readonly Proof[] = [
  bySql(
    'sessions_by_weekday_hour',
    `with ${RECENT},
t as (select date_trunc('hour', created_at) as slot, 1 as sessions, 0 as orders from website_sessions union all select date_trunc('hour', created_at), 0, 1 from orders
  union all select unnest(generate_series(a::timestamp, b::timestamp - interval 1 hour, interval 1 hour)), 0, 0 from recent where a < b),
h as (select isodow(slot) as weekday, hour(slot) as hour, sum(sessions) as sessions, sum(orders) as orders from t, recent
  where slot >= a and slot < b group by slot),
sums as (select weekday, hour, count(*) as days, sum(sessions) as sessions, sum(orders) as orders,
  median(sessions) as median_sessions, quantile_cont(sessions, 0.9) as high_sessions from h group by all),
week as (select unnest(range(1, 8)) as weekday, hour from (select unnest(range(24)) as hour))
select weekday, hour, coalesce(days, 0) as days, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders,
  ratio(sessions, days) as average_sessions, ratio(orders, days) as average_orders, median_sessions, high_sessions::double as high_sessions
from week left join sums using (weekday, hour)`,
  ),
  bySql(
    'peak_days',
    `with whole as (select * from d where day >= first_whole() and day < end_whole()),
usual as (select n.day, count(*) as weeks, median(o.sessions) as usual_sessions
  from whole n join whole o on o.day <> n.day and abs(o.day - n.day) <= 28 and (o.day - n.day) % 7 = 0 group by 1)
select day_of(day) as day, isodow(day) as weekday, sessions, orders, usual_sessions, sessions / usual_sessions as times_usual
from whole join usual using (day)
-- The chance of fewer, from the Poisson's own terms; what is left is compared with the level.
where weeks >= 4 and usual_sessions > 0 and sessions >= 2 * usual_sessions
  and 1 - list_sum([exp(k * ln(usual_sessions) - usual_sessions - lgamma(k + 1)) for k in range(sessions::bigint)]) < 0.01 / (end_whole() - first_whole())`,
  ),
];
