/** Pauses of kinds of sessions once more in SQL; `daily` is the table of `time-checks.ts`. */

const KINDS = [
  ...['device_type', 'utm_source', 'http_referer'].map(
    (column) =>
      `select '${column}' as c, coalesce(${column}, '') as n, created_at::date as day from s`,
  ),
  `select 'is_repeat_session', is_repeat_session::varchar, created_at::date from website_sessions`,
].join(' union all ');

const sessionsIn = (from: string, to: string): string =>
  `(select sum(sessions) from daily where day between ${from} and ${to})`;

/** `kind_pauses`: a row for each stretch after the first session of a kind that has a twentieth of the sessions of its days. */
export const PAUSES = `
kinds as (select c, n, day, count(*) as e from (${KINDS}) group by all),
kind_lives as (select * from (select c, n, min(day) as a, max(day) as z, sum(e) as k from kinds group by all) where k * 20 >= ${sessionsIn('a', 'z')}),
kind_days as (
  select c, n, day, row_number() over (partition by c, n order by day) as place,
    sum(e) over b - max(e) over b as sum_b, count(*) over b as days_b, min(day) over b as from_b,
    sum(e) over a - max(e) over a as sum_a, count(*) over a as days_a, max(day) over a as to_a
  from kinds join kind_lives using (c, n)
  window b as (partition by c, n order by day rows between 13 preceding and current row),
    a as (partition by c, n order by day rows between current row and 13 following)
),
kind_gaps as (
  select p.day + 1 as from_day, coalesce(q.day - 1, l)::date as to_day, p.day as day_b, p.sum_b, p.days_b, p.from_b, q.day as day_a, q.sum_a, q.days_a, q.to_a
  from kind_days p left join kind_days q on q.c = p.c and q.n = p.n and q.place = p.place + 1, span
),
kind_pauses as (select days, b, coalesce(least(b, a), 0) as expected from (
  select to_day - from_day + 1 as days,
    if(days_b >= 5, sum_b / ${sessionsIn('from_b', 'day_b')}, null) * ${sessionsIn('from_day', 'to_day')} as b,
    if(days_a >= 5, sum_a / ${sessionsIn('day_a', 'to_a')}, null) * ${sessionsIn('from_day', 'to_day')} as a
  from kind_gaps where to_day - from_day >= 6))`;
