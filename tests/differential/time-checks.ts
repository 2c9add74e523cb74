/** The checks of time, completeness and doubles once more in SQL: what each looks at, and how many units fail. */

import { SHIFTED_HOURS, SHIFTS_FOUND } from './hour-checks.ts';
import { ORDER_CHECKS } from './order-checks.ts';
import { PAUSES } from './pause-checks.ts';
import { UNUSUAL } from './unusual-days.ts';

/** Id, table, level, unit, units looked at, units that fail. */
export type CheckRow = readonly [
  id: string,
  table: string,
  level: 'stop' | 'warn',
  unit: string,
  checked: string,
  failures: string,
];

/** `daily`: a row a day from the first to the last session. Orders and views stand on the day of their session. */
const DAILY = `
span as (select min(created_at)::date as f, max(created_at)::date as l from website_sessions),
usual as (select coalesce(quantile_disc(r.created_at::date - i.created_at::date, 0.5), 0) as lag
  from order_item_refunds r join order_items i using (order_item_id)),
daily as (
  select day, coalesce(v.sessions, 0) as sessions, coalesce(v.seen, 0) as seen, coalesce(v.pageviews, 0) as pageviews, coalesce(v.orders, 0) as orders,
    coalesce(r.refunds, 0) as refunds, coalesce(i.due, 0) as due,
    coalesce(p.second, 0) as second_items, 1 as one
  from (select unnest(generate_series(f, l, interval 1 day))::date as day from span)
  left join (select created_at::date as day, count(*) as sessions, count(views) as seen, sum(coalesce(views, 0)) as pageviews, sum(n) as orders
    from s group by all) v using (day)
  left join (select created_at::date as day, count(*) as refunds from order_item_refunds group by all) r using (day)
  left join (select created_at::date + (select lag from usual)::int as day, count(*) as due from order_items group by all) i using (day)
  left join (select created_at::date as day, count(*) as second from order_items where is_primary_item = 0 group by all) p using (day)
)`;

/** A silence a row: its days, what was expected of them by the days before and after, and events on either side. */
const silences = (name: string, event: string, exposure: string): string => `
${name}_days as (
  select day, ${event} as e, row_number() over (order by day) as place,
    sum(${event}) over b - max(${event}) over b as sum_b, count(*) over b as days_b, min(day) over b as from_b,
    sum(${event}) over a - max(${event}) over a as sum_a, count(*) over a as days_a, max(day) over a as to_a,
    sum(${event}) over (order by day) as before_next
  from daily where ${event} > 0
  window b as (order by day rows between 13 preceding and current row), a as (order by day rows between current row and 13 following)
),
${name}_gaps as (
  select coalesce(p.day + 1, f)::date as from_day, coalesce(q.day - 1, l)::date as to_day,
    p.day as day_b, p.sum_b, p.days_b, p.from_b, q.day as day_a, q.sum_a, q.days_a, q.to_a,
    coalesce(p.before_next, 0) as before, (select coalesce(sum(e), 0) from ${name}_days) - coalesce(p.before_next, 0) as after
  from ${name}_days p full join ${name}_days q on q.place = p.place + 1, span
),
${name} as (
  select *, to_day - from_day + 1 as days, coalesce(least(expected_b, expected_a), 0) as expected from (
    select from_day, to_day, before, after,
      if(days_b >= 5, sum_b / nullif((select sum(${exposure}) from daily where day between from_b and day_b), 0), null)
        * (select sum(${exposure}) from daily where day between from_day and to_day) as expected_b,
      if(days_a >= 5, sum_a / nullif((select sum(${exposure}) from daily where day between day_a and to_a), 0), null)
        * (select sum(${exposure}) from daily where day between from_day and to_day) as expected_a
    from ${name}_gaps where from_day <= to_day
  )
)`;

const BULK = `
few as (select least(n // 10, greatest(10, n // 1000)) as few from (select count(*) as n from website_sessions)),
bulk as (
  select coalesce((select max(to_day) + 1 from quiet, few where days >= 7 and before <= few and expected_a >= 30), f) as first_day,
    coalesce((select min(from_day) - 1 from quiet, few where days >= 7 and after <= few and expected_b >= 30), l) as last_day
  from span
),
at_end as (select max_by(sum_b / (day - from_b + 1), day) as rate, max_by(days_b, day) as days_b from quiet_days)`;

/** Rows that say in all but their id what another says, marked, with their time. */
const REPEATED = `
same_session as (select created_at, row_number() over (partition by created_at, user_id, utm_source, utm_campaign, utm_content, device_type, http_referer
  order by website_session_id) > 1 as again from website_sessions),
same_view as (select created_at, coalesce(created_at - lag(created_at) over (partition by website_session_id, pageview_url
  order by created_at, website_pageview_id) <= interval 1 second, false) as again from website_pageviews),
same_order as (select created_at, row_number() over (
  partition by website_session_id, user_id, primary_product_id, items_purchased, price_usd, cogs_usd order by created_at, order_id) > 1 as again
  from orders)`;

/** Sums of all months before each, so that those of a window are a difference. */
const pace = (name: string, event: string, exposure: string): string => `
${name}_months as (select row_number() over (order by month) as place, e, x from (
  select date_trunc('month', day) as month, sum(${event}) as e, sum(${exposure}) as x from daily group by all)),
${name}_sums as (
  select 0 as place, 0.0::double as e, 0.0::double as x union all
  select place, sum(e) over (order by place), sum(x) over (order by place) from ${name}_months
),
${name}_windows as (
  select w.f, w.t, max(n) as n, w.length from (
    select f, f + length as t, length, n from (select count(*) as n from ${name}_months), (select unnest([1, 2, 3, 4, 6, 9, 12]) as length),
      (select unnest(generate_series(1, 400)) as f)
  ) w where t <= n group by all
)`;

const behind = (share: number, from: string, to: string): string => {
  const others = `(${to}.e - ${from}.e)`;
  const expected = `(${others} / nullif(${to}.x - ${from}.x, 0) * (t.x - f.x))`;
  const missing = `(${expected} - (t.e - f.e))`;
  return `coalesce(${missing} > ${1 - share} * ${expected} and ${others} > 0
    and pow(${missing}, 2) >= 16 * (${expected} + pow(${expected}, 2) / ${others}), false)`;
};

const monthsBehind = (name: string, share: number, hasBadTimes: boolean): string =>
  `(select count(distinct month) from (select unnest(generate_series(w.f, w.t - 1)) as month from ${name}_windows w
    join ${name}_sums f on f.place = w.f join ${name}_sums t on t.place = w.t
    join ${name}_sums b on b.place = greatest(0, w.f - w.length) join ${name}_sums a on a.place = least(w.n, w.t + w.length)
    join ${name}_sums z on z.place = 0
    where ${behind(share, 'b', 'f')} and (w.t = w.n or ${behind(share, 't', 'a')}) ${hasBadTimes ? `and ${behind(share, 'z', 'f')}` : ''}))`;

/** What the selects of `timeChecks` stand upon. */
export const TIME_TABLES = [
  DAILY,
  silences('quiet', 'sessions', 'one'),
  silences('orderless', 'orders', 'sessions'),
  silences('unseen', 'seen', 'sessions'),
  silences('unrefunded', 'refunds', 'due'),
  silences('unpaired', 'second_items', 'orders'),
  PAUSES,
  BULK,
  REPEATED,
  SHIFTED_HOURS,
  UNUSUAL,
  pace('view_pace', 'pageviews', 'sessions'),
  pace('order_pace', 'orders', 'sessions'),
  pace('second_pace', 'second_items', 'orders'),
  pace('refund_pace', 'refunds', 'due'),
].join(',');

const ROWS = (table: string): string => `(select count(*) from ${table})`;
const DAYS = '(select l - f + 1 from span)';
const MONTHS = "(select datediff('month', f, l) + 1 from span)";
const daysOf = (name: string, condition: string): string =>
  `(select coalesce(sum(days), 0) from ${name}, bulk where ${condition})`;
const again = (name: string): string => `(select count(*) from ${name} where again)`;
const daysAgain = (name: string): string =>
  `(select count(*) from (select created_at::date as day from ${name} group by all having count(*) filter (again) >= 10 and count(*) filter (again) * 3 >= count(*)))`;
/** Rows later than their session by more than so many days, unless that many are. */
const late = (table: string, days: number): string =>
  `(select if(late * 100 > n, 0, late) from (select count(*) as n, count(*) filter (c.created_at > p.created_at + interval ${days} day) as late
    from ${table} c join website_sessions p using (website_session_id)))`;

const THIN_DAYS = `(select count(*) from (
  select d.day, d.sessions, count(o.day) as others, min(o.sessions) as level from daily d
  join daily o on abs(o.day - d.day) in (7, 14), span where d.day > f and d.day < l and o.day > f and o.day < l group by all
) where others >= 2 and level >= 60 and sessions > 0 and sessions < level * 0.5)`;

/** Months that fail by their own `rate` (sessions a day), the lower one beside them and the higher one. */
const months = (fails: string): string => `(select count(*) from (
  select days, sessions / days as rate, least(lag(sessions / days) over w, lead(sessions / days) over w) as lower,
    greatest(lag(sessions / days) over w, lead(sessions / days) over w) as higher, least(lag(days) over w, lead(days) over w) as beside,
    row_number() over w > 1 and lead(month) over w is not null as inner_month
  from (select date_trunc('month', day) as month, sum(sessions) as sessions, count(*) as days from daily group by all)
  window w as (order by month)
) where inner_month and beside >= 7 and ${fails})`;

const THIN_END = `(select coalesce(max(rest_days), 0) from (
  select last_day - day as rest_days, (sum(sessions) over w - max(sessions) over w) / 13 * (last_day - day) as expected,
    sum(sessions) over () - sum(sessions) over (order by day) as rest, row_number() over (order by day) as place from daily, bulk where day <= last_day window w as (order by day rows 13 preceding)
) where place >= 14 and rest_days >= 7 and expected >= 100 and rest < expected * 0.1)`;

const UNREACHED = `(select if(n < 2, 0, n) from (select count(*) as n from s
  where saw_order and s.n = 0 and (s.created_at >= (select coalesce(max(created_at), '0001-01-01') from orders) + interval 1 day
    or s.created_at <= (select coalesce(min(created_at), '9999-01-01') from orders) - interval 1 day)))`;

const SHARED = `(select day, count(*) as n, count(*) filter (together = 1) as alone from (
  select created_at::date as day, count(*) over (partition by created_at) as together from website_sessions) group by all having count(*) between 20 and 20000)`;

const BUSY_USERS = `(select count(*) from (select count(*) over (partition by user_id) as in_all, count(*) over (partition by user_id, created_at::date) as in_day
  from website_sessions) where in_day > 20 or (in_all > greatest(100, 0.01 * (select count(*) from website_sessions))))`;

const BURSTS = `(select count(*) from (
  select hour, count(*) over (partition by minute) as in_minute, count(*) over (partition by hour) as in_hour
  from (select date_trunc('hour', created_at) as hour, date_trunc('minute', created_at) as minute from website_sessions)
) join (
  select hour, coalesce(max(n) over (order by hour range between interval 72 hour preceding and interval 72 hour following exclude current row), 0) as others
  from (select date_trunc('hour', created_at) as hour, count(*) as n from website_sessions group by all)
) using (hour) where in_hour >= 30 and (others * 5 <= in_hour or (in_minute >= 30 and in_minute * 2 > in_hour)))`;

const IDLE_BURSTS = `(select count(*) from (
  select sessions, orders, median(sessions) over w as level, sum(orders) over w / nullif(sum(sessions) over w, 0) as conversion from daily
  window w as (order by day rows between 14 preceding and 14 following exclude current row)
) where sessions >= 30 and sessions >= 3 * level and conversion * sessions >= 20 and orders < conversion * sessions * 0.5)`;

const session = 'website_sessions';
const view = 'website_pageviews';
const refund = 'order_item_refunds';

/** The checks of a shop that says it opened on this day. */
export const timeChecks = (opened: string): CheckRow[] => [
  [
    'session-near-the-others',
    session,
    'stop',
    'rows',
    ROWS(session),
    '(select count(*) from website_sessions, bulk where created_at::date not between first_day and last_day)',
  ],
  [
    'order-near-the-sessions',
    'orders',
    'stop',
    'rows',
    ROWS('orders'),
    `(select count(*) from orders, span, at_end where days_b >= 5 and created_at::date - l - 1 >= greatest(7, ceil(30 / rate)))`,
  ],
  [
    'session-after-opening',
    session,
    'warn',
    'rows',
    ROWS(session),
    `(select count(*) from website_sessions where created_at < date '${opened}')`,
  ],
  [
    'opening-fits-sessions',
    session,
    'warn',
    'settings',
    '1',
    `(select (min(created_at)::date - date '${opened}' > 1096
      or (min(created_at)::date - date '${opened}' > 366 and (select count(*) filter (is_repeat_session = 1) < 0.01 * count(*) from website_sessions, span where created_at < f + 7))
      or count(*) filter (created_at < date '${opened}') > greatest(10, 0.05 * count(*)))::int from website_sessions)`,
  ],
  ['page-view-on-day-of-session', view, 'warn', 'rows', ROWS(view), late(view, 1)],
  ['order-near-its-session', 'orders', 'warn', 'rows', ROWS('orders'), late('orders', 2)],
  [
    'refund-near-its-sale',
    refund,
    'warn',
    'rows',
    ROWS(refund),
    `(select coalesce(len(list_filter(lags, lag -> lag > 4 * lags[floor((len(lags) - 1) * 0.99)::int + 1] + 180)), 0)
      from (select list_sort(list(r.created_at::date - i.created_at::date)) as lags from order_item_refunds r join order_items i using (order_item_id)))`,
  ],
  ...ORDER_CHECKS,
  [
    'weeks-have-sessions',
    session,
    'stop',
    'days',
    DAYS,
    daysOf(
      'quiet',
      'days >= 28 and expected >= 100 and from_day > first_day and to_day < last_day',
    ),
  ],
  [
    'day-has-sessions',
    session,
    'warn',
    'days',
    DAYS,
    daysOf('quiet', 'expected >= 20 and from_day > first_day and to_day < last_day'),
  ],
  ['day-as-full-as-its-weekday', session, 'warn', 'days', `greatest(0, ${DAYS} - 2)`, THIN_DAYS],
  [
    'month-as-full-as-its-neighbours',
    session,
    'warn',
    'months',
    `greatest(0, ${MONTHS} - 2)`,
    months('lower * days >= 200 and rate < lower * 0.6'),
  ],
  [
    'month-no-fuller-than-its-neighbours',
    session,
    'warn',
    'months',
    `greatest(0, ${MONTHS} - 2)`,
    months('rate * days >= 200 and rate > higher * 1.8'),
  ],
  ['last-days-as-full-as-before', session, 'warn', 'days', DAYS, THIN_END],
  ['orders-reach-as-far-as-sessions', session, 'stop', 'rows', ROWS(session), UNREACHED],
  [
    'stretch-has-page-views',
    view,
    'stop',
    'days',
    DAYS,
    daysOf('unseen', 'expected >= 15 and days >= 2'),
  ],
  ['stretch-has-orders', 'orders', 'warn', 'days', DAYS, daysOf('orderless', 'expected >= 15')],
  ['stretch-has-refunds', refund, 'warn', 'days', DAYS, daysOf('unrefunded', 'expected >= 15')],
  [
    'refunds-are-there',
    refund,
    'warn',
    'files',
    '1',
    `(${ROWS(refund)} < 0.001 * ${ROWS('order_items')} and ${ROWS('orders')} >= 200)::int`,
  ],
  [
    'stretch-has-each-kind',
    session,
    'warn',
    'days',
    DAYS,
    '(select coalesce(sum(days), 0) from kind_pauses where expected >= 15 and b >= 15)',
  ],
  [
    'stretch-has-second-items',
    'order_items',
    'warn',
    'days',
    DAYS,
    daysOf('unpaired', 'days >= 7 and expected >= 15 and expected_b >= 15'),
  ],
  ['page-views-keep-pace', view, 'warn', 'months', MONTHS, monthsBehind('view_pace', 0.6, false)],
  ['orders-keep-pace', 'orders', 'warn', 'months', MONTHS, monthsBehind('order_pace', 0.6, false)],
  [
    'second-items-keep-pace',
    'order_items',
    'warn',
    'months',
    MONTHS,
    monthsBehind('second_pace', 0.6, false),
  ],
  ['refunds-keep-pace', refund, 'warn', 'months', MONTHS, monthsBehind('refund_pace', 0.55, true)],
  ['session-stands-once', session, 'warn', 'rows', ROWS(session), again('same_session')],
  ['sessions-of-a-day-stand-once', session, 'stop', 'days', DAYS, daysAgain('same_session')],
  ['page-view-stands-once', view, 'warn', 'rows', ROWS(view), again('same_view')],
  ['page-views-of-a-day-stand-once', view, 'stop', 'days', DAYS, daysAgain('same_view')],
  ['order-stands-once', 'orders', 'warn', 'rows', ROWS('orders'), again('same_order')],
  ['orders-of-a-day-stand-once', 'orders', 'stop', 'days', DAYS, daysAgain('same_order')],
  [
    'sessions-have-seconds-of-their-own',
    session,
    'warn',
    'days',
    `(select count(*) from ${SHARED})`,
    `(select count(*) from ${SHARED} where alone < n * 0.1)`,
  ],
  ['user-visits-as-people-do', session, 'warn', 'rows', ROWS(session), BUSY_USERS],
  [
    'session-views-as-people-do',
    session,
    'warn',
    'rows',
    ROWS(session),
    '(select count(*) from s where views > 200)',
  ],
  ['sessions-come-one-by-one', session, 'warn', 'rows', ROWS(session), BURSTS],
  ['busy-day-buys', session, 'warn', 'days', DAYS, IDLE_BURSTS],
  [
    'day-sells-as-its-weekday',
    'orders',
    'warn',
    'days',
    '(select count(*) from ud)',
    "(select count(*) from unusual where measure in ('conversion_rate', 'average_order_value'))",
  ],
  ['hours-keep-their-place', session, 'warn', 'days', DAYS, SHIFTS_FOUND],
];
