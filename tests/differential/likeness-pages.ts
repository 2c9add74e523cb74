/** What the checks of steps, pages and products find, in SQL. */
import { count, FIRST, LAST, type Row } from './likeness.ts';
import { any, isSeen, isSeenOfBoth, matches, sum } from './likeness-urls.ts';
import type { OpenShop } from './shops.ts';

function steps({ rules }: OpenShop): Row[] {
  const saw = rules.steps.map(({ step }) => `count(*) filter (saw_${step})`);
  const above = saw.slice(1).map(
    (later, place) =>
      `(select bool_or(above)::int from (select ${later} > ${saw[place]} as above from s
        group by grouping sets ((), (month_of(created_at)), (device_type), (month_of(created_at), device_type))))`,
  );
  const missing = saw.flatMap((earlier, place) =>
    saw.slice(place + 1).map((later) => `${earlier} = 0 and ${later} >= 3`),
  );
  const last = rules.steps.at(-1)!.step;
  const unseen = `(select coalesce(sum(n), 0) from s where saw_${last} is distinct from true)`;
  const dead = rules.steps.map(
    ({ step }) => `(select (not coalesce(bool_or(saw_${step}), false))::int from s)`,
  );
  return [
    [
      'order-page-seen-mostly',
      'orders',
      'error',
      'rows',
      count('orders'),
      `if(${unseen} * 5 > ${count('orders')}, ${unseen}, 0)`,
    ],
    [
      'step-within-earlier',
      'website_pageviews',
      'warning',
      'settings',
      `${above.length}`,
      above.join(' + '),
    ],
    [
      'day-has-each-step',
      'website_pageviews',
      'warning',
      'days',
      `(${LAST} - ${FIRST} + 1)`,
      `(select count(distinct day) from (select created_at::date as day from s group by day, device_type having ${missing.join(' or ')}))`,
    ],
    [
      'step-has-views',
      'website_pageviews',
      'error',
      'settings',
      `${dead.length}`,
      dead.join(' + '),
    ],
  ];
}

/** For each product: whether its buyers of a month looked at another first, nearly all of them, or nobody bought it of many who looked. */
function elsewhere(products: OpenShop['config']['products']): string[] {
  return products.map(
    ({ product_id: id }) =>
      `exists (select month_of(created_at) from orders join looks using (website_session_id) where primary_product_id = ${id}
        group by all having count(*) >= 5 and count(*) filter (seen = ${id}) * 10 < count(*))
      or (select count(*) >= 200 from looks where seen = ${id}) and not exists (select 1 from orders where primary_product_id = ${id})`,
  );
}

/** Tables that several of the checks need: the addresses, and the first product that a session looked at. */
export function likenessTables({ config: { products } }: OpenShop): string {
  const whens = products.map(
    ({ product_id, page }) => `when ${matches('pageview_url', page)} then ${product_id}`,
  );
  return `urls as materialized (select distinct pageview_url from website_pageviews),
    looks as materialized (select website_session_id, arg_min(product, (created_at, website_pageview_id)) as seen
      from (select *, case ${whens.join(' ')} when true then null end as product from website_pageviews) where product is not null group by all)`;
}

function pages({ config: { products, funnel } }: OpenShop): Row[] {
  const own = funnel.flatMap(({ pages: patterns }) => (Array.isArray(patterns) ? patterns : []));
  const ofSteps = funnel
    .filter(({ pages: patterns }) => patterns !== 'any')
    .map(({ pages: patterns }) =>
      any(
        (Array.isArray(patterns) ? patterns : products.map(({ page }) => page)).map((page) =>
          matches('pageview_url', page),
        ),
      ),
    );
  const ofProducts = products.map(({ page }) => matches('pageview_url', page));
  const twice = [ofSteps, ofProducts].flatMap((entries) =>
    entries.map((entry, place) => isSeenOfBoth(entry, entries.slice(0, place))),
  );
  const listed =
    products.length === 0
      ? 'true'
      : `product_id in (${products.map(({ product_id }) => product_id)})`;
  const dead = products.map(
    ({ product_id, page }) =>
      `not ${isSeen(page)} and (select count(*) >= 2 from orders where primary_product_id = ${product_id})`,
  );
  const unmet = products.map(
    ({ product_id, page }) =>
      `not ${isSeen(page)} or not exists (select 1 from products where product_id = ${product_id})`,
  );
  return [
    [
      'product-page-of-orders',
      'website_pageviews',
      'warning',
      'settings',
      `${products.length}`,
      sum(elsewhere(products)),
    ],
    [
      'product-page-has-views',
      'website_pageviews',
      'error',
      'settings',
      `${products.length}`,
      sum(dead),
    ],
    [
      'step-page-met',
      'website_pageviews',
      'warning',
      'settings',
      `${own.length}`,
      sum(own.map((page) => `not ${isSeen(page)}`)),
    ],
    [
      'product-setting-met',
      'website_pageviews',
      'warning',
      'settings',
      `${products.length}`,
      sum(unmet),
    ],
    [
      'product-listed',
      'products',
      'warning',
      'settings',
      '(select count(distinct product_id) from order_items)',
      `(select count(distinct product_id) from order_items where not (${listed}))`,
    ],
    ['page-met-once', 'website_pageviews', 'warning', 'settings', `${twice.length}`, sum(twice)],
  ];
}

export const likenessOfPages = (shop: OpenShop): readonly Row[] => [...steps(shop), ...pages(shop)];
