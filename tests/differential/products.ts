import { exactInterval } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import type { Row } from './shops.ts';

/** Items with what became of them. */
const ITEM_MEASURES = `count(order_item_id) as items, coalesce(sum(is_primary_item), 0) as primary_items, coalesce(sum(price_usd), 0) as revenue,
  coalesce(sum(cogs_usd), 0) as cogs, coalesce(sum(price_usd) - sum(cogs_usd), 0) as gross_profit,
  ratio(sum(price_usd) - sum(cogs_usd), sum(price_usd)) as gross_margin, count(order_item_refund_id) as refunds,
  ratio(count(order_item_refund_id), count(order_item_id)) as refund_rate`;

const ITEMS = `with i as (select i.*, r.order_item_refund_id from order_items i left join order_item_refunds r using (order_item_id))`;

/** The rows with the ends of the exact interval of `successes` in `trials`; none without trials. */
function withExactInterval(rows: readonly Row[], successes: string, trials: string): Row[] {
  return rows.map((row) => {
    const [k, n] = [Number(row[successes]), Number(row[trials])];
    const [low, high] = n === 0 ? [null, null] : exactInterval(k, n);
    return { ...row, rate_low: low, rate_high: high };
  });
}

const products: Proof = {
  table: 'products',
  async rows({ query }) {
    const rows = await query(`${ITEMS}
select p.product_id, p.product_name as product, day_of(p.created_at) as launch_date, day_of(min(i.created_at)) as first_sale_date, ${ITEM_MEASURES},
  ratio(coalesce(sum(price_usd), 0), sum(sum(price_usd)) over ()) as share_of_revenue
from products p left join i using (product_id) group by p.product_id, p.product_name, p.created_at`);
    return withExactInterval(rows, 'refunds', 'items');
  },
};

/** What was added to each order, and every pair of products with the day since which both could be bought together. */
const PAIRS = `added as (select order_id, o.created_at::date as day, o.primary_product_id, i.product_id
  from orders o join order_items i using (order_id) where i.is_primary_item = 0),
pairs as (select a.product_id as a_id, a.product_name as a_name, b.product_id as b_id, b.product_name as b_name,
  greatest(a.created_at::date, b.created_at::date, (select min(day) from added)) as since
  from products a join products b on a.product_id <> b.product_id)`;

/** Orders of a main product, and those of them to which another was added, since both could be bought together. */
const crossSell = bySql(
  'cross_sell',
  `with ${PAIRS},
counted as (select pairs.*,
  (select count(*) from orders where primary_product_id = a_id and created_at::date >= since) as primary_orders,
  (select count(distinct order_id) from added where primary_product_id = a_id and product_id = b_id and day >= since) as orders from pairs)
select a_id as primary_product_id, b_id as cross_sold_product_id, a_name as primary_product, b_name as cross_sold_product, day_of(since) as since,
  primary_orders, orders, ratio(orders, primary_orders) as attach_rate,
  wilson_low(orders, primary_orders) as rate_low, wilson_high(orders, primary_orders) as rate_high
from counted`,
);

/** By months: orders of a main product with and without an addition, of the product (`k` of `n`) and of all (`kk` of `nn`) to which it can be added. */
const basketLift = bySql(
  'basket_lift',
  `with ${PAIRS},
lines as (select order_id, o.created_at::date as day, o.primary_product_id as main,
    list_distinct(list(i.product_id) filter (is_primary_item = 0)) as extras from orders o join order_items i using (order_id) group by all),
m as (select a_id, b_id, month_of(day) as month, count(*) filter (main = a_id) as n, count(*) filter (main = a_id and list_contains(extras, b_id)) as k,
    count(*) as nn, count(*) filter (list_contains(extras, b_id)) as kk
  from pairs join lines on day >= since and main <> b_id group by all having n > 0 and nn > n),
t as (select a_id, b_id, sum(n) as n, sum(k) as k, sum(kk * n / nn) as e from m group by all),
spread as (select a_id, b_id, sum(pow(1 / t.k - m.n / nn / e, 2) * m.k * (1 - m.k / m.n)
    + pow(m.n / nn / e, 2) * (kk - m.k) * (1 - (kk - m.k) / (nn - m.n))) as v from m join t using (a_id, b_id) where t.k > 0 and e > 0 group by all)
select a_id as primary_product_id, b_id as cross_sold_product_id, a_name as primary_product, b_name as cross_sold_product, day_of(since) as since,
  coalesce(n, 0) as primary_orders, coalesce(k, 0) as orders, if(e > 0, e, null) as expected_orders, ratio(k, e) as lift,
  case when v > 0 then k / e * exp(-sqrt(z2() * v)) end as lift_low, case when v > 0 then k / e * exp(sqrt(z2() * v)) end as lift_high
from pairs left join t using (a_id, b_id) left join spread using (a_id, b_id)`,
);

/** Orders and items by the order's date, carts by the session's; months from the first to the last session or order. */
const baskets = bySql(
  'baskets_by_month',
  `with t as (select created_at from website_sessions union all select created_at from orders),
m as (select month_of(unnest(generate_series(date_trunc('month', min(created_at)), max(created_at), interval 1 month))) as period from t),
o as (select month_of(o.created_at) as period, count(distinct order_id) as orders, count(distinct order_id) filter (is_primary_item = 0) as orders_with_cross_sell,
  count(*) as items, sum(i.price_usd) as revenue from orders o join order_items i using (order_id) group by all),
c as (select month_of(created_at) as period, count(*) filter (saw_cart) as cart_sessions, sum(revenue) as session_revenue,
  count(*) filter (saw_shipping) as shipping_sessions from s group by all)
select period, complete_of(period) as complete, coalesce(orders, 0) as orders, coalesce(orders_with_cross_sell, 0) as orders_with_cross_sell,
  ratio(orders_with_cross_sell, orders) as attach_rate, ratio(items, orders) as items_per_order, ratio(o.revenue, orders) as average_order_value,
  coalesce(cart_sessions, 0) as cart_sessions, ratio(session_revenue, cart_sessions) as revenue_per_cart_session,
  ratio(shipping_sessions, cart_sessions) as cart_to_shipping_rate
from m left join o using (period) left join c using (period)`,
);

export const proofs: readonly Proof[] = [
  products,
  bySql(
    'products_by_month',
    `${ITEMS}
select month_of(i.created_at) as period, product_id, product_name as product, complete_of(month_of(i.created_at)) as complete, ${ITEM_MEASURES}
from i join products using (product_id) group by month_of(i.created_at), product_id, product_name`,
  ),
  crossSell,
  basketLift,
  baskets,
];
