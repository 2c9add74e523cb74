/** What the checks of the cost of a session find, in SQL. */
import { FIRST, LAST, type Row } from './likeness.ts';
import { PAID, PLACED } from './likeness-spend.ts';

const NUMBER = 'year(day) * 12 + month(day)';
const SPENT = `(select * from ${PAID} where day between ${FIRST} and ${LAST})`;
/** Cents a session of a source and campaign in a month, of those with thirty sessions. */
const RATES = `(select place, m, spent * 100::double / n as rate from
  (select place, ${NUMBER} as m, sum(spend) as spent from ${SPENT} group by all) join (select place, ${NUMBER} as m, count(*) as n from ${PLACED} group by all)
  using (place, m) where n >= 30 and spent > 0)`;
/** Of each month: the rates of seven around, of the two before and after the one before it. */
const AROUND = `(select m, rate, quantile_disc(rate, 0.5) over w as usual, count(*) over w as n,
    max(rate) over before as high_before, min(rate) over before as low_before, max(rate) over after as high_after, min(rate) over after as low_after
  from ${RATES} window w as (partition by place order by m rows between 3 preceding and 3 following),
    before as (partition by place order by m rows between 3 preceding and 2 preceding), after as (partition by place order by m rows between current row and 1 following))`;

/** Months that differ from two before and two after, which are alike. */
const OFF_LEVEL = `(select m from (select place, m, rate, count(*) over a as n_after, count(*) over b as n_before, greatest(max(rate) over b, max(rate) over a) as most,
    least(min(rate) over b, min(rate) over a) as least from ${RATES}
  window b as (partition by place order by m rows between 2 preceding and 1 preceding), a as (partition by place order by m rows between 1 following and 2 following))
  where n_after = 2 and n_before = 2 and most <= least * 1.15 and (rate > most * 1.25 or rate < least * 0.8))`;

/** A row a place and day, with its spend and sessions. */
const BY_DAY = `(select place, day, coalesce(cents, 0) as cents, coalesce(n, 0) as n from (select distinct place from ${PAID})
  cross join (select unnest(generate_series(${FIRST}, ${LAST}, interval 1 day))::date as day)
  left join (select place, day, sum(spend) * 100 as cents from ${PAID} group by all) using (place, day)
  left join (select place, day, count(*) as n from ${PLACED} group by all) using (place, day))`;
const rate = (over: string): string =>
  `(if(sum(n) over ${over} < 30, null, sum(cents) over ${over} / sum(n) over ${over}))`;
/** First days of weeks that cost another than the four before and after. */
const OFF_WEEKS = `(select day from (select day, count(*) over b as n_before, count(*) over a as n_after, ${rate('w')} as own, ${rate('b')} as before, ${rate('a')} as after from ${BY_DAY}
  window w as (partition by place order by day rows between current row and 6 following), b as (partition by place order by day rows between 28 preceding and 1 preceding),
    a as (partition by place order by day rows between 7 following and 34 following))
  where n_before = 28 and n_after = 28 and before is not null and after is not null and (own > 1.8 * greatest(before, after) or own * 1.8 < least(before, after)))`;

/** Months with spend: on how many days, and how it varies with sessions. */
const TOGETHER = `(select place, m, count(*) as days, max(n) as most, avg(n) as mean, stddev_pop(n) as varies, stddev_pop(cents) as spread, covar_pop(n, cents) as joint from (
    select place, ${NUMBER} as m, cents, coalesce(n, 0) as n from (select place, day, sum(spend) * 100 as cents from ${SPENT} group by all having sum(spend) > 0)
    left join (select place, day, count(*) as n from ${PLACED} group by all) using (place, day)) group by all)`;

export const spendRateChecks: readonly Row[] = [
  [
    'spend-month-usual',
    'marketing_spend',
    'warning',
    'months',
    `(select count(distinct m) from ${RATES})`,
    `(select count(distinct m) from ${AROUND} where (n >= 5 and (rate > 2 * usual or rate * 2 < usual))
      or low_after >= 2 * high_before or low_before >= 2 * high_after)`,
  ],
  [
    'spend-month-keeps-its-level',
    'marketing_spend',
    'warning',
    'months',
    `(select count(distinct m) from ${RATES})`,
    `(select count(distinct m) from ${OFF_LEVEL})`,
  ],
  [
    'spend-week-usual',
    'marketing_spend',
    'warning',
    'days',
    `(${LAST} - ${FIRST} + 1)`,
    `(select count(distinct day) from (select day + unnest(range(7))::int as day from ${OFF_WEEKS}))`,
  ],
  [
    'spend-follows-sessions',
    'marketing_spend',
    'warning',
    'months',
    `(select count(distinct m) from ${TOGETHER})`,
    `(select count(distinct m) from ${TOGETHER} where days >= 20 and most >= 5 and varies >= 0.25 * mean and joint <= 0.3 * varies * spread)`,
  ],
];
