import { logarithmicMean } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import type { Row } from './shops.ts';

/** Sums over whole days that a period covers, and over the same days of the year before, where the data cover them all. */
const PERIODS = (period: string): string => `with p as (
  select ${period}(day) as period, start_of(period) as a, end_of(period) as b, is_whole(a, b) as complete,
    sum(columns(* exclude (day))) from d group by 1),
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

interface Stage {
  sessions: number;
  orders: number;
  revenue: number;
}

/**
 * The change of revenue split by its three factors. The log mean is taken as an integral, so that no logarithm of a ratio divides another;
 * the parts are published in cents that add up to the change, so one of them may differ by a cent from its own rounding.
 */
function splitByIntegral(before: Stage, after: Stage): [number, number, number] {
  const weight = logarithmicMean(before.revenue, after.revenue);
  const grown = (ratio: (stage: Stage) => number): number =>
    weight * (Math.log(ratio(after)) - Math.log(ratio(before)));
  return [
    grown(({ sessions }) => sessions),
    grown(({ sessions, orders }) => orders / sessions),
    grown(({ orders, revenue }) => revenue / orders),
  ];
}

const EFFECTS = ['sessions_effect', 'conversion_rate_effect', 'average_order_value_effect'];

/** Pairs of whole periods, a year apart. */
const PAIRS = (unit: string): string => `with p as (
  select ${unit}_of(day) as period, start_of(period) as a, end_of(period) as b, sum(sessions) as sessions, sum(orders) as orders, sum(revenue) as revenue from d group by all),
months as (select max(end_of(month_of(day))) filter (complete_of(month_of(day)) = 1) as b from d),
t as (select part as period, from_day as a, to_day as b, sum(sessions) as sessions, sum(orders) as orders, sum(revenue) as revenue
  from (select 'ttm' as part, (b - interval 1 year)::date as from_day, b as to_day from months
    union all select 'ttm_before', (b - interval 2 year)::date, (b - interval 1 year)::date from months), d
  where day >= from_day and day < to_day group by all),
q as (select * from p ${unit === 'year' ? 'union all select * from t' : ''})
select n.period, o.period as prior_period, n.revenue, o.revenue as prior_revenue, n.revenue - o.revenue as revenue_change,
  n.sessions, n.orders, o.sessions as prior_sessions, o.orders as prior_orders
from q n join q o on o.a = (n.a - interval 1 year)::date and o.b = (n.b - interval 1 year)::date and (n.period = 'ttm') = (o.period = 'ttm_before')
where is_whole(n.a, n.b) = 1 and is_whole(o.a, o.b) = 1`;

const drivers = (table: string, unit: string): Proof => ({
  table,
  async rows({ query, published }) {
    const rows = (await query(PAIRS(unit))) as (Row & Record<string, number>)[];
    return rows.map((row) => {
      const parts = splitByIntegral(
        { sessions: row.prior_sessions!, orders: row.prior_orders!, revenue: row.prior_revenue! },
        { sessions: row.sessions!, orders: row.orders!, revenue: row.revenue! },
      );
      const own = published.get(table)!.rows.find(({ period }) => period === row.period);
      const effects = EFFECTS.map((name) => Number(own?.[name]));
      const sum = effects.reduce((total, effect) => total + effect, 0);
      const isExact = Math.round(sum * 100) === Math.round(row.revenue_change! * 100);
      // Within a cent of the part, and exactly the change together, the published part stands.
      const settled = parts.map((part, place) =>
        isExact && Math.abs(part - effects[place]!) < 0.0151 ? effects[place] : part,
      );
      return {
        ...row,
        ...Object.fromEntries(EFFECTS.map((name, place) => [name, settled[place]])),
      };
    });
  },
});

export const proofs: readonly Proof[] = [
  performance('performance_by_day', 'day_of'),
  performance('performance_by_month', 'month_of'),
  performance('performance_by_quarter', 'quarter_of'),
  performance('performance_by_year', 'year_of'),
  growth,
  drivers('revenue_drivers_by_year', 'year'),
  drivers('revenue_drivers_by_quarter', 'quarter'),
];
