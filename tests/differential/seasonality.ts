import { bySql, type Proof } from './prove.ts';

/**
 * Whole months, each beside the two twelve-month averages that begin half a year before it and, a month later: their mean is the centred
 * average, so that no half weights are needed.
 */
export const SEASONS = `months as (
  select month_of(day) as period, any_value(month(day)) as month, sum(sessions) as sessions, sum(orders) as orders, sum(revenue)::double as revenue
  from d group by 1 having complete_of(period) = 1),
centred as (select period, month, sessions / nullif((avg(sessions) over early + avg(sessions) over late) / 2, 0) as sessions,
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

/** Means pulled towards an average month, as if one more year had shown none of it, and again averaging one. */
const SHRUNK = `${SEASONS},
pulled as (select month, ${['sessions', 'orders', 'revenue']
  .map((measure) => `1 + (${measure} - 1) * count_of / (count_of + 1) as ${measure}`)
  .join(', ')} from (select *, years::double as count_of from means)),
shrunk as (select month, ${['sessions', 'orders', 'revenue']
  .map(
    (measure) =>
      `${measure} / if(count(${measure}) over () = 12, avg(${measure}) over (), 1) as ${measure}`,
  )
  .join(', ')} from pulled),
ends as (select month, min(sessions) as lowest_year, max(sessions) as highest_year from centred group by month)`;

export const proofs: readonly Proof[] = [
  bySql(
    'seasonality_by_month',
    `with ${SHRUNK} select m.month, sessions as index, orders as index_orders, revenue as index_revenue, lowest_year, highest_year, coalesce(years, 0) as years,
  coalesce((years >= 2 and highest_year - lowest_year <= 0.2 and (lowest_year > 1 or highest_year < 1))::int, 0) as years_agree
from generate_series(1, 12) m(month) left join shrunk using (month) left join ends using (month) left join (select month, years from means) using (month)`,
  ),
  bySql(
    'seasonality_by_year',
    `with ${SEASONS} select period, month, sessions as ratio, orders as ratio_orders, revenue as ratio_revenue from centred where sessions is not null`,
  ),
];
