import { studentQuantile } from './comparisons.ts';
import { bySql, type Proof } from './prove.ts';
import { VISITS } from './sessions.ts';
import type { Row } from './shops.ts';

/** `followed`: each user's sessions and each customer's orders: how many, and the days from the first to the second and to the last. */
const FOLLOWED = `with happened as (select 'second_session' as event, user_id, created_at as t, website_session_id as id from website_sessions
  union all select 'second_order', user_id, created_at, order_id from orders),
sorted as (select event, user_id, list(t::date order by t, id) as days from happened group by all)
select event, user_id, len(days) as n, days[1] as first_day, len(days) > 1 as returned, days[-1] - days[1] as life,
  if(len(days) > 1, days[2], (select max(t)::date from happened)) - days[1] as time from sorted`;

/** Persons followed for d days are at risk on each of the days 0 to d. */
const IDENTIFIER_LIFE = `with g as (select event, count(*) as users, count(*) filter (returned) as came, max(n) as most, max(time) filter (returned) as last, max(life) as life from followed f group by all),
e as (select *, ceil(last / 5)::bigint as stretch from g where came > 0),
w as (select event, k, sum((returned and time > last - (k + 1) * stretch and time <= last - k * stretch)::int) as events,
  sum(len(range(greatest(last - (k + 1) * stretch + 1, 0), least(time, last - k * stretch) + 1))) as risk
  from followed f join e using (event), (select unnest([-1, 0, 1, 2]) as k) group by all),
r as (select event, max(risk) filter (k = -1) as silent, max((events - 1) / risk) filter (k = 0) as rate0,
  max(risk) filter (k = -1) >= max(risk) filter (k = 0) / 2 as followed,
  max(ratio(events, risk)) filter (k = 1) as rate1, max(ratio(events, risk)) filter (k = 2) as rate2 from w group by all),
d as (select *, coalesce(ratio(rate0, rate1), 1) as decline, coalesce(ratio(rate1, rate2), 1) as earlier from r),
x as (select *, rate0 * least(1, decline, decline * coalesce(ratio(decline, earlier), 1)) * silent as expected from d)
select event as return_to, users, came as returned, most, last as longest_return_days, life as longest_life_days,
  if(came > 1 and last > 0, stretch, null) as stretch_days, if(came > 1 and last > 0, decline, null) as decline,
  if(came > 1 and last > 0, expected, null) as expected_after, if(came > 1 and last > 0, exp(-expected), null) as p_value,
  if(came >= 100 and last > 0 and followed, (exp(-expected) < 0.0001)::int, null) as stops
from g left join e using (event, users, came, most, last, life) left join x using (event)`;

const TIME_TO_RETURN = `with t as (select event, time, count(*) filter (returned) as events, count(*) as gone from followed f group by all),
s as (select *, sum(gone) over (partition by event order by time desc) as risk from t),
c as (select event, time, product(1 - events / risk) over w as survival, sum(events / (risk * (risk - events))) over w as spread,
  from s where risk > events or events = 0 window w as (partition by event order by time)),
w as (select event, unnest(range(1, least(52, max(time) // 7) + 1)) as weeks from followed f group by event),
l as (select w.event, weeks, (select count(*) from followed f where f.event = w.event and time > weeks * 7) as at_risk,
  coalesce((select arg_max(survival, time) from c where c.event = w.event and time <= weeks * 7), 1) as survival,
  coalesce((select arg_max(spread, time) from c where c.event = w.event and time <= weeks * 7), 0) as spread from w),
i as (select *, if(spread > 0, 1.959963984540054 * sqrt(spread) / abs(ln(survival)), null) as half from l)
select event as return_to, weeks, at_risk, 1 - survival as return_share, 1 - pow(survival, exp(-half)) as share_low, 1 - pow(survival, exp(half)) as share_high from i`;

/** Groups of cohorts that have had so many days: the last month whose last day has had them, and how far back a group reaches. */
const GROUPS = `reach as (select days, (date_trunc('month', end_whole() - days::int)::date - interval 1 month)::date as last_month, date_trunc('month', min(t))::date as first_month
  from (select created_at as t from website_sessions union all select created_at from orders), (select unnest([30, 60, 90, 180, 365]) as days) group by days),
grouped as (select days, 'all' as cohort, first_month as a, last_month as b from reach
  union all select days, 'last_year', greatest(first_month, (last_month - interval 11 month)::date), last_month from reach
  union all select days, 'year_before', if(last_month - interval 23 month < first_month, null, last_month - interval 23 month)::date,
    if(last_month - interval 23 month < first_month, null, last_month - interval 12 month)::date from reach)`;

const RIPE_RETURNS = `with ${GROUPS},
p as (select if(event = 'second_session', 'visitor', 'customer') as basis, date_trunc('month', first_day)::date as month, returned, time from followed f),
k as (select days, cohort, a, b from grouped
  union all select days, month_of(month), month, month from reach, (select distinct month from p) where month <= last_month),
r as (select bases.basis, k.cohort, k.days, count(distinct month) as cohorts, count(month) as users, count(month) filter (returned and time <= k.days) as returned
  from k cross join (select unnest(['visitor', 'customer']) as basis) bases left join p on p.basis = bases.basis and month between a and b group by all)
select *, ratio(returned, users) as return_rate, wilson_low(returned, users) as rate_low, wilson_high(returned, users) as rate_high
from r where users > 0 or cohort in ('all', 'last_year', 'year_before')`;

const USER_DEVICES = `with ${VISITS}, ${GROUPS},
ordered as (select o.user_id, count(*) as n, count(distinct device_type) as devices, arg_min(device_type, (o.created_at, order_id)) as device
  from orders o join website_sessions using (website_session_id) group by all),
p as (select user_id, arg_min(device_type, (created_at, website_session_id)) as device_type, date_trunc('month', min(created_at))::date as month,
  count(*) as visits, count(distinct device_type) as devices from website_sessions group by all),
g as (select 'all' as cohort, date '1900-01-01' as a, date '2900-01-01' as b union all select cohort, a, b from grouped where cohort = 'last_year' and days = 90),
u2 as (select cohort, p.device_type, count(*) as users, count(*) filter (visits > 1) as returned_users, count(*) filter (p.devices > 1) as changed_device,
  count(o.user_id) as customers, count(*) filter (o.device <> p.device_type) as bought_elsewhere, count(*) filter (o.n > 1) as repeat_customers,
  count(*) filter (o.devices > 1) as ordered_on_two from g join p on month between a and b left join ordered o using (user_id) group by all),
s2 as (select cohort, device_type, count(*) as sessions, sum(n) as orders from g join s on date_trunc('month', created_at)::date between a and b group by all)
select cohort, device_type, users, returned_users, changed_device, ratio(changed_device, returned_users) as change_share, customers,
  bought_elsewhere, ratio(bought_elsewhere, customers) as elsewhere_share, wilson_low(bought_elsewhere, customers) as elsewhere_low,
  wilson_high(bought_elsewhere, customers) as elsewhere_high, repeat_customers, ordered_on_two, ratio(customers, users) as user_conversion_rate,
  wilson_low(customers, users) as user_rate_low, wilson_high(customers, users) as user_rate_high, sessions, ratio(orders, sessions) as session_conversion_rate
from u2 join s2 using (cohort, device_type)`;

/** Sums by month of first session or order; the interval needs how the months differ. */
const OVER_TIME = `with ${VISITS}, ${GROUPS},
o as (select *, min(created_at) over (partition by user_id) as first_time from orders),
spent as (select 'visitor' as basis, user_id, first_time, days_since, revenue, revenue - cogs as profit from v
  union all select 'customer', user_id, first_time, created_at::date - first_time::date, price_usd, price_usd - cogs_usd from o),
m as (select basis, date_trunc('month', first_time)::date as month, d.days, count(distinct user_id) as users,
  coalesce(sum(revenue) filter (days_since <= d.days), 0)::double as revenue, coalesce(sum(profit) filter (days_since <= d.days), 0)::double as profit
  from spent, (select distinct days from reach) d group by all),
k as (select b.basis, g.cohort, g.days as followed_days, d.days, a, b from grouped g, (select distinct days from reach) d,
  (select unnest(['visitor', 'customer']) as basis) b where d.days <= g.days and g.cohort <> 'all'),
j as (select k.*, month, users, revenue, profit, sum(revenue) over w / nullif(sum(users) over w, 0) as r, sum(profit) over w / nullif(sum(users) over w, 0) as p
  from k left join m on m.basis = k.basis and m.days = k.days and month between a and b window w as (partition by k.basis, k.cohort, followed_days, k.days))
select basis, cohort, followed_days, days, max(if(a <= b, month_of(a), null)) as first_cohort, max(if(a <= b, month_of(b), null)) as last_cohort,
  coalesce(sum(users), 0) as users, coalesce(sum(revenue), max(if(a <= b, 0, null))) as revenue, coalesce(sum(profit), max(if(a <= b, 0, null))) as gross_profit,
  any_value(r) as revenue_per_user, any_value(p) as gross_profit_per_user, count(users) as units,
  var_samp(revenue - r * users) * count(users) / nullif(pow(sum(revenue), 2), 0) as revenue_variance,
  var_samp(profit - p * users) * count(users) / nullif(pow(sum(profit), 2), 0) as profit_variance
from j group by all`;

/** The 95 % limits of a ratio from the variance of its logarithm over so many units; empty without spread but that of rounding. */
export function limitsOf(ratio: unknown, variance: unknown, units: unknown): (number | null)[] {
  if (typeof ratio !== 'number' || typeof variance !== 'number' || variance < 1e-20)
    return [null, null];
  const half = studentQuantile(0.025, Number(units) - 1) * Math.sqrt(variance);
  return [ratio * Math.exp(-half), ratio * Math.exp(half)];
}

async function overTime(query: (sql: string) => Promise<Row[]>): Promise<Row[]> {
  const rows = await query(OVER_TIME);
  return rows.map((row) => {
    const revenue = limitsOf(row.revenue_per_user, row.revenue_variance, row.units);
    const profit = limitsOf(row.gross_profit_per_user, row.profit_variance, row.units);
    return {
      ...row,
      revenue_per_user_low: revenue[0],
      revenue_per_user_high: revenue[1],
      gross_profit_per_user_low: profit[0],
      gross_profit_per_user_high: profit[1],
    };
  });
}

/** A proof that is one query over `followed`. */
const ofFollowed = (table: string, sql: string): Proof => ({
  table,
  rows: async ({ once, query }) => {
    await once('followed', FOLLOWED);
    return query(sql);
  },
});

export const proofs: readonly Proof[] = [
  ofFollowed('identifier_life', IDENTIFIER_LIFE),
  ofFollowed('time_to_return', TIME_TO_RETURN),
  ofFollowed('ripe_return_by_cohort', RIPE_RETURNS),
  bySql('user_devices', USER_DEVICES),
  { table: 'customer_value_over_time', rows: ({ query }) => overTime(query) },
];
