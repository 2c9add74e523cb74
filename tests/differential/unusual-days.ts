import { bySql, type Proof } from './prove.ts';

/** A row a whole day: sessions, their orders, orders by their own date and their revenue in cents. */
const DAYS = `ud as materialized (select d::date as day, coalesce(s.n, 0) as n, coalesce(s.k, 0) as k, coalesce(o.orders, 0) as orders, coalesce(o.cents, 0) as cents
  from generate_series(first_whole()::timestamp, end_whole()::timestamp - interval 1 day, interval 1 day) g(d)
  left join (select created_at::date as day, count(*) as n, sum(n) as k from s group by 1) s on s.day = d
  left join (select created_at::date as day, count(*) as orders, sum(price_usd) * 100 as cents from orders group by 1) o on o.day = d where first_whole() < end_whole()),
worth as (select sum(cents)::double / nullif(sum(orders), 0) as unit from ud)`;

/** Day, measure, value, the value on its scale, weight, least spread and cases. */
const SCALED = `scaled as materialized (
  select day, 'sessions' as measure, n::double as value, 2 * sqrt(n + 0.375) as y, 1.0::double as weight, 1.0::double as chance, n::double as cases from ud
  union all select day, 'conversion_rate', k::double / nullif(n, 0), 2 * asin(sqrt(least(1, (k + 0.375) / (n + 0.75)))), sqrt(n), 1.0, k from ud where n > 0
  union all select day, 'average_order_value', cents::double / orders, ln(cents::double / orders), sqrt(orders), 0.3, orders from ud where orders >= 10
  union all select day, 'revenue', cents::double, 2 * sqrt(cents / unit + 0.375), 1.0, 1.0, cents / unit from ud, worth)`;

/** Each measured day with the median of its weekday, then with the median deviation of the days around. */
export const UNUSUAL = `${DAYS}, ${SCALED},
leveled as (select x.measure, x.day, any_value(x.value) as value, any_value(x.y) as y, any_value(x.weight) as weight, any_value(x.chance) as chance, any_value(x.cases) as cases, median(o.y) as level
  from scaled x join scaled o on o.measure = x.measure and abs(o.day - x.day) in (7, 14, 21, 28) group by all having count(o.y) >= 4),
off as materialized (select *, abs(y - level) * weight as deviation from leveled),
spread as (select x.measure, x.day, greatest(any_value(x.chance), 1.4826 * median(o.deviation)) as sd
  from off x join off o on o.measure = x.measure and o.day between x.day - 28 and x.day + 28 group by all),
unusual as materialized (select * from off join spread using (measure, day) where deviation > 4 * sd and greatest(cases, case measure
  when 'conversion_rate' then pow(sin(greatest(0, least(pi(), level)) / 2), 2) * weight * weight when 'average_order_value' then cases
  else greatest(0, pow(greatest(0, level) / 2, 2) - 0.375) end) >= 10)`;

const back = (place: string): string => `case measure
  when 'sessions' then greatest(0, pow(greatest(0, ${place}) / 2, 2) - 0.375)
  when 'conversion_rate' then pow(sin(greatest(0, least(pi(), ${place})) / 2), 2)
  when 'average_order_value' then exp(${place}) / 100
  else greatest(0, pow(greatest(0, ${place}) / 2, 2) - 0.375) * (select unit from worth) / 100 end`;

export const proofs: readonly Proof[] = [
  bySql(
    'unusual_days',
    ({ config }) => `with ${UNUSUAL}
select day_of(day) as date, measure, case measure when 'sessions' then 'count' when 'conversion_rate' then 'rate' else '${config.currency.toLowerCase()}' end as unit,
  if(measure in ('revenue', 'average_order_value'), value / 100, value) as value, ${back('level')} as expected,
  ${back('(level - 4 * sd / weight)')} as low, ${back('(level + 4 * sd / weight)')} as high from unusual`,
  ),
];
