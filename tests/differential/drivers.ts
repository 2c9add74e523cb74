import { logarithmicMean } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import type { Row } from './shops.ts';

/**
 * Common table expression `pair`: each period of the units that the data cover from its first day on, with its days so far, and the same days of
 * the year before where all are covered.
 */
const PAIRS = (
  units: readonly string[],
): string => `cut as (select unit, period, start_of(period) as a, least(end_of(period), end_whole()) as b, complete_of(period) as complete from (
  ${units.map((unit) => `select distinct '${unit}' as unit, ${unit}_of(day) as period from d`).join(' union all ')})),
months as (select max(end_of(month_of(day))) filter (complete_of(month_of(day)) = 1) as b from d),
pair as (
  select unit, period, (period[1:4]::int - 1) || period[5:] as prior_period, complete, a, b,
    (a - interval 1 year)::date as prior_a, (b - interval 1 year)::date as prior_b
  from cut where a >= first_whole() and a < end_whole() and a - interval 1 year >= first_whole()
  ${units.includes('year') ? `union all select 'year', 'ttm', 'ttm_before', 1, (b - interval 1 year)::date, b, (b - interval 2 year)::date, (b - interval 1 year)::date from months where b - interval 2 year >= first_whole()` : ''})`;

const SOLD = ['sessions', 'orders', 'revenue', 'items'] as const;

/** `q`: the pairs with what both sold; a period without any row sold nothing. */
const sums = (units: readonly string[]): string => `with ${PAIRS(units)},
q as (select pair.*, ${SOLD.map(
  (name) => `coalesce(sum(${name}) filter (day >= a and day < b), 0) as ${name},
    coalesce(sum(${name}) filter (day >= prior_a and day < prior_b), 0) as prior_${name}`,
).join(', ')}
  from pair left join d on (day >= a and day < b) or (day >= prior_a and day < prior_b) group by all)`;

const yoy = (name: string, value: string, prior: string): string =>
  `if(is_sold, ratio(${value}, ${prior}) - 1, null) as ${name}_yoy`;

/** The table of one unit but for the parts, which are not a matter of SQL. */
const DRIVERS = (unit: string): string => `${sums([unit])},
r as (select *, least(sessions, prior_sessions, orders, prior_orders, revenue, prior_revenue) > 0 as is_sold,
  ratio(revenue, prior_revenue) - 1 as revenue_yoy from q)
select * exclude (revenue_yoy), revenue - prior_revenue as revenue_change, revenue_yoy,
  ${yoy('sessions', 'sessions', 'prior_sessions')}, ${yoy('conversion_rate', 'orders / sessions', 'prior_orders / prior_sessions')},
  ${yoy('average_order_value', 'revenue / orders', 'prior_revenue / prior_orders')},
  if(period = 'ttm', null, revenue_yoy - lag(revenue_yoy) over (order by period = 'ttm', a)) as revenue_yoy_step
from r`;

type Numbers = Row & Record<string, number>;

/** The log mean is taken as an integral, so that no logarithm of a ratio divides another. */
function grownBy(row: Numbers, now: string, over?: string): number {
  const ratio = (prior: string): number =>
    row[`${prior}${now}`]! / (over === undefined ? 1 : row[`${prior}${over}`]!);
  return (
    logarithmicMean(row.prior_revenue!, row.revenue!) *
    (Math.log(ratio('')) - Math.log(ratio('prior_')))
  );
}

/**
 * The published parts where they are cents that add up to the change, each within a cent and a half of the part computed here (what rounding
 * leaves stands in one of them); else these.
 */
function settled(
  row: Numbers,
  parts: Readonly<Record<string, number>>,
  own: Row | undefined,
): Record<string, unknown> {
  const names = Object.keys(parts);
  const sum = names.reduce((total, name) => total + Number(own?.[name]), 0);
  const isExact = Math.round(sum * 100) === Math.round(row.revenue_change! * 100);
  return Object.fromEntries(
    names.map((name) => {
      const isNear = Math.abs(parts[name]! - Number(own?.[name])) < 0.0151;
      return [name, isExact && isNear ? own![name] : parts[name]];
    }),
  );
}

const NO_PARTS = {
  sessions_effect: null,
  conversion_rate_effect: null,
  average_order_value_effect: null,
};

const drivers = (unit: string): Proof => ({
  table: `revenue_drivers_by_${unit}`,
  async rows({ query, published }) {
    const rows = (await query(DRIVERS(unit))) as Numbers[];
    const table = published.get(`revenue_drivers_by_${unit}`)!;
    return rows.map((row) => {
      if (!row.is_sold) return { ...row, ...NO_PARTS };
      const parts = {
        sessions_effect: grownBy(row, 'sessions'),
        conversion_rate_effect: grownBy(row, 'orders', 'sessions'),
        average_order_value_effect: grownBy(row, 'revenue', 'orders'),
      };
      const own = table.rows.find(({ period }) => period === row.period);
      return { ...row, ...settled(row, parts, own) };
    });
  },
});

/** Each product's mean price in both periods of a pair; where one did not sell it, the other's stands for both. Then both baskets at both prices. */
const BRIDGE = `${sums(['year', 'quarter'])},
sold as (select unit, period, product_id, count(*) filter (day >= a and day < b) as n, sum(price_usd) filter (day >= a and day < b) / n as price,
    count(*) filter (day >= prior_a and day < prior_b) as prior_n, sum(price_usd) filter (day >= prior_a and day < prior_b) / prior_n as prior_price
  from pair join (select *, created_at::date as day from order_items) on (day >= a and day < b) or (day >= prior_a and day < prior_b) group by all),
f as (select unit, period, sum(n * price) as nn, sum(n * coalesce(prior_price, price)) as np, sum(prior_n * coalesce(price, prior_price)) as pn,
    sum(prior_n * prior_price) as pp from sold group by all)
select q.*, revenue - prior_revenue as revenue_change, ratio(items, orders) as items_per_order, ratio(prior_items, prior_orders) as prior_items_per_order,
  ratio(revenue, items) as revenue_per_item, ratio(prior_revenue, prior_items) as prior_revenue_per_item,
  sqrt((pn / pp) * (nn / np)) - 1 as price_yoy,
  least(sessions, prior_sessions, orders, prior_orders, revenue, prior_revenue, items, prior_items) > 0 as is_sold
from q left join f using (unit, period)`;

const bridge: Proof = {
  table: 'revenue_bridge',
  async rows({ query, published }) {
    const rows = (await query(BRIDGE)) as Numbers[];
    const table = published.get('revenue_bridge')!;
    return rows.map((row) => {
      if (!row.is_sold) return { ...row, ...NO_BRIDGE };
      const price = logarithmicMean(row.prior_revenue!, row.revenue!) * Math.log1p(row.price_yoy!);
      const parts = {
        sessions_effect: grownBy(row, 'sessions'),
        conversion_rate_effect: grownBy(row, 'orders', 'sessions'),
        items_per_order_effect: grownBy(row, 'items', 'orders'),
        mix_effect: grownBy(row, 'revenue', 'items') - price,
        price_effect: price,
      };
      const own = table.rows.find(({ unit, period }) => unit === row.unit && period === row.period);
      const all = settled(row, parts, own);
      const volume = ['sessions_effect', 'conversion_rate_effect', 'items_per_order_effect'];
      const sum = volume.reduce((total, name) => total + Number(all[name]), 0);
      return { ...row, ...all, volume_effect: Math.round(sum * 100) / 100 };
    });
  },
};

const NO_BRIDGE = {
  volume_effect: null,
  sessions_effect: null,
  conversion_rate_effect: null,
  items_per_order_effect: null,
  mix_effect: null,
  price_effect: null,
};

/**
 * Kitagawa's two effects as the mean of two standardisations: the change at the earlier mix and at the later one; what is left is the mix's. A
 * group that one of the periods did not have bears the rate that it has.
 */
const conversion = bySql(
  'conversion_rate_and_mix',
  `with ${PAIRS(['year', 'quarter'])},
g as (select unit, period, channel, device_type, count(*) filter (day >= a and day < b) as n, coalesce(sum(orders) filter (day >= a and day < b), 0) as k,
    count(*) filter (day >= prior_a and day < prior_b) as prior_n, coalesce(sum(orders) filter (day >= prior_a and day < prior_b), 0) as prior_k
  from pair join (select created_at::date as day, channel, device_type, n as orders from s) on (day >= a and day < b) or (day >= prior_a and day < prior_b)
  group by all),
t as (select unit, period, sum(n) as all_n, sum(prior_n) as all_prior, ratio(sum(k), all_n) as now, ratio(sum(prior_k), all_prior) as earlier,
    sum(n * coalesce(ratio(k, n), prior_k / prior_n)) / nullif(all_n, 0) as later_mix_now,
    sum(n * coalesce(ratio(prior_k, prior_n), k / n)) / nullif(all_n, 0) as later_mix_then,
    sum(prior_n * coalesce(ratio(k, n), prior_k / prior_n)) / nullif(all_prior, 0) as earlier_mix_now,
    sum(prior_n * coalesce(ratio(prior_k, prior_n), k / n)) / nullif(all_prior, 0) as earlier_mix_then from g group by all)
select unit, period, prior_period, complete, now as conversion_rate, earlier as prior_conversion_rate, now - earlier as conversion_rate_change,
  ((later_mix_now - later_mix_then) + (earlier_mix_now - earlier_mix_then)) / 2 as rate_effect, conversion_rate_change - rate_effect as mix_effect
from pair left join t using (unit, period)`,
);

const prices = bySql(
  'product_prices',
  `select product_id, any_value(product_name) as product, count(*) as items, count(distinct i.price_usd) as prices, min(i.price_usd) as lowest_price,
  max(i.price_usd) as highest_price, count(distinct i.cogs_usd) as costs, min(i.cogs_usd) as lowest_cost, max(i.cogs_usd) as highest_cost
from order_items i join products using (product_id) group by product_id`,
);

export const proofs: readonly Proof[] = [
  drivers('year'),
  drivers('quarter'),
  drivers('month'),
  bridge,
  conversion,
  prices,
];
