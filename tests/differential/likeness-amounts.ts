/** What the checks of amounts and of clocks find, in SQL. */
import { count, type Row } from './likeness.ts';

/** Items with the lower median of an amount over their product's items, where there are three or more. */
const usual = (amount: string): string =>
  `(select i.*, u.usual from order_items i left join (select product_id, ${amount} as usual from (select product_id, ${amount},
    row_number() over (partition by product_id order by ${amount}) as place, count(*) over (partition by product_id) as n from order_items)
    where place = ceil(n / 2) and n >= 3) u using (product_id))`;
const far = (amount: string): string =>
  `usual > 0 and (${amount} >= 5 * usual or ${amount} * 5 <= usual)`;
const MARGINS = `(select month_of(created_at) as month, 1 - sum(cogs_usd)::double / sum(price_usd)::double as margin from order_items group by all having sum(price_usd) > 0)`;
const ITEM_MONTHS = `(select count(distinct month_of(created_at)) from order_items)`;
const itemMonths = (having: string): string =>
  count(`(select month_of(created_at) from ${usual('price_usd')} group by all having ${having})`);

const amounts: readonly Row[] = [
  [
    'month-revenue-usual',
    'order_items',
    'error',
    'months',
    ITEM_MONTHS,
    itemMonths(
      `abs(sum(price_usd) - sum(if(${far('price_usd')}, usual, price_usd))) > 0.1 * sum(if(${far('price_usd')}, usual, price_usd))`,
    ),
  ],
  [
    'month-has-revenue',
    'order_items',
    'error',
    'months',
    ITEM_MONTHS,
    itemMonths('sum(price_usd) = 0'),
  ],
  [
    'item-price-usual',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    count(`${usual('price_usd')} where ${far('price_usd')}`),
  ],
  [
    'item-cost-usual',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    count(`${usual('cogs_usd')} where ${far('cogs_usd')}`),
  ],
  [
    'month-has-cost',
    'order_items',
    'warning',
    'months',
    ITEM_MONTHS,
    itemMonths(
      'sum(price_usd) filter (cogs_usd = 0) > 0 and sum(price_usd) filter (cogs_usd = 0) * 10 >= sum(price_usd)',
    ),
  ],
  [
    'refund-amount-usual',
    'order_item_refunds',
    'warning',
    'rows',
    count('order_item_refunds'),
    count(
      'order_item_refunds join order_items using (order_item_id) where refund_amount_usd <= price_usd / 20',
    ),
  ],
  [
    'order-size-usual',
    'orders',
    'warning',
    'rows',
    count('orders'),
    count(
      'orders where items_purchased >= 20 * (select quantile_disc(items_purchased, 0.5) from orders)',
    ),
  ],
];

const sizes: readonly Row[] = [
  [
    'month-margin-usual',
    'order_items',
    'warning',
    'months',
    ITEM_MONTHS,
    `(select count(*) filter (margin < 0.01 or abs(margin - (select quantile_disc(margin, 0.5) from ${MARGINS})) > 0.15) from ${MARGINS})`,
  ],
  [
    'refund-whole-price',
    'order_item_refunds',
    'warning',
    'rows',
    count('order_item_refunds'),
    `(select if(count(*) >= 10 and count(*) filter (refund_amount_usd = price_usd) = 0, count(*), 0) from order_item_refunds join order_items using (order_item_id))`,
  ],
  [
    'amounts-in-units',
    'order_items',
    'warning',
    'rows',
    count('order_items'),
    `(select if(bool_and(price_usd % 1 = 0 and cogs_usd % 1 = 0) and median(price_usd) >= 500 and count(*) filter (cogs_usd % 5 <> 0) * 2 > count(*), count(*), 0) from order_items)`,
  ],
];

const late = (id: string, table: string, parent: string, key: string): Row => {
  const months = `(select month_of(p.created_at) as month, count(*) filter (c.created_at - p.created_at >= interval 1 hour) * 2 > count(*) as late
    from ${table} c join ${parent} p using (${key}) group by 1)`;
  return [id, table, 'warning', 'months', count(months), count(`${months} where late`)];
};
const ON_THE_HOUR = count(`s where created_at = date_trunc('hour', created_at)`);

const clocks: readonly Row[] = [
  late('order-clock', 'orders', 'website_sessions', 'website_session_id'),
  late('page-view-clock', 'website_pageviews', 'website_sessions', 'website_session_id'),
  late('item-clock', 'order_items', 'orders', 'order_id'),
  [
    'session-has-time',
    'website_sessions',
    'warning',
    'rows',
    count('s'),
    `if(${ON_THE_HOUR} >= 10 and ${ON_THE_HOUR} * 10 > ${count('s')}, ${ON_THE_HOUR}, 0)`,
  ],
];

/** The lower medians of a product and month with three items or more, over those of the product's month before. */
const FACTORS = `(select month, price / lag(price) over before as p, cost / lag(cost) over before as c from (
  select product_id, month_of(created_at) as month, quantile_disc(price_usd, 0.5)::double as price, quantile_disc(cogs_usd, 0.5)::double as cost
    from order_items group by all having count(*) >= 3) window before as (partition by product_id order by month))`;
const currencies: readonly Row[] = [
  [
    'month-of-one-currency',
    'order_items',
    'warning',
    'months',
    ITEM_MONTHS,
    count(
      `(select distinct month from ${FACTORS} where p > 0 and c > 0 and abs(p - 1) > 0.02 and abs(c / p - 1) < 0.01)`,
    ),
  ],
];

export const likenessOfAmounts: readonly Row[] = [...amounts, ...currencies, ...sizes, ...clocks];
