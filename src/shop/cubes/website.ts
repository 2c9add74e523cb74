import { table } from 'arquero';
import type { FunnelStep } from '../config/schema.ts';
import { aggregate, integerDimension, listedDimension, pick, rowsWhere } from './aggregate.ts';
import { channelDimension } from './channel-dimension.ts';
import { defineCube } from './cube.ts';
import { listStepSql, productPageSql, sessionCtes } from './session-sql.ts';
import { reachedColumns, reachedMeasure } from './traffic.ts';

/** Sessions by where they came from, to the letter; `first_seen` and `last_seen` are times in seconds. */
export const campaignsCube = defineCube({
  id: 'campaigns',
  about: 'Sessions of one source, campaign, content and referer',
  grain: ['utm_source', 'utm_campaign', 'utm_content', 'http_referer', 'channel'],
  measures: () => ['sessions', 'orders', 'revenue', 'first_seen', 'last_seen'],
  times: ['first_seen', 'last_seen'],
  build({ sessions }) {
    const { origin } = sessions;
    return aggregate(
      sessions.rows,
      {
        utm_source: listedDimension(origin.utm_source.codes, origin.utm_source.values),
        utm_campaign: listedDimension(origin.utm_campaign.codes, origin.utm_campaign.values),
        utm_content: listedDimension(origin.utm_content.codes, origin.utm_content.values),
        http_referer: listedDimension(origin.http_referer.codes, origin.http_referer.values),
        channel: channelDimension(sessions.channel, sessions),
      },
      'sessions',
      {
        orders: sessions.orders,
        revenue: sessions.revenue,
        first_seen: { extreme: 'min', values: sessions.createdAt },
        last_seen: { extreme: 'max', values: sessions.createdAt },
      },
    );
  },
  sql: (config) => `with ${sessionCtes(config)}
select coalesce(utm_source, '') as utm_source, coalesce(utm_campaign, '') as utm_campaign,
  coalesce(utm_content, '') as utm_content, coalesce(http_referer, '') as http_referer, channel,
  count(*) as sessions, sum(coalesce(o.orders, 0)) as orders, sum(coalesce(o.revenue, 0)) as revenue,
  min(created_at) as first_seen, max(created_at) as last_seen
from channelled_sessions s
left join session_orders o on o.website_session_id = s.website_session_id
group by utm_source, utm_campaign, utm_content, http_referer, channel`,
});

/** Pages by their url, over the whole of the data. */
export const pagesCube = defineCube({
  id: 'pages',
  about: 'Views of one page',
  grain: ['pageview_url'],
  measures: () => ['pageviews', 'sessions', 'entries', 'exits', 'first_seen', 'last_seen'],
  times: ['first_seen', 'last_seen'],
  build({ pages, sessions }) {
    const seen = rowsWhere(sessions.pages.length, (page) => pages.pageviews[page]! > 0);
    return table({
      pageview_url: Array.from(seen, (page) => sessions.pages[page] ?? ''),
      pageviews: pick(pages.pageviews, seen),
      sessions: pick(pages.sessions, seen),
      entries: pick(pages.entries, seen),
      exits: pick(pages.exits, seen),
      first_seen: pick(pages.firstSeen, seen),
      last_seen: pick(pages.lastSeen, seen),
    });
  },
  sql: () => `select pageview_url, count(*) as pageviews, count(distinct website_session_id) as sessions,
  sum(case when place = 1 then 1 else 0 end) as entries, sum(case when place_from_end = 1 then 1 else 0 end) as exits,
  min(created_at) as first_seen, max(created_at) as last_seen
from (
  select website_session_id, pageview_url, created_at,
    row_number() over (partition by website_session_id order by created_at, website_pageview_id) as place,
    row_number() over (partition by website_session_id order by created_at desc, website_pageview_id desc) as place_from_end
  from website_pageviews
) placed_views
group by pageview_url`,
});

/** Sessions of one week (by its Monday, a day number) that saw one page: shows which pages served at the same time. */
export const pageWeeksCube = defineCube({
  id: 'page_weeks',
  about: 'Sessions of one week that saw one page',
  grain: ['week', 'pageview_url'],
  measures: () => ['sessions'],
  build: ({ pages, sessions }) =>
    table({
      week: pages.weekly.week,
      pageview_url: Array.from(pages.weekly.page, (page) => sessions.pages[page] ?? ''),
      sessions: pages.weekly.sessions,
    }),
  // 2001-01-01 was a Monday.
  sql: () => `select week, pageview_url, count(*) as sessions
from (
  select distinct v.website_session_id, v.pageview_url,
    cast(s.created_at as date) - cast(mod(cast(s.created_at as date) - date '2001-01-01', 7) as integer) as week
  from website_pageviews v
  join website_sessions s on s.website_session_id = v.website_session_id
) weekly_views
group by week, pageview_url`,
});

/** Sessions that saw a product's page, by their day and the first product seen, with the steps that they reached. */
export const productVisitsCube = defineCube({
  id: 'product_visits',
  about: 'Sessions of one day whose first product page was that of one product',
  grain: ['day', 'product_id'],
  measures: (config) => ['sessions', ...config.funnel.map(reachedMeasure), 'orders', 'revenue'],
  build({ sessions, products }, { funnel }) {
    const saw = rowsWhere(sessions.rows, (row) => sessions.productSeen[row] !== 0);
    return aggregate(
      saw.length,
      {
        day: integerDimension(pick(sessions.day, saw)),
        product_id: listedDimension(pick(sessions.productSeen, saw), [null, ...products.id]),
      },
      'sessions',
      pickAll(
        { ...reachedColumns(sessions, funnel), orders: sessions.orders, revenue: sessions.revenue },
        saw,
      ),
    );
  },
  sql: (config) => `with ${sessionCtes(config)}
select day, product_id, count(*) as sessions,
  ${reachedSums(config.funnel)},
  sum(orders) as orders, sum(revenue) as revenue
from (
  select cast(s.created_at as date) as day, p.product_id, v.*,
    coalesce(o.orders, 0) as orders, coalesce(o.revenue, 0) as revenue
  from website_sessions s
  join session_views v on v.website_session_id = s.website_session_id
  join (
    select website_session_id, ${productPageSql(config)} as product_id,
      row_number() over (partition by website_session_id order by created_at, website_pageview_id) as place
    from website_pageviews
    where ${productPageSql(config)} is not null
  ) p on p.website_session_id = s.website_session_id and p.place = 1
  left join session_orders o on o.website_session_id = s.website_session_id
) product_sessions
group by day, product_id`,
});

/** Sessions that saw the product list, by their day and the page they saw next ('' where the session ended there). */
export const listExitsCube = defineCube({
  id: 'list_exits',
  about: 'Sessions of one day that saw the product list and went on to one page',
  grain: ['day', 'next_page'],
  measures: () => ['sessions', 'orders'],
  build({ sessions }) {
    const saw = rowsWhere(sessions.rows, (row) => sessions.sawList[row] === 1);
    return aggregate(
      saw.length,
      {
        day: integerDimension(pick(sessions.day, saw)),
        next_page: listedDimension(pick(sessions.pageAfterList, saw), sessions.pages),
      },
      'sessions',
      { orders: pick(sessions.orders, saw) },
    );
  },
  sql: (config) => `with ${sessionCtes(config)}
select day, next_page, count(*) as sessions, sum(orders) as orders
from (
  select cast(s.created_at as date) as day, coalesce(v.next_page, '') as next_page, coalesce(o.orders, 0) as orders
  from (
    select website_session_id, next_page, row_number() over (partition by website_session_id order by place) as visit
    from (
      select website_session_id, pageview_url, place,
        lead(pageview_url) over (partition by website_session_id order by place) as next_page
      from placed_views
    ) followed_views
    where ${listStepSql(config)}
  ) v
  join website_sessions s on s.website_session_id = v.website_session_id
  left join session_orders o on o.website_session_id = s.website_session_id
  where v.visit = 1
) sessions_of_list
group by day, next_page`,
});

function pickAll(
  columns: Readonly<Record<string, ArrayLike<number>>>,
  rows: Uint32Array,
): Record<string, Float64Array> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, pick(column, rows)]),
  );
}

function reachedSums(funnel: readonly FunnelStep[]): string {
  return funnel
    .map((step) => `sum(${reachedMeasure(step)}) as ${reachedMeasure(step)}`)
    .join(',\n  ');
}
