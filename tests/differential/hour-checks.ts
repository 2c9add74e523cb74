/** From which days on hours of the day are others, in SQL: what stands before the selects of `timeChecks`. */
export const SHIFTED_HOURS = `
hour_counts as materialized (select day, hour, coalesce(n, 0) as n from (select day, unnest(range(24)) as hour from daily)
  left join (select created_at::date as day, hour(created_at) as hour, count(*) as n from website_sessions group by all) using (day, hour)),
hour_sums as materialized (select * from (select day, hour, n, sum(n) over b as b, sum(n) over a as a, count(*) over b as n_b, count(*) over a as n_a from hour_counts
  window b as (partition by hour order by day rows between 14 preceding and 1 preceding), a as (partition by hour order by day rows between current row and 13 following))
  where n_a = 14 and n_b = 14),
hour_best as materialized (select day, arg_max(shift, (fit, -shift)) as shift from (
  select x.day, shift, sum(x.b * y.a) as fit from (select *, unnest(range(24)) as shift from hour_sums) x
  join hour_sums y on y.day = x.day and y.hour = (x.hour + x.shift) % 24 group by all) group by day),
hour_pairs as materialized (select day, shift, x.hour, x.b, x.a, y.a as a_moved, z.b as b_moved from hour_best join hour_sums x using (day)
  join hour_sums y using (day) join hour_sums z using (day)
  where shift between 2 and 22 and y.hour = (x.hour + shift) % 24 and z.hour = (x.hour - shift + 24) % 24),
hour_clear as (select day, shift from hour_pairs group by all
  having pow(sum(b * (a_moved - a))::double, 2) >= 16 * sum(a * pow(b_moved - b, 2) + b * pow(a_moved - a, 2))),
hour_fits as (select day, shift, c.day < p.day as is_before, c.day as other, sum(c.n * if(c.day < p.day, a_moved - a, b_moved - b)) > 0 as fits
  from hour_pairs p join hour_clear using (day, shift) join hour_counts c on c.hour = p.hour and c.day between p.day - 14 and p.day + 13 group by all),
hour_shifts as (select day from hour_fits group by day
  having count(*) filter (fits and is_before) >= 13 and count(*) filter (fits and not is_before) >= 13)`;

/** Days in a row count once. */
export const SHIFTS_FOUND =
  '(select count(*) from hour_shifts where day - 1 not in (select day from hour_shifts))';
