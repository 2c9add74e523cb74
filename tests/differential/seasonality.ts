import { bySql, type Proof } from './prove.ts';

/**
 * Whole months, each beside the two twelve-month averages that begin half a year before it and, a month later: their mean is the centred
 * average, so that no half weights are needed.
 */
export const SEASONS = `months as (
  select month_of(day) as period, any_value(month(day)) as month, sum(sessions) as sessions, sum(orders) as orders, sum(revenue)::double as revenue
  from d group by 1 having complete_of(period) = 1),
centred as (select month, sessions / nullif((avg(sessions) over early + avg(sessions) over late) / 2, 0) as sessions,
    orders / nullif((avg(orders) over early + avg(orders) over late) / 2, 0) as orders,
    revenue / nullif((avg(revenue) over early + avg(revenue) over late) / 2, 0) as revenue
  from months window early as (order by period rows between 6 preceding and 5 following), late as (order by period rows between 5 preceding and 6 following)
  qualify count(*) over early = 12 and count(*) over late = 12),
means as (select month, avg(sessions) as sessions, avg(orders) as orders, avg(revenue) as revenue, count(sessions) as years from centred group by month),
-- An average of one where every month of the year is known; else the ratios stand as they are.
seasons as (select month, ${['sessions', 'orders', 'revenue']
  .map(
    (measure) =>
      `${measure} / if(count(${measure}) over () = 12, avg(${measure}) over (), 1) as ${measure}`,
  )
  .join(', ')}, years from means)`;

export const proofs: readonly Proof[] = [
  bySql(
    'seasonality_by_month',
    `with ${SEASONS} select m.month, sessions as index, orders as index_orders, revenue as index_revenue, coalesce(years, 0) as years
from generate_series(1, 12) m(month) left join seasons using (month)`,
  ),
];
