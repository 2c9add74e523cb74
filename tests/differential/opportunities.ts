import { adjustAll } from './comparisons.ts';
import { normalTail } from './numerics.ts';
import { bySql, type Proof } from './prove.ts';
import { type Counts, stretchesOf } from './regimes.ts';
import type { OpenShop, Row } from './shops.ts';

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

/** What comparable members (of the same dimension and `peers`) did by stratum and day, ever since: k successes of n, with the revenue and cost of these. */
function doings({ rules: { steps } }: OpenShop): string {
  const sums =
    'sum(n) as k, count(*) as n, sum(revenue) as revenue, sum(cogs) as cogs from t group by all';
  const stepMembers = steps.slice(1).map(({ step }, place) => {
    const [dimension, name] = place === 0 ? ['landing_page', ''] : ['step', ` || ' to ${step}'`];
    return `select '${dimension}', '${step}', 'reached_${step}', landing_page${name}, [device_type, kind], day,
    count(*) filter (saw_${step}), count(*) filter (saw_${steps[place]!.step}), sum(revenue), sum(cogs) from t semi join pages_in_use using (landing_page) group by all`;
  });
  return `t as (select *, created_at::date as day, if(kind in ('paid_brand', 'free'), 'who know the shop', 'who do not') as acquaintance from s),
latest as (select t.* from t, x where created_at >= b - interval 28 day and created_at < b),
channels_in_use as (select channel from latest group by all having count(*) >= 100),
pages_in_use as (select landing_page from latest group by all having count(*) >= 100),
e as (select 'device' as dimension, '' as peers, 'conversion_rate' as measure, device_type as subject, [channel] as stratum, day, ${sums}
  union all select 'channel', acquaintance, 'conversion_rate', channel, [device_type], day, ${sums.replace('from t', 'from t semi join channels_in_use using (channel)')}
  union all ${stepMembers.join('\n  union all ')}
  union all select 'cross_sell', '', 'attach_rate', product_name, [], o.created_at::date, count(*) filter (items_purchased > 1), count(*), null, null
    from orders o join products on product_id = primary_product_id group by all
  union all select 'refunds', '', 'refund_rate', product_name, [], i.created_at::date, count(r.order_item_id), count(*), sum(i.price_usd), null
    from order_items i join products using (product_id) left join order_item_refunds r using (order_item_id) group by all)`;
}

/** The fewest trials of a stratum that count. */
const LEAST = "if(a.dimension in ('cross_sell', 'refunds'), 200, 1000)";

/**
 * Each member beside the peer that has most of like kind in the window, over the strata that both fill since both were there: at the member's own
 * mix, with Newcombe's limits of each stratum put together by their squared distances. A stratum in which a rate passes one has no limits, and so
 * has the whole. `since` says from when on a product comes back at its present rate.
 */
const COMPARED = `begun as (select dimension, subject, min(day) as since from e where dimension <> 'refunds' group by all
  union all select 'refunds', product_name, since from regimes join products using (product_id)),
m as (select dimension, peers, measure, subject, stratum, sum(k) as k, sum(n) as n from e, x where day >= a and day < b group by all),
beside as (select dimension, peers, measure, a.subject, b.subject as peer, sum(b.n) as size
  from m a join m b using (dimension, peers, measure, stratum) where a.subject <> b.subject and least(a.n, b.n) >= ${LEAST} group by all),
sized as (select * from beside qualify row_number() over (partition by dimension, peers, measure, subject order by size desc, peer) = 1),
ranged as (select z.* exclude (size), greatest(x.a, own.since, other.since) as day_a, x.b as day_b
  from sized z join begun own on own.dimension = z.dimension and own.subject = z.subject join begun other on other.dimension = z.dimension and other.subject = z.peer, x
  where x.b - greatest(x.a, own.since, other.since) >= least(28, x.b - x.a)),
did as (select r.*, e.subject as who, e.stratum, sum(e.k) as k, sum(e.n) as n, sum(e.revenue) as revenue, sum(e.cogs) as cogs
  from ranged r join e on e.dimension = r.dimension and e.peers = r.peers and e.measure = r.measure and e.subject in (r.subject, r.peer) and day >= day_a and day < day_b group by all),
price as (select dimension, measure, subject, case dimension when 'cross_sell' then any_value(added_profit) when 'refunds' then sum(revenue) / sum(n)
    else coalesce((sum(revenue) * any_value(kept) - sum(cogs)) / nullif(sum(k), 0), 0) end as worth from did, shop where who = subject group by dimension, measure, subject),
pairs as (select a.dimension, a.measure, a.subject, a.peer, a.day_a, a.day_b, a.n, b.n as m, a.k / a.n as own, b.k / b.n as other, (a.k + b.k) / (a.n + b.n) as pooled,
    wilson_low(a.k, a.n) as own_low, wilson_high(a.k, a.n) as own_high, wilson_low(b.k, b.n) as other_low, wilson_high(b.k, b.n) as other_high
  from did a join did b using (dimension, peers, measure, subject, peer, stratum) where a.who = a.subject and b.who = a.peer and least(a.n, b.n) >= ${LEAST}),
c as (select dimension, measure, subject, peer, day_a, day_b, sum(n) as volume, sum(n * own) / sum(n) as current, sum(n * other) / sum(n) as peer_value,
    count(own_high + other_high) = count(*) as limited,
    abs(sum(n * (other - own))) / nullif(sqrt(sum(n * n * pooled * (1 - pooled) * (1 / n + 1 / m))), 0) as z,
    sqrt(sum(n * n * (pow(other - other_low, 2) + pow(own_high - own, 2)))) / sum(n) as towards_own,
    sqrt(sum(n * n * (pow(other_high - other, 2) + pow(own - own_low, 2)))) / sum(n) as away from pairs group by all),
g as (select * exclude (limited, towards_own, away), if(dimension = 'refunds', current - peer_value, peer_value - current) as gap,
  if(limited, gap - if(dimension = 'refunds', away, towards_own), null) as gap_low, if(limited, gap + if(dimension = 'refunds', towards_own, away), null) as gap_high
  from c)
-- Two who are each other's largest peer are told once, from below.
select g.*, g.volume * worth * 365 / (day_b - day_a) as a_year, day_of(day_a) as window_start, day_of(day_b - 1) as window_end, day_b - day_a as days from g join price using (dimension, measure, subject)
where gap > 0 or not exists (from g r where r.dimension = g.dimension and r.measure = g.measure and r.subject = g.peer and r.peer = g.subject and r.gap > 0)`;

interface Compared extends Row {
  dimension: string;
  measure: string;
  subject: string;
  gap: number;
  gap_low: number | null;
  gap_high: number | null;
  z: number | null;
  a_year: number;
}

/** From which day on each product comes back at its present rate, as rows of SQL: by its months whose refunds are all in. */
async function presentRates({ query }: OpenShop): Promise<string> {
  const months =
    (await query(`with lags as (select r.created_at::date - i.created_at::date as days from order_item_refunds r join order_items i using (order_item_id)),
usual as (select coalesce(min(days), 0) as days from (select days, count(*) over (order by days) / count(*) over () as share from lags) where share >= 0.95),
ripe as (select max(day) - any_value(usual.days)::int as day from d, usual where sessions + orders + refunds > 0),
i as (select product_id, order_item_id, date_trunc('month', created_at)::date as month, created_at::date as day from order_items),
spans as (select product_id, min(i.day) as first_day, min(month) as a, max(month) filter (end_of(month_of(month)) - 1 <= ripe.day) as b from i, ripe group by all)
select spans.product_id, day_of(first_day) as first_day, day_of(m) as month, count(order_item_id) as of, count(refund.order_item_id) as some
from spans cross join lateral (select unnest(generate_series(a, b, interval 1 month))::date as m) g
  left join i on i.product_id = spans.product_id and i.month = m left join order_item_refunds refund using (order_item_id) group by spans.product_id, first_day, m order by spans.product_id, m`)) as unknown as (Counts & {
      product_id: number;
      first_day: string;
      month: string;
    })[];
  const rows = [...Map.groupBy(months, (row) => row.product_id)].map(([id, ofProduct]) => {
    const place = stretchesOf(ofProduct).at(-1) ?? 0;
    return `(${id}, date '${place === 0 ? ofProduct[0]!.first_day : ofProduct[place]!.month}')`;
  });
  return `select * from (values ${[...rows, '(null, null)'].join(', ')}) r(product_id, since)`;
}

async function opportunityRows(shop: OpenShop): Promise<Row[]> {
  const rates = await presentRates(shop);
  const compared = (await shop.query(`with ${WINDOW}, regimes as (${rates}),
shop as (select coalesce(1 - sum(price_usd) filter (refunded) / sum(price_usd), 1) as kept,
  coalesce((sum(price_usd) filter (is_primary_item = 0 and not refunded) - sum(cogs_usd) filter (is_primary_item = 0)) / count(*) filter (is_primary_item = 0), 0) as added_profit from ix),
${doings(shop)}, ${COMPARED}`)) as Compared[];
  const tested = compared.filter(({ z }) => z !== null);
  const adjusted = adjustAll(tested.map(({ z }) => 2 * normalTail(z!)));
  const rows = compared
    .map((row) => ({ ...row, p: tested.includes(row) ? adjusted[tested.indexOf(row)]! : null }))
    .filter(({ gap }) => gap > 0);
  // Of the later steps, only the page with most at stake.
  const isNamed = (row: Compared): boolean =>
    row.dimension !== 'step' ||
    !rows.some(
      (other) =>
        other.measure === row.measure &&
        other.dimension === 'step' &&
        (other.a_year * other.gap > row.a_year * row.gap ||
          (other.a_year * other.gap === row.a_year * row.gap && other.subject < row.subject)),
    );
  const cents = ({ a_year, gap }: Compared): number => Math.round(a_year * gap * 50);
  return rows
    .filter(isNamed)
    .map((row) => ({ ...row, opportunity: `${row.dimension}-${row.subject}` }))
    .toSorted((a, b) => cents(b) - cents(a) || (a.opportunity < b.opportunity ? -1 : 1))
    .map(({ z, p, a_year, ...row }, place) => ({
      ...row,
      rank: place + 1,
      p_value: z === null ? null : 2 * normalTail(z),
      p_value_adjusted: p,
      beyond_chance: p !== null && p < 0.05 ? 1 : 0,
      value_half: (a_year * row.gap) / 2,
      value_all: a_year * row.gap,
      value_low: row.gap_low === null ? null : (a_year * Math.max(0, row.gap_low)) / 4,
      value_high: row.gap_high === null ? null : (a_year * Math.max(0, row.gap_high) * 3) / 4,
    }));
}

const opportunities: Proof = {
  table: 'opportunities',
  rows: opportunityRows,
  except: { assumptions: 'a sentence, which nothing computes' },
};

export const proofs: readonly Proof[] = [opportunities, sensitivity];
