import { bySql, type Proof } from './prove.ts';
import type { OpenShop } from './shops.ts';

/** The last twelve whole months, or all whole days of a younger shop, and what happened in them. */
const WINDOW = `x as (select if(b - interval 1 year >= first_whole(), (b - interval 1 year)::date, first_whole()) as a,
  if(b - interval 1 year >= first_whole(), b, end_whole()) as b from (select date_trunc('month', end_whole())::date as b)),
sx as (select s.* from s, x where created_at >= a and created_at < b),
ox as (select o.* from orders o, x where created_at >= a and created_at < b),
ix as (select i.*, p.product_name as product, r.order_item_id is not null as refunded
  from order_items i join products p using (product_id) left join order_item_refunds r using (order_item_id), x where i.created_at >= a and i.created_at < b)`;

/** Each lever sells more at the window's prices, or keeps what was sold already. */
const sensitivity = bySql(
  'sensitivity',
  `with ${WINDOW},
sums as (select (select count(*) from sx) as sessions, (select coalesce(avg(price_usd), 0) from ox) as order_value,
  (select coalesce(sum(price_usd), 0) from ox) as revenue, (select coalesce(sum(cogs_usd), 0) from ox) as cogs,
  (select coalesce(sum(price_usd), 0) from ix) as item_revenue, (select coalesce(avg((not refunded)::int), 1) from ix) as kept),
l as (
  select 'conversion_rate_up_one_point' as lever, 0.01 as step, sessions / 100 * order_value as sold, 0 as not_refunded, 0 as cheaper from sums
  union all select unnest(['sessions_up_ten_per_cent', 'order_value_up_ten_per_cent']), 0.1, revenue / 10, 0, 0 from sums
  union all select 'refund_rate_down_one_point', 0.01, 0, item_revenue / 100, 0 from sums
  union all select 'cost_of_goods_down_ten_per_cent', 0.1, 0, 0, cogs / 10 from sums)
select lever, step::double as step, sold as revenue_effect, sold * kept + not_refunded as net_revenue_effect,
  coalesce(sold * (1 - ratio(cogs, revenue)), 0) + not_refunded + cheaper as gross_profit_effect, day_of(a) as window_start, day_of(b - 1) as window_end
from l, sums, x`,
);

/** Comparable members (of the same dimension and `peers`) by stratum: k successes of n, and the profit that came with them. */
function members({ rules: { steps } }: OpenShop): string {
  const sums = 'sum(n) as k, count(*) as n, sum(revenue - cogs) as earned from t group by all';
  const stepMembers = steps.slice(1).map(({ step }, place) => {
    const [dimension, name] = place === 0 ? ['landing_page', ''] : ['step', ` || ' to ${step}'`];
    return `select '${dimension}', '${step}', 'reached_${step}', landing_page${name}, [device_type, kind],
    count(*) filter (saw_${step}), count(*) filter (saw_${steps[place]!.step}), sum(revenue - cogs) from t semi join pages_in_use using (landing_page) group by all`;
  });
  return `t as (select *, if(kind in ('paid_brand', 'free'), 'who know the shop', 'who do not') as acquaintance from sx),
latest as (select t.* from t, x where created_at >= b - interval 28 day),
channels_in_use as (select channel from latest group by all having count(*) >= 100),
pages_in_use as (select landing_page from latest group by all having count(*) >= 100),
added as (select avg(price_usd - cogs_usd) as profit from ix where is_primary_item = 0),
m as (select 'device' as dimension, '' as peers, 'conversion_rate' as measure, device_type as subject, [channel] as stratum, ${sums}
  union all select 'channel', acquaintance, 'conversion_rate', channel, [device_type], ${sums.replace('from t', 'from t semi join channels_in_use using (channel)')}
  union all ${stepMembers.join('\n  union all ')}
  union all select 'cross_sell', '', 'attach_rate', product_name, [], count(*) filter (items_purchased > 1), count(*),
    any_value(profit) * count(*) filter (items_purchased > 1) from ox join products on product_id = primary_product_id, added group by all
  union all select 'refunds', '', 'refund_rate', product, [], count(*) filter (refunded), count(*), avg(price_usd) * count(*) filter (refunded)
    from ix group by all)`;
}

/**
 * Member against peer over the strata that both fill: at the member's own mix, with Newcombe's limits of each stratum put together by their
 * squared distances. A stratum in which a rate passes one has no limits, and so has the whole.
 */
const COMPARED = `w as (select dimension, subject, coalesce(sum(earned)::double / nullif(sum(k), 0), 0) as worth from m group by all),
pairs as (select dimension, measure, a.subject, b.subject as peer, a.n, a.k / a.n as own, b.k / b.n as other,
    wilson_low(a.k, a.n) as own_low, wilson_high(a.k, a.n) as own_high, wilson_low(b.k, b.n) as other_low, wilson_high(b.k, b.n) as other_high
  from m a join m b using (dimension, peers, measure, stratum) where a.subject <> b.subject
    and least(a.n, b.n) >= if(dimension in ('cross_sell', 'refunds'), 200, 1000)),
c as (select dimension, measure, subject, peer, sum(n) as volume, sum(n * own) / sum(n) as current, sum(n * other) / sum(n) as peer_value,
    count(own_high + other_high) = count(*) as limited,
    sqrt(sum(n * n * (pow(other - other_low, 2) + pow(own_high - own, 2)))) / sum(n) as towards_own,
    sqrt(sum(n * n * (pow(other_high - other, 2) + pow(own - own_low, 2)))) / sum(n) as away from pairs group by all),
g as (select * exclude (limited, towards_own, away), if(dimension = 'refunds', current - peer_value, peer_value - current) as gap,
  if(limited, gap - if(dimension = 'refunds', away, towards_own), null) as gap_low, if(limited, gap + if(dimension = 'refunds', towards_own, away), null) as gap_high
  from c where gap > 0 qualify row_number() over (partition by dimension, measure, subject order by gap * volume desc) = 1),
v as (select *, volume * worth * gap as worth_all from g join w using (dimension, subject)
  -- Of the later steps, only the page with most at stake.
  qualify dimension <> 'step' or row_number() over (partition by dimension, measure order by worth_all desc, subject) = 1)`;

const opportunities = bySql(
  'opportunities',
  (shop) => `with ${WINDOW}, ${members(shop)}, ${COMPARED}
select dimension || '-' || subject as opportunity, row_number() over (order by round(worth_all * 50) desc, opportunity) as rank, v.* exclude (worth, worth_all),
  worth_all / 2 as value_half, worth_all as value_all, volume * worth * greatest(0, gap_low) as value_low, volume * worth * greatest(0, gap_high) as value_high,
  coalesce(gap_low > 0, false)::int as proven, day_of(a) as window_start, day_of(b - 1) as window_end
from v, x`,
  { assumptions: 'a sentence, which nothing computes' },
);

export const proofs: readonly Proof[] = [opportunities, sensitivity];
