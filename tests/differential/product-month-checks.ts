/** What the checks of products from month to month find, in SQL. */
import { count, type Row } from './likeness.ts';

/** Items in whole cents, with the number of their month. */
const ITEMS = `(select order_item_id, product_id, year(created_at) * 12 + month(created_at) as m, price_usd * 100 as price, cogs_usd * 100 as cogs from order_items)`;

/** Lower medians of a product and month, with the items and those of the usual cost. */
const MONTHS = `(select product_id, m, if(any_value(n) >= 3, any_value(usual_price), null) as price, if(any_value(n) >= 3, any_value(usual_cost), null) as cost,
  any_value(n) as n, count(*) filter (cogs = usual_cost and n >= 3) as same,
  count(*) filter (price = usual_price and n >= 3) as same_price
  from (select *, count(*) over w as n, quantile_disc(price, 0.5) over w as usual_price, quantile_disc(cogs, 0.5) over w as usual_cost
    from ${ITEMS} window w as (partition by product_id, m)) group by product_id, m)`;

const APART = `(select count(*) from ${ITEMS} i join ${MONTHS} u using (product_id, m)
  where (u.same * 2 >= u.n and abs(i.price::double / nullif(u.price, 0) - 1) > 0.02
      and abs(i.cogs::double / nullif(u.cost, 0) / nullif(i.price::double / nullif(u.price, 0), 0) - 1) < 0.01)
    or ((i.cogs * 5 >= u.cost * 9 and i.cogs > 0 or i.cogs * 9 <= u.cost * 5 and u.cost > 0) and i.price * 4 <= u.price * 5 and i.price * 5 >= u.price * 4 and u.price > 0))`;

const LEVELS = `(select product_id, m, cost from ${MONTHS} where n >= 3 and same * 10 >= n * 9)`;
const RETURNING = `(select count(*) from ${ITEMS} i where exists (select 1 from ${LEVELS} a join ${LEVELS} b
  on b.product_id = a.product_id and b.cost = a.cost and b.m - a.m between 2 and 7
  where a.product_id = i.product_id and a.m < i.m and b.m > i.m and abs(i.cogs - a.cost) * 50 > a.cost))`;

const PRICE_LEVELS = `(select product_id, m, price from ${MONTHS} where n >= 3 and same_price * 10 >= n * 9)`;
const PRICES_BACK = `(select count(distinct i.m) from ${MONTHS} i where i.price is not null and exists (select 1 from ${PRICE_LEVELS} a join ${PRICE_LEVELS} b
  on b.product_id = a.product_id and b.price = a.price and b.m - a.m between 2 and 7
  where a.product_id = i.product_id and a.m < i.m and b.m > i.m and abs(i.price - a.price) * 50 > a.price))`;
const DEAR = `(select count(*) from ${ITEMS} i join ${MONTHS} u using (product_id, m)
  where u.same_price * 4 >= u.n * 3 and i.cogs * 5 < u.cost * 6 and exists (select 1 from ${MONTHS} o where o.product_id = i.product_id and o.m = i.m - 1 and o.price is not null) and not exists (select 1 from ${MONTHS} o
    where o.product_id = i.product_id and o.m between i.m - 1 and i.m + 1 and i.price * 5 < o.price * 6))`;

const MARGINS = `(select product_id, m, quantile_disc(margin, 0.25) as low, quantile_disc(margin, 0.75) as high
  from (select product_id, m, 1 - cogs::double / nullif(price, 0) as margin from ${ITEMS})
  group by product_id, m having count(*) >= 5 and count(margin) >= 3)`;
const STEPS = `(select product_id, max(high) over before as high_before, min(low) over before as low_before, max(high) over after as high_after,
    min(low) over after as low_after from ${MARGINS}
  window before as (partition by product_id order by m rows between 2 preceding and 1 preceding),
    after as (partition by product_id order by m rows between 1 following and 2 following))`;

export const productMonthChecks: readonly Row[] = [
  [
    'product-margin-holds',
    'order_items',
    'warning',
    'names',
    `(select count(distinct product_id) from ${MARGINS})`,
    `(select count(distinct product_id) from ${STEPS} where low_after - high_before >= 0.02 or low_before - high_after >= 0.02)`,
  ],
  ['item-amounts-of-its-month', 'order_items', 'warning', 'rows', count('order_items'), APART],
  ['item-cost-keeps-its-level', 'order_items', 'warning', 'rows', count('order_items'), RETURNING],
  [
    'product-price-comes-back',
    'order_items',
    'warning',
    'months',
    `(select count(distinct m) from ${MONTHS} where price is not null)`,
    PRICES_BACK,
  ],
  ['item-price-of-its-time', 'order_items', 'warning', 'rows', count('order_items'), DEAR],
];
