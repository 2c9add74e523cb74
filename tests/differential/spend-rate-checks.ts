/** What the checks of the cost of a session find, in SQL. */
import { count, FIRST, LAST, type Row } from './likeness.ts';
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

/** Of each month with spend on twenty days: the usual amount of a day, how many days have it, and the sessions of those. */
const FLAT = `(select place, m, any_value(days) as days, count(*) as same, min(sessions) as least, max(sessions) as most from (
  select place, m, cents, sessions, count(*) over w as days, quantile_disc(cents, 0.5) over w as usual from (
    select place, ${NUMBER} as m, cents, coalesce(n, 0) as sessions from (select place, day, sum(spend) as cents from ${SPENT} group by all having sum(spend) > 0)
    left join (select place, day, count(*) as n from ${PLACED} group by all) using (place, day))
  window w as (partition by place, m)) where cents = usual group by place, m)`;

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
    'spend-follows-sessions',
    'marketing_spend',
    'warning',
    'months',
    `(select count(distinct m) from ${FLAT})`,
    count(
      `(select distinct m from ${FLAT} where days >= 20 and same * 10 >= days * 9 and most >= 5 and most >= 2 * least)`,
    ),
  ],
];
