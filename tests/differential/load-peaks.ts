import { RECENT } from './load.ts';
import { bySql, type Proof } from './prove.ts';

/**
 * The load of every unit of time within the last twelve months, quiet ones among them, in one list: the average is that of the list, the peak its
 * largest. Hours are all hours of those days, so their average is no division of the day's.
 */
const LOADS = `with ${RECENT}, m as (select unnest(['sessions', 'orders']) as measure),
hours as (select measure, slot as hour from m, recent, generate_series(a::timestamp, b::timestamp - interval 1 hour, interval 1 hour) g(slot)
  where a < b),
happened as (select measure, date_trunc('hour', t) as hour, count(*) as load from (
    select 'sessions' as measure, created_at as t from website_sessions union all select 'orders', created_at from orders) group by all),
h as (select measure, hour, coalesce(load, 0) as load from hours left join happened using (measure, hour)),
d as (select measure, hour::date as day, sum(load) as load from h group by all),
l as (
  select measure, 'hour' as unit_of_time, strftime(hour, '%Y-%m-%d %H:00') as moment, load from h
  union all select measure, 'day', day_of(day), load from d
  union all select measure, 'month', month_of(day), sum(load) from d where complete_of(month_of(day)) = 1 group by all),
-- A weekday is the average of its days; what all weekdays are measured by is the average of all days.
w as (select measure, unit_of_time, moment, load, avg(load) over (partition by measure, unit_of_time) as average,
    median(load) over (partition by measure, unit_of_time) as median from l
  union all select d.measure, 'weekday', isodow(day)::varchar, avg(load), any_value(average), any_value(median) from d
    join (select measure, avg(load) as average, median(load) as median from d group by 1) using (measure) group by 1, isodow(day))`;

export const proofs: readonly Proof[] = [
  bySql(
    'load_peaks',
    `${LOADS} select measure, unit_of_time, moment as peak_at, load as peak, average, median, ratio(load, average) as peak_to_average from w
qualify row_number() over (partition by measure, unit_of_time order by load desc, moment) = 1`,
  ),
];
