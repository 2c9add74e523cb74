import { conditionSql, sqlText } from '../config/patterns.ts';
import type { ReportConfig } from '../config/schema.ts';
import { OTHER_CHANNEL } from '../facts/channels.ts';
import { listStep, stepPatterns } from '../facts/session-facts.ts';

/** What the first rule that fits a session says, as an SQL case expression: the configuration's rules in order. */
function byRuleSql(
  config: ReportConfig,
  said: (rule: ReportConfig['channels'][number]) => string,
  otherwise: string,
): string {
  const whens = config.channels.map((rule) => {
    const tests = (['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const)
      .map((column) => conditionSql(column, rule[column]))
      .filter((test) => test !== undefined);
    return `when ${tests.length === 0 ? '1 = 1' : tests.join(' and ')} then ${withSourceSql(said(rule))}`;
  });
  return `case ${whens.join(' ')} else ${sqlText(otherwise)} end`;
}

/** A text of a channel rule as an SQL expression, its source put in. */
export function withSourceSql(text: string): string {
  if (text === '') return sqlText(text);
  const parts = text
    .split(/(\{utm_source\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{utm_source}' ? "coalesce(utm_source, '')" : sqlText(part)));
  return parts.join(' || ');
}

/** Whether a page view's url belongs to a funnel step, as an SQL predicate. */
function stepSql(step: ReportConfig['funnel'][number], config: ReportConfig): string {
  const patterns = stepPatterns(
    step,
    config.products.map((product) => product.page),
  );
  if (patterns === 'any') return '1 = 1';
  if (patterns.length === 0) return '1 = 0';
  return conditionSql('pageview_url', patterns) ?? '1 = 1';
}

/**
 * Common table expressions that the reference SQL shares: `channelled_sessions`, `placed_views`, and `session_views` and `session_orders`, one row a
 * session that has any.
 */
export function sessionCtes(config: ReportConfig): string {
  const reached = config.funnel.map(
    (step) => `max(case when ${stepSql(step, config)} then 1 else 0 end) as reached_${step.step}`,
  );
  const money = config.currency.toLowerCase();
  return `channelled_sessions as (
  select website_session_id, created_at, user_id, is_repeat_session, utm_source, utm_campaign, utm_content,
    device_type, http_referer, ${byRuleSql(config, ({ channel }) => channel, OTHER_CHANNEL)} as channel,
    ${byRuleSql(config, ({ owner = '' }) => owner, '')} as owner
  from website_sessions
),
placed_views as (
  select website_session_id, created_at, pageview_url,
    row_number() over (partition by website_session_id order by created_at, website_pageview_id) as place
  from website_pageviews
),
session_views as (
  select website_session_id, count(*) as pageviews,
    max(case when place = 1 then pageview_url end) as landing_page,
    ${reached.join(',\n    ')}
  from placed_views
  group by website_session_id
),
order_refunds as (
  select i.order_id, sum(r.refund_amount_${money}) * 100 as refunded_amount
  from order_items i
  join order_item_refunds r on r.order_item_id = i.order_item_id
  group by i.order_id
),
session_orders as (
  select o.website_session_id, count(*) as orders, sum(o.items_purchased) as items,
    sum(o.price_${money}) * 100 as revenue, sum(o.cogs_${money}) * 100 as cogs,
    sum(coalesce(r.refunded_amount, 0)) as refunded_amount
  from orders o
  left join order_refunds r on r.order_id = o.order_id
  group by o.website_session_id
)`;
}

/**
 * Common table expression `sessions_of_users`: each session with the time, channel, owner and device of its user's first, and its place
 * among the user's.
 */
export function sessionOfUserCte(): string {
  return `sessions_of_users as (
  select *, min(created_at) over (partition by user_id) as first_time,
    first_value(channel) over (partition by user_id order by created_at, website_session_id) as first_channel,
    first_value(owner) over (partition by user_id order by created_at, website_session_id) as first_owner,
    first_value(device_type) over (partition by user_id order by created_at, website_session_id) as first_device,
    row_number() over (partition by user_id order by created_at, website_session_id) as visit
  from channelled_sessions
)`;
}

/** The id of the product whose page a view is of, as an SQL case expression; null for other pages. */
export function productPageSql({ products }: Pick<ReportConfig, 'products'>): string {
  if (products.length === 0) return 'cast(null as bigint)';
  const whens = products.map(
    ({ product_id, page }) => `when ${conditionSql('pageview_url', [page])} then ${product_id}`,
  );
  return `case ${whens.join(' ')} end`;
}

/** Whether a page view is of the product list, as an SQL predicate. */
export function listStepSql(config: ReportConfig): string {
  const list = config.funnel[listStep(config.funnel)];
  return list === undefined ? '1 = 0' : stepSql(list, config);
}
