import { bySql, type Proof } from './prove.ts';
import { VISITS } from './sessions.ts';

const FIRST = `${VISITS}, w as (select v.*, f.kind as first_kind, f.owner as first_owner, v.website_session_id = v.first_session as is_first,
  quarter_of(v.created_at) as period from v join s f on f.website_session_id = v.first_session)`;

/** Both touches of each quarter by one attribute of sessions, in one pass over sessions that stand twice: as themselves and as their user's first. */
const byBoth = (table: string, by: string, own: string, first: string): Proof =>
  bySql(
    table,
    `with ${FIRST}, twice as (select period, ${own} as ${by}, 1 as n, revenue, 0 as fn, 0 as fr from w
  union all select period, ${first}, 0, 0, 1, revenue from w),
g as (select period, ${by}, sum(n) as sessions, sum(revenue) as revenue, sum(fn) as first_touch_sessions, sum(fr) as first_touch_revenue from twice group by all)
select *, complete_of(period) as complete, ratio(sessions, sum(sessions) over q) as share_of_sessions, ratio(revenue, sum(revenue) over q) as share_of_revenue,
  ratio(first_touch_revenue, sum(revenue) over q) as first_touch_share from g window q as (partition by period)`,
  );

const named = (owner: string): string => `if(${owner} = '', '(none)', ${owner})`;

export const proofs: readonly Proof[] = [
  byBoth('first_touch_by_quarter', 'kind', 'kind', 'first_kind'),
  byBoth('concentration_by_owner', 'owner', named('owner'), named('first_owner')),
  bySql(
    'free_visits_by_quarter',
    `with ${FIRST}, g as (select period, case when is_first then 'new' when first_kind like 'paid%' then 'after_paid' else 'after_' || first_kind end as origin,
    count(*) as sessions, sum(n) as orders from w where kind = 'free' group by all),
t as (select period, count(*) as total from w group by all)
select period, origin, complete_of(period) as complete, sessions, orders, ratio(orders, sessions) as conversion_rate,
  ratio(sessions, sum(sessions) over (partition by period)) as share_of_free, ratio(sessions, total) as share_of_sessions
from g join t using (period)`,
  ),
];
