/** What the checks of customers' habits find, in SQL. */
import { count, type Row } from './likeness.ts';
import type { OpenShop } from './shops.ts';

const MEDIAN_LAG = `(select median(epoch(r.created_at) - epoch(i.created_at)) from order_item_refunds r join order_items i using (order_item_id))`;

export function habitChecks({ rules }: OpenShop): Row[] {
  const lands = rules.steps.at(-1)!.test.replaceAll('pageview_url', 'landing_page');
  const landings = `(select count(*) from s where ${lands})`;
  return [
    [
      'users-come-back',
      'website_sessions',
      'warning',
      'files',
      '1',
      `(select (count(*) >= 1000 and (count(*) - count(distinct user_id)) * 1000 < count(*))::int from website_sessions)`,
    ],
    [
      'hours-have-sessions',
      'website_sessions',
      'warning',
      'hours',
      '24',
      `(select if(count(*) >= 2400, 24 - count(distinct hour(created_at)), 0) from website_sessions)`,
    ],
    [
      'sessions-land-at-the-front',
      'website_sessions',
      'warning',
      'rows',
      count('website_sessions'),
      `if(${landings} >= 10 and ${landings} * 50 > ${count('website_sessions')}, ${landings}, 0)`,
    ],
    [
      'refunds-come-soon',
      'order_item_refunds',
      'warning',
      'files',
      '1',
      `(${count('order_item_refunds')} >= 20 and coalesce(${MEDIAN_LAG}, 0) > 120 * 86400)::int`,
    ],
    [
      'product-has-margin',
      'order_items',
      'warning',
      'names',
      '(select count(distinct product_id) from order_items)',
      `(select count(*) from (select product_id from order_items group by product_id
        having count(*) >= 20 and sum(price_usd) > 0 and sum(cogs_usd) * 100 > sum(price_usd) * 99))`,
    ],
  ];
}
