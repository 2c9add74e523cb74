/**
 * The second route: published tables once more, in SQL straight from the six CSVs. Written from the contract, without our facts, cubes or
 * metrics; it shares with them nothing but the names. Money comes in the currency's unit.
 */

/** What a query needs to know of a shop that is not in its tables. */
export interface ShopRules {
  /** The channel of a session, as an SQL expression over `website_sessions s`. */
  channel: string;
  /** Predicates on `pageview_url`, in the order of the purchase path. */
  steps: readonly { step: string; test: string }[];
  /** Product id by its page's url. */
  productPages: readonly { product_id: number; page: string }[];
  /** The last day that the data cover from midnight to midnight, as an SQL date. */
  lastWholeDay: string;
  /** Kinds by channel id. */
  kinds: Readonly<Record<string, string>>;
}

export interface Query {
  /** Id of the published table. */
  table: string;
  /** Columns to compare, the key among them. */
  columns: readonly string[];
  sql(rules: ShopRules): string;
}

const MONTH = (time: string): string => `strftime(${time}, '%Y-%m')`;
const QUARTER = (time: string): string => `year(${time}) || '-Q' || quarter(${time})`;

/** One row a session: what it is, what it saw, what it bought. */
const sessions = ({ channel, steps }: ShopRules): string => `with seen as (
  select website_session_id, count(*) as views, arg_min(pageview_url, (created_at, website_pageview_id)) as landing_page,
    ${steps.map(({ step, test }) => `bool_or(${test}) as saw_${step}`).join(', ')}
  from website_pageviews group by all
), bought as (
  select website_session_id, count(*) as n, sum(price_usd) as revenue, sum(cogs_usd) as cogs from orders group by all
), s as (
  select s.website_session_id, s.created_at, s.user_id, s.device_type, ${channel} as channel,
    if(s.is_repeat_session = 1, 'repeat', 'new') as visit_type, seen.* exclude (website_session_id),
    coalesce(bought.n, 0) as n, coalesce(bought.revenue, 0) as revenue, coalesce(bought.cogs, 0) as cogs
  from website_sessions s left join seen using (website_session_id) left join bought using (website_session_id)
)`;

const SESSION_MEASURES =
  'count(*) as sessions, sum(n) as orders, sum(n) / count(*) as conversion_rate, sum(revenue) as revenue';

/** Sessions grouped by these expressions. */
const sessionTable = (
  table: string,
  keys: Readonly<Record<string, string>>,
  extra: Readonly<Record<string, string>> = {},
  where = 'true',
): Query => ({
  table,
  columns: [
    ...Object.keys(keys),
    'sessions',
    'orders',
    'conversion_rate',
    'revenue',
    ...Object.keys(extra),
  ],
  sql: (rules) => `${sessions(rules)}
select ${Object.entries(keys)
    .map(([name, sql]) => `${sql} as ${name}`)
    .join(', ')}, ${SESSION_MEASURES}
  ${Object.entries(extra)
    .map(([name, sql]) => `, ${sql} as ${name}`)
    .join('')}
from s where ${where} group by ${Object.values(keys).join(', ')}`,
});

const funnel = (table: string, group: string, expression: string, where = 'true'): Query => ({
  table,
  columns: [group, 'step', 'sessions', 'of_previous', 'of_first'],
  sql: (rules) => {
    const of = (place: number): string => `count(*) filter (saw_${rules.steps[place]!.step})`;
    return `${sessions(rules)}
${rules.steps
  .map(
    ({ step }, place) =>
      `select ${expression} as ${group}, '${step}' as step, ${of(place)} as sessions,
  ${place === 0 ? 'null' : `${of(place)} / nullif(${of(place - 1)}, 0)`} as of_previous, ${of(place)} / nullif(${of(0)}, 0) as of_first
from s where ${where} group by ${expression}`,
  )
  .join('\nunion all\n')}`;
  },
});

const PERFORMANCE = [
  'period',
  'sessions',
  'orders',
  'conversion_rate',
  'revenue',
  'cogs',
  'gross_profit',
  'gross_margin',
  'average_order_value',
  'revenue_per_session',
  'items',
  'items_per_order',
  'refunds',
  'refund_amount',
  'net_revenue',
];

const performance = (table: string, period: (time: string) => string): Query => ({
  table,
  columns: PERFORMANCE,
  sql: (rules) => `${sessions(rules)},
days as (select unnest(generate_series(
  (select least(min(created_at), (select min(created_at) from orders))::date from website_sessions),
  (select greatest(max(created_at), (select max(created_at) from orders), coalesce((select max(created_at) from order_item_refunds), max(created_at)))::date from website_sessions),
  interval 1 day)) as day),
p as (select distinct ${period('day')} as period from days),
t as (select ${period('created_at')} as period, count(*) as sessions, sum(n) as session_orders, sum(revenue) as session_revenue from s group by all),
o as (select ${period('created_at')} as period, count(*) as orders, sum(price_usd) as revenue, sum(cogs_usd) as cogs from orders group by all),
i as (select ${period('created_at')} as period, count(*) as items from order_items group by all),
r as (select ${period('created_at')} as period, count(*) as refunds, sum(refund_amount_usd) as refund_amount from order_item_refunds group by all)
select period, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders, session_orders / sessions as conversion_rate,
  coalesce(revenue, 0) as revenue, coalesce(cogs, 0) as cogs, coalesce(revenue - cogs, 0) as gross_profit, (revenue - cogs) / revenue as gross_margin,
  revenue / orders as average_order_value, session_revenue / sessions as revenue_per_session, coalesce(items, 0) as items, items / orders as items_per_order,
  coalesce(refunds, 0) as refunds, coalesce(refund_amount, 0) as refund_amount, coalesce(revenue, 0) - coalesce(refund_amount, 0) as net_revenue
from p left join t using (period) left join o using (period) left join i using (period) left join r using (period)`,
});

const PRODUCT_SUMS = `count(*) as items, sum(i.is_primary_item) as primary_items, sum(i.price_usd) as revenue, sum(i.cogs_usd) as cogs,
  sum(i.price_usd - i.cogs_usd) as gross_profit, sum(i.price_usd - i.cogs_usd) / sum(i.price_usd) as gross_margin,
  count(r.order_item_id) as refunds, count(r.order_item_id) / count(*) as refund_rate`;
const PRODUCT_COLUMNS = [
  'items',
  'primary_items',
  'revenue',
  'cogs',
  'gross_profit',
  'gross_margin',
  'refunds',
  'refund_rate',
];

/** Users with their first session, and sessions with their user's. */
const visits = (rules: ShopRules): string => `${sessions(rules)},
u as (select user_id, min(created_at) as first_time, arg_min(channel, (created_at, website_session_id)) as first_channel,
  arg_min(website_session_id, (created_at, website_session_id)) as first_session, count(*) filter (visit_type = 'repeat') as repeats,
  sum(n) as n, sum(revenue) as revenue, sum(cogs) as cogs from s group by all),
v as (select s.*, u.first_time, u.first_session, datediff('month', u.first_time, s.created_at) as months_since,
  datediff('day', u.first_time::date, s.created_at::date) as days_since from s join u using (user_id))`;

export const QUERIES: readonly Query[] = [
  performance('performance_by_day', (time) => `strftime(${time}, '%Y-%m-%d')`),
  performance('performance_by_month', MONTH),
  performance('performance_by_quarter', QUARTER),
  performance('performance_by_year', (time) => `strftime(${time}, '%Y')`),
  sessionTable(
    'channels_by_month',
    { period: MONTH('created_at'), channel: 'channel' },
    {
      revenue_per_session: 'sum(revenue) / count(*)',
      share_of_sessions: `count(*) / sum(count(*)) over (partition by ${MONTH('created_at')})`,
    },
  ),
  sessionTable(
    'channels_by_quarter',
    { period: QUARTER('created_at'), channel: 'channel' },
    { share_of_sessions: `count(*) / sum(count(*)) over (partition by ${QUARTER('created_at')})` },
  ),
  sessionTable('channel_devices_by_quarter', {
    period: QUARTER('created_at'),
    channel: 'channel',
    device_type: 'device_type',
  }),
  sessionTable(
    'visit_types_by_quarter',
    { period: QUARTER('created_at'), visit_type: 'visit_type' },
    { revenue_per_session: 'sum(revenue) / count(*)' },
  ),
  sessionTable(
    'visit_types_by_channel',
    { channel: 'channel', visit_type: 'visit_type' },
    { share_of_channel: 'count(*) / sum(count(*)) over (partition by channel)' },
  ),
  {
    table: 'landing_pages_by_month',
    columns: [
      'period',
      'landing_page',
      'sessions',
      'bounces',
      'bounce_rate',
      'orders',
      'conversion_rate',
    ],
    sql: (rules) => `${sessions(rules)}
select ${MONTH('created_at')} as period, landing_page, count(*) as sessions, count(*) filter (views = 1) as bounces,
  count(*) filter (views = 1) / count(*) as bounce_rate, sum(n) as orders, sum(n) / count(*) as conversion_rate
from s where landing_page is not null group by 1, 2`,
  },
  {
    table: 'traffic_kinds_by_quarter',
    columns: [
      'period',
      'kind',
      'sessions',
      'orders',
      'revenue',
      'share_of_sessions',
      'share_of_revenue',
    ],
    sql: (rules) => `${sessions(rules)},
k as (select *, case channel ${Object.entries(rules.kinds)
      .map(([channel, kind]) => `when '${channel}' then '${kind}'`)
      .join(' ')} else 'other' end as kind from s)
select ${QUARTER('created_at')} as period, kind, count(*) as sessions, sum(n) as orders, sum(revenue) as revenue,
  count(*) / sum(count(*)) over (partition by ${QUARTER('created_at')}) as share_of_sessions,
  sum(revenue) / nullif(sum(sum(revenue)) over (partition by ${QUARTER('created_at')}), 0) as share_of_revenue
from k group by 1, 2`,
  },
  {
    table: 'campaigns',
    columns: [
      'utm_source',
      'utm_campaign',
      'utm_content',
      'http_referer',
      'channel',
      'sessions',
      'orders',
      'conversion_rate',
      'first_seen',
      'last_seen',
    ],
    sql: (rules) => `${sessions(rules)}
select coalesce(o.utm_source, '(none)') as utm_source, coalesce(o.utm_campaign, '(none)') as utm_campaign, coalesce(o.utm_content, '(none)') as utm_content,
  coalesce(o.http_referer, '(none)') as http_referer, any_value(channel) as channel, count(*) as sessions, sum(n) as orders, sum(n) / count(*) as conversion_rate,
  strftime(min(s.created_at), '%Y-%m-%d %H:%M:%S') as first_seen, strftime(max(s.created_at), '%Y-%m-%d %H:%M:%S') as last_seen
from s join website_sessions o using (website_session_id) group by 1, 2, 3, 4`,
  },
  funnel('funnel_by_quarter', 'period', QUARTER('created_at')),
  funnel('funnel_by_device', 'device_type', 'device_type'),
  funnel('funnel_by_channel', 'channel', 'channel'),
  funnel('funnel_by_landing_page', 'landing_page', 'landing_page', 'landing_page is not null'),
  {
    table: 'pages',
    columns: [
      'pageview_url',
      'pageviews',
      'sessions',
      'entries',
      'exits',
      'exit_rate',
      'first_seen',
      'last_seen',
    ],
    sql: () => `with e as (select website_session_id, arg_min(website_pageview_id, (created_at, website_pageview_id)) as first_view,
  arg_max(website_pageview_id, (created_at, website_pageview_id)) as last_view from website_pageviews group by all)
select pageview_url, count(*) as pageviews, count(distinct website_session_id) as sessions, count(*) filter (website_pageview_id = first_view) as entries,
  count(*) filter (website_pageview_id = last_view) as exits, count(*) filter (website_pageview_id = last_view) / count(*) as exit_rate,
  strftime(min(created_at), '%Y-%m-%d %H:%M:%S') as first_seen, strftime(max(created_at), '%Y-%m-%d %H:%M:%S') as last_seen
from website_pageviews join e using (website_session_id) group by 1`,
  },
  {
    table: 'products_by_month',
    columns: ['period', 'product_id', 'product', ...PRODUCT_COLUMNS],
    sql: () => `select ${MONTH('i.created_at')} as period, i.product_id, any_value(p.product_name) as product, ${PRODUCT_SUMS}
from order_items i join products p using (product_id) left join order_item_refunds r using (order_item_id) group by 1, 2`,
  },
  {
    table: 'products',
    columns: [
      'product_id',
      'product',
      'launch_date',
      'first_sale_date',
      ...PRODUCT_COLUMNS,
      'share_of_revenue',
    ],
    sql: () => `select p.product_id, any_value(p.product_name) as product, strftime(any_value(p.created_at), '%Y-%m-%d') as launch_date,
  strftime(min(i.created_at), '%Y-%m-%d') as first_sale_date, ${PRODUCT_SUMS}, sum(i.price_usd) / sum(sum(i.price_usd)) over () as share_of_revenue
from products p join order_items i using (product_id) left join order_item_refunds r using (order_item_id) group by 1`,
  },
  {
    table: 'cross_sell',
    columns: [
      'primary_product',
      'cross_sold_product',
      'since',
      'primary_orders',
      'orders',
      'attach_rate',
    ],
    sql: () => `with added as (select distinct o.order_id, o.created_at, o.primary_product_id, i.product_id from orders o join order_items i using (order_id) where i.is_primary_item = 0),
pairs as (select a.product_id as a_id, a.product_name as a_name, b.product_id as b_id, b.product_name as b_name,
  greatest(a.created_at::date, b.created_at::date, coalesce((select min(created_at)::date from added), date '1900-01-01')) as since
  from products a join products b on a.product_id <> b.product_id)
select a_id as primary_product_id, b_id as cross_sold_product_id, a_name as primary_product, b_name as cross_sold_product, strftime(since, '%Y-%m-%d') as since,
  (select count(*) from orders where primary_product_id = a_id and created_at::date >= since) as primary_orders,
  (select count(*) from added where primary_product_id = a_id and added.product_id = b_id and created_at::date >= since) as orders,
  (select count(*) from added where primary_product_id = a_id and added.product_id = b_id and created_at::date >= since)
    / nullif((select count(*) from orders where primary_product_id = a_id and created_at::date >= since), 0) as attach_rate
from pairs`,
  },
  {
    table: 'baskets_by_month',
    columns: [
      'period',
      'orders',
      'orders_with_cross_sell',
      'attach_rate',
      'items_per_order',
      'average_order_value',
      'cart_sessions',
      'revenue_per_cart_session',
      'cart_to_shipping_rate',
    ],
    sql: (rules) => `${sessions(rules)},
o as (select ${MONTH('created_at')} as period, count(*) as orders, count(*) filter (items_purchased > 1) as orders_with_cross_sell,
  sum(items_purchased) as items, sum(price_usd) as revenue from orders group by all),
c as (select ${MONTH('created_at')} as period, count(*) filter (saw_cart) as cart_sessions, sum(revenue) as session_revenue, count(*) filter (saw_shipping) as shipping from s group by all)
select period, coalesce(orders, 0) as orders, coalesce(orders_with_cross_sell, 0) as orders_with_cross_sell, orders_with_cross_sell / orders as attach_rate,
  items / orders as items_per_order, o.revenue / orders as average_order_value, cart_sessions, session_revenue / nullif(cart_sessions, 0) as revenue_per_cart_session,
  shipping / nullif(cart_sessions, 0) as cart_to_shipping_rate
from c left join o using (period)`,
  },
  {
    table: 'product_clickthrough_by_month',
    columns: ['period', 'sessions', 'clickthrough_rate', 'conversion_rate'],
    sql: (rules) => `${sessions(rules)},
n as (select website_session_id, lead(pageview_url) over (partition by website_session_id order by created_at, website_pageview_id) as next_page,
  pageview_url, created_at, website_pageview_id from website_pageviews),
f as (select website_session_id, arg_min(coalesce(next_page, ''), (created_at, website_pageview_id)) as next_page from n
  where ${rules.steps.find(({ step }) => step === 'products')!.test} group by all)
select ${MONTH('created_at')} as period, count(*) as sessions, count(*) filter (f.next_page <> '') / count(*) as clickthrough_rate, sum(n) / count(*) as conversion_rate
from f join s using (website_session_id) group by 1`,
  },
  {
    table: 'refunds_by_product_month',
    columns: ['period', 'product_id', 'items', 'refunds', 'refund_rate'],
    sql: () => `select ${MONTH('i.created_at')} as period, i.product_id, count(*) as items, count(r.order_item_id) as refunds, count(r.order_item_id) / count(*) as refund_rate
from order_items i left join order_item_refunds r using (order_item_id) group by 1, 2`,
  },
  {
    table: 'refunds_by_refund_month',
    columns: ['period', 'product_id', 'refunds_paid', 'refund_amount'],
    sql: () => `select ${MONTH('r.created_at')} as period, i.product_id, count(*) as refunds_paid, sum(r.refund_amount_usd) as refund_amount
from order_item_refunds r join order_items i using (order_item_id) group by 1, 2`,
  },
  {
    table: 'refund_lag',
    columns: ['days', 'refunds', 'cumulative_share'],
    sql: () => `select datediff('day', i.created_at::date, r.created_at::date) as days, count(*) as refunds,
  sum(count(*)) over (order by datediff('day', i.created_at::date, r.created_at::date)) / sum(count(*)) over () as cumulative_share
from order_item_refunds r join order_items i using (order_item_id) group by 1`,
  },
  {
    table: 'customer_types_by_month',
    columns: ['period', 'customer_type', 'orders', 'revenue', 'share_of_revenue'],
    sql: () => `with o as (select *, if(order_id = first_value(order_id) over (partition by user_id order by created_at, order_id), 'new', 'returning') as customer_type from orders)
select ${MONTH('created_at')} as period, customer_type, count(*) as orders, sum(price_usd) as revenue,
  sum(price_usd) / sum(sum(price_usd)) over (partition by ${MONTH('created_at')}) as share_of_revenue from o group by 1, 2`,
  },
  {
    table: 'repeat_sessions',
    columns: ['repeat_sessions_of_user', 'users', 'share'],
    sql: (rules) =>
      `${visits(rules)} select repeats as repeat_sessions_of_user, count(*) as users, count(*) / sum(count(*)) over () as share from u group by 1`,
  },
  {
    table: 'days_to_second_session',
    columns: ['days', 'users'],
    sql: () => `with n as (select user_id, created_at, row_number() over (partition by user_id order by created_at, website_session_id) as visit from website_sessions)
select datediff('day', a.created_at::date, b.created_at::date) as days, count(*) as users from n a join n b on a.user_id = b.user_id and a.visit = 1 and b.visit = 2 group by 1`,
  },
  {
    table: 'cohorts_by_month',
    columns: [
      'cohort',
      'months_since',
      'users',
      'returning_users',
      'orders',
      'revenue',
      'gross_profit',
    ],
    sql: (rules) => `${visits(rules)},
c as (select ${MONTH('first_time')} as cohort, date_trunc('month', first_time) as start, count(*) as users from u group by all),
m as (select cohort, start, users, unnest(range(datediff('month', start, (select greatest(max(created_at), (select max(created_at) from orders)) from website_sessions)) + 1)) as months_since from c),
d as (select ${MONTH('first_time')} as cohort, months_since, count(distinct user_id) filter (website_session_id <> first_session) as returning_users,
  sum(n) as orders, sum(revenue) as revenue, sum(revenue - cogs) as gross_profit from v group by all)
select cohort, months_since, users, coalesce(returning_users, 0) as returning_users, coalesce(orders, 0) as orders, coalesce(revenue, 0) as revenue,
  coalesce(gross_profit, 0) as gross_profit from m left join d using (cohort, months_since)`,
  },
  {
    table: 'sessions_by_weekday_hour',
    columns: [
      'weekday',
      'hour',
      'days',
      'sessions',
      'orders',
      'average_sessions',
      'average_orders',
    ],
    sql: () => `with e as (select min(t) as first, max(t) as last from (select created_at as t from website_sessions union all select created_at from orders)),
h as (select unnest(generate_series(date_trunc('hour', first), last, interval 1 hour)) as slot from e),
d as (select isodow(slot) as weekday, hour(slot) as hour, count(*) as days from h group by all),
g as (select unnest(range(168)) as place),
s as (select isodow(created_at) as weekday, hour(created_at) as hour, count(*) as sessions from website_sessions group by all),
o as (select isodow(created_at) as weekday, hour(created_at) as hour, count(*) as orders from orders group by all)
select (place // 24 + 1)::int as weekday, (place % 24)::int as hour, coalesce(days, 0) as days, coalesce(sessions, 0) as sessions, coalesce(orders, 0) as orders,
  coalesce(sessions, 0) / days as average_sessions, coalesce(orders, 0) / days as average_orders
from g left join d on d.weekday = place // 24 + 1 and d.hour = place % 24 left join s on s.weekday = place // 24 + 1 and s.hour = place % 24
left join o on o.weekday = place // 24 + 1 and o.hour = place % 24`,
  },
  {
    table: 'concentration',
    columns: ['period', 'dimension', 'top_share', 'herfindahl_index'],
    sql: (rules) => `${sessions(rules)},
g as (select ${QUARTER('created_at')} as period, 'channel' as dimension, channel as member, sum(revenue) as revenue from s group by all
  union all select ${QUARTER('created_at')}, 'device', device_type, sum(revenue) from s group by all
  union all select ${QUARTER('i.created_at')}, 'product', p.product_name, sum(i.price_usd) from order_items i join products p using (product_id) group by all),
h as (select *, revenue / sum(revenue) over (partition by period, dimension) as share from g)
select period, dimension, max(share) as top_share, sum(share * share) as herfindahl_index from h group by 1, 2 having sum(revenue) > 0`,
  },
  {
    table: 'funnel_by_product',
    columns: ['product', 'step', 'sessions', 'of_first'],
    sql: (rules) => `${sessions(rules)},
v as (select website_session_id, case pageview_url ${rules.productPages.map(({ product_id, page }) => `when '${page}' then ${product_id}`).join(' ')} end as product_id, created_at, website_pageview_id
  from website_pageviews),
f as (select website_session_id, arg_min(product_id, (created_at, website_pageview_id)) as product_id from v where product_id is not null group by all),
g as (select f.product_id, p.product_name as product, s.* from f join s using (website_session_id) join products p using (product_id))
${rules.steps
  .slice(2)
  .map(
    ({
      step,
    }) => `select product_id, product, '${step}' as step, count(*) filter (saw_${step}) as sessions,
  count(*) filter (saw_${step}) / count(*) as of_first from g group by all`,
  )
  .join('\nunion all\n')}`,
  },
  {
    table: 'product_next_pages_by_month',
    columns: ['period', 'product', 'sessions', 'share_of_next_pages'],
    sql: (rules) => `${sessions(rules)},
n as (select website_session_id, lead(pageview_url) over (partition by website_session_id order by created_at, website_pageview_id) as next_page, pageview_url, created_at, website_pageview_id
  from website_pageviews),
f as (select website_session_id, arg_min(coalesce(next_page, ''), (created_at, website_pageview_id)) as next_page from n
  where ${rules.steps.find(({ step }) => step === 'products')!.test} group by all),
g as (select ${MONTH('created_at')} as period, next_page, count(*) as sessions from f join s using (website_session_id) where next_page <> '' group by all),
h as (select *, sessions / sum(sessions) over (partition by period) as share_of_next_pages from g)
select period, product_id, product_name as product, sessions, share_of_next_pages from h
join (values ${rules.productPages.map(({ product_id, page }) => `(${product_id}, '${page}')`).join(', ')}) as m(product_id, page) on m.page = h.next_page
join products using (product_id)`,
  },
  {
    table: 'customer_value',
    columns: [
      'basis',
      'cohort',
      'days',
      'cohorts',
      'users',
      'revenue',
      'gross_profit',
      'revenue_per_user',
      'gross_profit_per_user',
    ],
    sql: (rules) => `${visits(rules)},
o as (select *, min(created_at) over (partition by user_id) as first_time from orders),
spent as (
  select 'visitor' as basis, user_id, first_time, days_since, revenue, revenue - cogs as profit from v
  union all select 'customer', user_id, first_time, datediff('day', first_time::date, created_at::date), price_usd, price_usd - cogs_usd from o),
users as (select basis, date_trunc('month', first_time)::date as start, count(distinct user_id) as users from spent group by all),
h as (select unnest([30, 60, 90, 180, 365]) as days),
-- The last whole day: the export may stop within a day.
e as (select ${rules.lastWholeDay} as last_day),
c as (select basis, start, days, users, last_day(start) + days::int <= last_day as mature from users, h, e),
w as (select c.basis, c.start, c.days, sum(s.revenue) as revenue, sum(s.profit) as profit from c join spent s on s.basis = c.basis and date_trunc('month', s.first_time)::date = c.start
  and s.days_since <= c.days group by all),
r as (select c.basis, strftime(c.start, '%Y-%m') as cohort, c.days, mature, users, if(mature, coalesce(revenue, 0), null) as revenue, if(mature, coalesce(profit, 0), null) as profit
  from c left join w using (basis, start, days)),
everyone as (select basis, 'all' as cohort, days, count(*) filter (mature) as cohorts, coalesce(sum(users) filter (mature), 0) as users, sum(revenue) as revenue, sum(profit) as profit from r group by all)
select basis, cohort, days, cohorts, users, revenue, profit as gross_profit, revenue / nullif(users, 0) as revenue_per_user, profit / nullif(users, 0) as gross_profit_per_user
from (select basis, cohort, days, mature::int as cohorts, users, revenue, profit from r union all select * from everyone)`,
  },
  {
    table: 'acquisition_by_channel',
    columns: ['channel', 'customers', 'orders_per_customer', 'breakeven_cost_per_new_customer'],
    sql: (rules) => `${visits(rules)}
select first_channel as channel, count(*) filter (n > 0) as customers, sum(n) / nullif(count(*) filter (n > 0), 0) as orders_per_customer,
  sum(revenue - cogs) / nullif(count(*) filter (n > 0), 0) as breakeven_cost_per_new_customer
from u group by 1`,
  },
];
