import { CUSTOMER_VALUE } from './customers.ts';
import { bySql, type Proof } from './prove.ts';
import { VISITS } from './sessions.ts';

/** Name, label, unit and value over sums of days; the measure is the name without the currency. */
const MEASURES = [
  ['revenue_usd', 'Revenue', 'usd', 'revenue'],
  ['net_revenue_usd', 'Revenue net of refunds', 'usd', 'revenue - refund_amount'],
  ['refund_amount_usd', 'Refunds', 'usd', 'refund_amount'],
  ['gross_profit_usd', 'Gross profit', 'usd', 'revenue - cogs'],
  ['gross_margin', 'Gross margin', 'rate', 'ratio(revenue - cogs, revenue)'],
  ['contribution_usd', 'Contribution', 'usd', 'revenue - cogs - refunded_of_sales'],
  [
    'contribution_margin',
    'Contribution margin',
    'rate',
    'ratio(revenue - cogs - refunded_of_sales, revenue)',
  ],
  ['orders', 'Orders', 'count', 'orders'],
  ['sessions', 'Sessions', 'count', 'sessions'],
  ['items', 'Items sold', 'count', 'items'],
  ['conversion_rate', 'Conversion rate', 'rate', 'ratio(session_orders, sessions)'],
  ['average_order_value_usd', 'Average order value', 'usd', 'ratio(revenue, orders)'],
  ['revenue_per_session_usd', 'Revenue per session', 'usd', 'ratio(session_revenue, sessions)'],
  ['items_per_order', 'Items per order', 'number', 'ratio(items, orders)'],
  ['refund_rate', 'Refund rate', 'rate', 'ratio(refunded, items)'],
  ['repeat_share', 'Share of repeat sessions', 'rate', 'ratio(repeats, sessions)'],
] as const;

/** Windows that end with the last whole month and quarter, and all days; one that the data do not cover has no days, and so no values. */
const WINDOWS = `ends as (select date_trunc('month', end_whole())::date as of_month, date_trunc('quarter', end_whole())::date as of_quarter),
asked as (
  select 'ttm' as suffix, 'last twelve months' as words, (of_month - interval 1 year)::date as a, of_month as b from ends
  union all select 'quarter', 'last whole quarter', (of_quarter - interval 3 month)::date, of_quarter from ends),
parts as (
  select suffix, words, 'now' as part, a, b from asked
  union all select suffix, words, 'prior', (a - interval 1 year)::date, (b - interval 1 year)::date from asked),
w as (
  select suffix, words, part, if(a >= first_whole(), a, null) as a, if(a >= first_whole(), b, null) as b from parts
  union all select 'total', 'since the data begin', 'now', min(day), max(day) + 1 from d
  union all select 'total', 'since the data begin', 'prior', null, null)`;

const OF_DAYS = `with ${WINDOWS},
sums as (select suffix, words, part, a, b, sum(columns(d.* exclude (day))) from w left join d on day >= a and day < b group by all),
sold as (select max(day) + 1 as sold_to from d where sessions + orders > 0),
v as (${MEASURES.map(
  ([name, label, unit, value]) =>
    `select suffix, words, part, a, ${value.includes('refund_amount') ? 'b' : "if(suffix = 'total', sold_to, b)"} as b, '${name}' as name, '${label}' as label,
      '${unit}' as unit, (${value})::double as value from sums, sold`,
).join(' union all ')})
select n.name || '_' || suffix as kpi, n.label || ', ' || n.words as label, n.unit, day_of(n.a) as window_start, day_of(n.b) as window_end,
  n.value, p.value as prior_value, ratio(n.value, p.value) - 1 as change, if(n.unit = 'usd', n.name[:-5], n.name) as measure, suffix as "window"
from v n join v p using (suffix, name) where n.part = 'now' and p.part = 'prior'`;

/** Label, unit and value over all users, by name; a measure has the name, but for the window that some names end in. */
const USER_FIGURES = [
  ['users_total', 'Users, since the data begin', 'count', 'count(*)'],
  ['customers_total', 'Users who ordered, since the data begin', 'count', 'sum((n > 0)::int)'],
  [
    'orders_per_customer_total',
    'Orders per customer, since the data begin',
    'number',
    'ratio(sum(n), sum((n > 0)::int))',
  ],
  [
    'repeat_customer_rate_total',
    'Share of customers with two orders or more, since the data begin',
    'rate',
    'ratio(sum((n > 1)::int), sum((n > 0)::int))',
  ],
  [
    'returned_users_total',
    'Users with a second session, since the data begin',
    'count',
    'count(days)',
  ],
  [
    'return_rate_total',
    'Share of users with a second session, since the data begin',
    'rate',
    'ratio(count(days), count(*))',
  ],
  ...[
    ['mean', 'avg(days)'],
    ['median', 'quantile_disc(days, 0.5)'],
    ['minimum', 'min(days)'],
    ['maximum', 'max(days)'],
  ].map(([name, value]) => [
    `days_to_second_session_${name}`,
    `Days from first to second session, ${name}`,
    'number',
    value,
  ]),
];

const USER_WINDOW = `reach as (select day_of(min(t)) as window_start, day_of(max(t) + interval 1 day) as window_end, null as prior_value, null as change
  from (select created_at as t from website_sessions union all select created_at from orders))`;

const OF_USERS = `with ${VISITS}, ${USER_WINDOW},
second as (select user_id, list_sort(list(created_at))[2]::date - min(created_at)::date as days from website_sessions group by user_id),
p as (select * from u join second using (user_id)),
f as (${USER_FIGURES.map(
  ([name, label, unit, value]) =>
    `select '${name}' as kpi, '${label}' as label, '${unit}' as unit, (${value})::double as value, '${name!.split('_total')[0]}' as measure, 'total' as "window" from p`,
).join(' union all ')})
select * from f, reach`;

/** Orders that no earlier one of their user precedes. */
const OF_FIRST_ORDERS = `with ${USER_WINDOW},
o as (select price_usd - cogs_usd as profit, row_number() over (partition by user_id order by created_at, order_id) as place from orders)
select 'gross_profit_per_first_order_usd_total' as kpi, 'Gross profit per first order, since the data begin' as label, 'usd' as unit,
  (select avg(profit)::double from o where place = 1) as value, 'gross_profit_per_first_order' as measure, 'total' as "window", * from reach`;

/** What customers are worth is the proof of `customer_value`, in other words. */
const OF_CUSTOMERS = `with ${USER_WINDOW},
c as (select * from (${CUSTOMER_VALUE}) where basis = 'customer' and cohort = 'all'),
h as (select unnest([30, 90, 365]) as days),
f as (${[
  ['revenue', 'Revenue'],
  ['gross_profit', 'Gross profit'],
]
  .map(
    ([name, label]) => `select '${name}_per_customer_usd_' || days || '_days' as kpi,
    '${label} per customer within ' || days || ' days of the first order' as label, 'usd' as unit, ${name}_per_user as value,
    '${name}_per_customer' as measure, days || '_days' as "window" from h left join c using (days)`,
  )
  .join(' union all ')})
select * from f, reach`;

export const proofs: readonly Proof[] = [
  bySql(
    'kpis',
    [OF_DAYS, OF_USERS, OF_FIRST_ORDERS, OF_CUSTOMERS]
      .map(
        (sql) =>
          `select kpi, label, unit, window_start, window_end, value, prior_value, change, measure, "window" from (${sql})`,
      )
      .join(' union all '),
  ),
];
