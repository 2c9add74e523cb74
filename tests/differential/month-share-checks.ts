/** Shares of names from month to month, names that go together and devices that buy alike, in SQL. */
import type { Row } from './likeness.ts';

const NUMBER = 'year(created_at) * 12 + month(created_at)';
const MONTHS = `(select count(distinct m) from (select unnest(generate_series(min(${NUMBER}), max(${NUMBER}))) as m from website_sessions))`;
const SHARED = ['device_type', 'utm_source', 'utm_campaign', 'http_referer'];

/** Sessions of each name of a column in a month and in those beside it, which both have it. */
const TRIPLES = `(select b.c, b.n, b.m + 1 as m, b.k as before, coalesce(o.k, 0) as own, a.k as after from share_counts b
  join share_counts a on a.c = b.c and a.n = b.n and a.m = b.m + 2 left join share_counts o on o.c = b.c and o.n = b.n and o.m = b.m + 1)`;

const ODD_SHARES = `(select count(distinct m) from (
  select m, before / sum(before) over w as before, own / sum(own) over w as own, after / sum(after) over w as after,
    least(sum(before) over w, sum(own) over w, sum(after) over w) as least from ${TRIPLES} window w as (partition by c, m))
  where least >= 500 and abs(before - after) <= 0.075 and (own - greatest(before, after) >= 0.15 or least(before, after) - own >= 0.15))`;

const PAIRS = [
  ['utm_source', 'http_referer'],
  ['utm_source', 'utm_campaign'],
  ['utm_campaign', 'utm_content'],
] as const;

/** Sessions of pairs that pass, by month. */
const passing = ([one, other]: readonly [string, string]): string => {
  const lives = (column: string) =>
    `(select coalesce(${column}, '') as name, min(${NUMBER}) as f, max(${NUMBER}) as l from s group by all)`;
  return `select m, '${one} ${other}' as pair, sum(k) as k from (select ${NUMBER} as m, ${one}, ${other}, count(*) as k from s group by all) s
    join (select coalesce(${one}, '') as a, coalesce(${other}, '') as b, min(${NUMBER}) as f, max(${NUMBER}) as l from s group by all) p
      on p.a = coalesce(${one}, '') and p.b = coalesce(${other}, '')
    join ${lives(one)} x on x.name = p.a join ${lives(other)} y on y.name = p.b
    where p.l - p.f < 3 and x.f < p.f and y.f < p.f and x.l > p.l and y.l > p.l group by all`;
};

const PASSING = `(select count(distinct m) from (${PAIRS.map(passing).join(' union all ')})
  join (select ${NUMBER} as m, count(*) as n from s group by all) using (m) where k >= 30 and k >= 0.02 * n)`;

/** Of each month, the sessions and orders of the two largest devices in it, and in three before and after. */
const DEVICES = `(select * from (select m, ${['s1', 'o1', 's2', 'o2']
  .map((sum) => `${sum}, sum(${sum}) over b as ${sum}_b, sum(${sum}) over a as ${sum}_a`)
  .join()} from (
    select m, count(*) filter (place = 1) as s1, coalesce(sum(n) filter (place = 1), 0) as o1, count(*) filter (place = 2) as s2, coalesce(sum(n) filter (place = 2), 0) as o2
    from (select ${NUMBER} as m, device_type, n from s) join (select device_type, row_number() over (order by count(*) desc, min(website_session_id)) as place from s group by 1) using (device_type)
    group by m)
  window b as (order by m range between 3 preceding and 1 preceding), a as (order by m range between 1 following and 3 following)))`;
const gap = (end: string): string =>
  `(o1${end} / nullif(s1${end}, 0) - o2${end} / nullif(s2${end}, 0))`;
const variance = (end: string): string =>
  ['1', '2']
    .map(
      (one) =>
        `o${one}${end} / s${one}${end} * (1 - o${one}${end} / s${one}${end}) / s${one}${end}`,
    )
    .join(' + ');
const less = (end: string): string =>
  `(${gap('')} * sign(${gap(end)}) < 0.5 * abs(${gap(end)}) and pow(${gap(end)} - ${gap('')}, 2) >= 16 * (${variance('')} + ${variance(end)}))`;
const ALIKE = `(select count(*) from ${DEVICES} where ${gap('_b')} * ${gap('_a')} > 0 and ${less('_b')} and ${less('_a')})`;

/** What stands before the selects. */
export const SHARE_COUNTS = `share_counts as materialized (${SHARED.map(
  (column) =>
    `select '${column}' as c, coalesce(${column}, '') as n, ${NUMBER} as m, count(*) as k from s group by all`,
).join(' union all ')})`;

export const monthShareChecks: readonly Row[] = [
  [
    'month-shares-usual',
    'website_sessions',
    'warning',
    'months',
    `greatest(0, ${MONTHS} - 2)`,
    ODD_SHARES,
  ],
  ['names-go-together', 'website_sessions', 'warning', 'months', MONTHS, PASSING],
  ['devices-differ-as-usual', 'website_sessions', 'warning', 'months', MONTHS, ALIKE],
];
