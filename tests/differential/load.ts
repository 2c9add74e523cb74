import { bySql, type Proof } from './prove.ts';

/** Hours between the first and the last session or order count, also those without any. */
export const proofs: readonly Proof[] = [
  bySql(
    'sessions_by_weekday_hour',
    `with t as (select created_at as moment, 1 as sessions, 0 as orders from website_sessions union all select created_at, 0, 1 from orders),
h as (select unnest(generate_series(date_trunc('hour', min(moment)), max(moment), interval 1 hour)) as slot from t),
days as (select isodow(slot) as weekday, hour(slot) as hour, count(*) as days from h group by all),
sums as (select isodow(moment) as weekday, hour(moment) as hour, sum(sessions) as sessions, sum(orders) as orders from t group by all),
week as (select unnest(range(1, 8)) as weekday, hour from (select unnest(range(24)) as hour))
select weekday, hour, coalesce(days, 0) as days, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders,
  ratio(coalesce(sessions, 0), days) as average_sessions, ratio(coalesce(orders, 0), days) as average_orders
from week left join days using (weekday, hour) left join sums using (weekday, hour)`,
  ),
];
