import { conditionSql, sqlText } from '../config/patterns.ts';
import type { ReportConfig } from '../config/schema.ts';
import { OTHER_CHANNEL } from '../facts/channels.ts';
import { stepPatterns } from '../facts/session-facts.ts';

/** The session's channel as an SQL case expression: the configuration's rules in order. */
export function channelSql(config: ReportConfig): string {
  const whens = config.channels.map((rule) => {
    const tests = (['utm_source', 'utm_campaign', 'utm_content', 'http_referer'] as const)
      .map((column) => conditionSql(column, rule[column]))
      .filter((test) => test !== undefined);
    return `when ${tests.length === 0 ? '1 = 1' : tests.join(' and ')} then ${channelNameSql(rule.channel)}`;
  });
  return `case ${whens.join(' ')} else ${sqlText(OTHER_CHANNEL)} end`;
}

function channelNameSql(name: string): string {
  const parts = name
    .split(/(\{utm_source\})/)
    .filter((part) => part !== '')
    .map((part) => (part === '{utm_source}' ? "coalesce(utm_source, '')" : sqlText(part)));
  return parts.join(' || ');
}

/** Whether a page view's url belongs to a funnel step, as an SQL predicate. */
export function stepSql(step: ReportConfig['funnel'][number], config: ReportConfig): string {
  const patterns = stepPatterns(
    step,
    config.products.map((product) => product.page),
  );
  if (patterns === 'any') return '1 = 1';
  if (patterns.length === 0) return '1 = 0';
  return conditionSql('pageview_url', patterns) ?? '1 = 1';
}

/** Common table expressions that twins share: `session_views` and `session_orders`, one row a session that has any. */
export function sessionCtes(config: ReportConfig): string {
  const reached = config.funnel.map(
    (step) => `max(case when ${stepSql(step, config)} then 1 else 0 end) as reached_${step.step}`,
  );
  const money = config.currency.toLowerCase();
  return `placed_views as (
  select website_session_id, pageview_url,
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
session_orders as (
  select website_session_id, count(*) as orders, sum(items_purchased) as items,
    sum(price_${money}) * 100 as revenue, sum(cogs_${money}) * 100 as cogs
  from orders
  group by website_session_id
)`;
}
