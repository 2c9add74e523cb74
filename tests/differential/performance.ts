import { bySql, type Proof } from './prove.ts';

/** Refunds go on after the last day with a session or an order. */
const LAST_DAY = '(select max(day) from d where sessions + orders > 0)';

/** Sums over whole days that a period covers, and over the same days of the year before, where the data cover them all. */
const PERIODS = (period: string): string => `with p as (
  select ${period}(day) as period, start_of(period) as a, end_of(period) as b, is_whole(a, b) as complete,
    sum(columns(* exclude (day))) from d where day <= ${LAST_DAY} group by 1),
c as (select *, greatest(a, first_whole()) as from_day, least(b, end_whole()) as to_day, greatest(0, to_day - from_day) as days from p),
y as (select *, days > 0 and from_day - interval 1 year >= first_whole() as has_prior, x.*, z.* from c,
  lateral (select sum(sessions) as same_sessions, sum(orders) as same_orders, sum(revenue) as same_revenue from d where day >= from_day and day < to_day) x,
  lateral (select sum(sessions) as prior_sessions, sum(orders) as prior_orders, sum(revenue) as prior_revenue from d
    where day >= from_day - interval 1 year and day < to_day - interval 1 year) z)`;

const yoy = (measure: string): string =>
  `if(has_prior, ratio(same_${measure}, prior_${measure}) - 1, null) as ${measure}_yoy`;
const onPrevious = (measure: string): string =>
  `if(complete = 1 and lag(complete) over w = 1, ratio(${measure}, lag(${measure}) over w) - 1, null) as ${measure}_on_previous`;

const performance = (table: string, period: string): Proof =>
  bySql(
    table,
    `${PERIODS(period)}
select period, complete, days, sessions, orders, ratio(session_orders, sessions) as conversion_rate, revenue, cogs, revenue - cogs as gross_profit,
  ratio(revenue - cogs, revenue) as gross_margin, ratio(revenue, orders) as average_order_value, ratio(session_revenue, sessions) as revenue_per_session,
  items, ratio(items, orders) as items_per_order, refunds, refund_amount, revenue - refund_amount as net_revenue,
  ${['sessions', 'orders', 'revenue'].map((measure) => `${yoy(measure)}, ${onPrevious(measure)}`).join(', ')},
  (has_prior and prior_orders < 100)::int as tiny_base,
  if(min(complete) over t = 1 and count(*) over t = 12, sum(revenue) over t, null) as revenue_ttm
from y window w as (order by a), t as (order by a rows 11 preceding)`,
  );

/** Whole periods only: the first and the last of each unit. */
const growth = bySql(
  'growth',
  `with p as (${['year', 'quarter']
    .map(
      (unit) =>
        `select '${unit}' as unit, ${unit}_of(day) as period, sum(sessions) as sessions, sum(orders) as orders, sum(revenue) as revenue from d group by all`,
    )
    .join(' union all ')}),
m as (unpivot (select unit, period, sessions::double as sessions, orders::double as orders, revenue::double as revenue, orders as n from p where complete_of(period) = 1)
  on sessions, orders, revenue into name measure value amount)
select unit, measure, min(period) as first_period, max(period) as last_period, count(*) - 1 as periods,
  arg_max(amount, period) / arg_min(amount, period) as multiple, pow(multiple, 1 / periods) - 1 as compound_rate, (arg_min(n, period) < 100)::int as tiny_base
from m group by 1, 2 having count(*) > 1`,
);

export const proofs: readonly Proof[] = [
  performance('performance_by_day', 'day_of'),
  performance('performance_by_month', 'month_of'),
  performance('performance_by_quarter', 'quarter_of'),
  performance('performance_by_year', 'year_of'),
  growth,
];
