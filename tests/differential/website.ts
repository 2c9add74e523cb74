import { bySql, type Proof } from './prove.ts';
import { named, SESSION_MEASURES } from './sessions.ts';
import type { ShopRules } from './shop-file.ts';

/**
 * Sessions that reached each step, a row a group and step. `from` has the columns of `s`; the path may begin at a later step, whose position
 * is then the first.
 */
function funnel(
  table: string,
  groups: Readonly<Record<string, string>>,
  from: string | ((rules: ShopRules) => string) = 's',
  beginAt = 'landing',
): Proof {
  return bySql(table, ({ rules }) => {
    const steps = rules.steps.slice(rules.steps.findIndex(({ step }) => step === beginAt));
    const complete = groups.period ? { complete: `complete_of(${groups.period})` } : {};
    return `with g as (select ${named({ ...groups, ...complete })},
  unnest([${steps.map(({ step }) => `'${step}'`).join(', ')}]) as step, unnest(range(1, ${steps.length + 1})) as position,
  unnest([${steps.map(({ step }) => `count(*) filter (saw_${step})`).join(', ')}]) as sessions
  from ${typeof from === 'string' ? from : from(rules)} group by ${Object.values(groups).join(', ')})
select *, ratio(sessions, lag(sessions) over w) as of_previous, ratio(sessions, first_value(sessions) over w) as of_first
from g window w as (partition by ${Object.keys(groups).join(', ')} order by position)`;
  });
}

const productOfPage = ({ productPages }: ShopRules, url: string): string =>
  `case ${url} ${productPages.map(({ product_id, page }) => `when '${page}' then ${product_id}`).join(' ')} end`;

/** Sessions with the product whose page they saw first. */
const firstProductSeen = (rules: ShopRules): string => `(
  select s.*, product_id, product_name as product from s join (
    select website_session_id, arg_min(${productOfPage(rules, 'pageview_url')}, (created_at, website_pageview_id))
      filter (${productOfPage(rules, 'pageview_url')} is not null) as product_id
    from website_pageviews group by all
  ) using (website_session_id) join products using (product_id))`;

/** Sessions that saw the list of products, with the page that followed their first view of it; null where none did. */
const listExits = (rules: ShopRules): string => `with n as (
  select *, lead(pageview_url) over (partition by website_session_id order by created_at, website_pageview_id) as next_page from website_pageviews),
f as (select website_session_id, first(next_page order by created_at, website_pageview_id) as next_page from n
  where ${rules.steps.find(({ step }) => step === 'products')!.test} group by all),
e as (select s.*, next_page, ${productOfPage(rules, 'next_page')} as product_id from f join s using (website_session_id))`;

export const proofs: readonly Proof[] = [
  bySql(
    'landing_pages_by_month',
    `select month_of(created_at) as period, landing_page, complete_of(month_of(created_at)) as complete,
  count(*) filter (views = 1) as bounces, ratio(count(*) filter (views = 1), count(*)) as bounce_rate, ${SESSION_MEASURES}
from s where landing_page is not null group by month_of(created_at), landing_page`,
  ),
  bySql(
    'pages',
    `with e as (select website_session_id, arg_min(website_pageview_id, (created_at, website_pageview_id)) as first_view,
  arg_max(website_pageview_id, (created_at, website_pageview_id)) as last_view from website_pageviews group by all)
select pageview_url, count(*) as pageviews, count(distinct website_session_id) as sessions, count(*) filter (website_pageview_id = first_view) as entries,
  count(*) filter (website_pageview_id = last_view) as exits, ratio(count(*) filter (website_pageview_id = last_view), count(*)) as exit_rate,
  time_of(min(created_at)) as first_seen, time_of(max(created_at)) as last_seen
from website_pageviews join e using (website_session_id) group by 1`,
  ),
  funnel('funnel_by_quarter', { period: 'quarter_of(created_at)' }),
  funnel('funnel_by_device', { device_type: 'device_type' }),
  funnel('funnel_by_channel', { channel: 'channel' }),
  funnel(
    'funnel_by_landing_page',
    { landing_page: 'landing_page' },
    's where landing_page is not null',
  ),
  funnel(
    'funnel_by_product',
    { product_id: 'product_id', product: 'product' },
    firstProductSeen,
    'product',
  ),
  bySql(
    'product_clickthrough_by_month',
    ({ rules }) => `${listExits(rules)}
select month_of(created_at) as period, complete_of(month_of(created_at)) as complete, count(*) as sessions, ratio(count(next_page), count(*)) as clickthrough_rate,
  ratio(count(product_id), count(*)) as to_product_rate, sum(n) as orders, ratio(sum(n), count(*)) as conversion_rate
from e group by month_of(created_at)`,
  ),
  bySql(
    'product_next_pages_by_month',
    ({ rules }) => `${listExits(rules)},
w as (select month_of(created_at) as period, count(next_page) as went_on from e group by all)
select period, product_id, product_name as product, complete_of(period) as complete, count(*) as sessions,
  ratio(count(*), any_value(went_on)) as share_of_next_pages
from e join w on w.period = month_of(e.created_at) join products using (product_id) group by period, product_id, product_name`,
  ),
];
