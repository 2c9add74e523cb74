import type { ReportConfig } from '../../src/shop/config/schema.ts';
import { jointFreedom, studentQuantile } from './comparisons.ts';
import type { Proof } from './prove.ts';
import { SEASONS } from './seasonality.ts';
import type { OpenShop, Row } from './shops.ts';

type ShopEvent = ReportConfig['events'][number];

/** One measure on one side of an event. */
interface Side {
  measure: string;
  value: number | null;
  /** Variance of the logarithm of the ratio, over the units (days) that have a denominator. */
  variance: number | null;
  units: number;
}

/** Tops and bottoms of the measures by day; a measure per day is per the day itself. */
const MEASURES: readonly [string, string, string][] = [
  ['sessions_per_day', 'sessions', '1'],
  ['orders_per_day', 'orders', '1'],
  ['revenue_per_day', 'revenue', '1'],
  ['conversion_rate', 'session_orders', 'sessions'],
  ['average_order_value', 'revenue', 'orders'],
  ['revenue_per_session', 'session_revenue', 'sessions'],
  ['items_per_order', 'items', 'orders'],
];
const OF_PRODUCT: typeof MEASURES = [
  ['product_items_per_day', 'sold', '1'],
  ['product_refund_rate', 'sold_refunded', 'sold'],
];

/**
 * The measures of the days from a to before b. The deviations of a ratio's tops from ratio x bottom sum to zero, so the linearised
 * variance is their plain sample variance x units / squared sum of tops.
 */
function sideOf({ product_id }: ShopEvent, a: string, b: string): string {
  const measures = product_id === undefined ? MEASURES : [...MEASURES, ...OF_PRODUCT];
  return `with p as (select i.created_at::date as day, count(*) as sold, count(r.order_item_id) as sold_refunded
  from order_items i left join order_item_refunds r using (order_item_id) where i.product_id = ${product_id ?? 'null'} group by all),
days as (select d.*, coalesce(sold, 0) as sold, coalesce(sold_refunded, 0) as sold_refunded from d left join p using (day) where day >= '${a}' and day < '${b}'),
l as (${measures.map(([name, top, bottom]) => `select '${name}' as measure, ${top}::double as top, ${bottom}::double as bottom from days`).join(' union all ')}),
r as (select *, sum(top) over m / nullif(sum(bottom) over m, 0) as ratio from l window m as (partition by measure))
select measure, any_value(ratio) as value, count(*) filter (bottom > 0) as units,
  var_samp(top - ratio * bottom) filter (bottom > 0) * units / nullif(pow(sum(top) filter (bottom > 0), 2), 0) as variance
from r group by measure`;
}

/** The change and its 95 % limits on the scale of logarithms; empty without a ratio, or without spread on either side. */
function compare(before: Side | undefined, after: Side | undefined) {
  const change = before?.value ? after!.value! / before.value - 1 : null;
  const empty = { change_low: null, change_high: null };
  const sides = [before, after];
  if (change === null || sides.some((side) => side!.variance === null)) return { change, ...empty };
  const parts = sides.map((side) => ({ variance: side!.variance!, freedom: side!.units - 1 }));
  const variance = parts[0]!.variance + parts[1]!.variance;
  // Where each order costs the same, rounding leaves a hair of spread.
  if (variance < 1e-20) return { change, ...empty };
  const half = studentQuantile(0.025, jointFreedom(parts)) * Math.sqrt(variance);
  const log = Math.log1p(change);
  return { change, change_low: Math.expm1(log - half), change_high: Math.expm1(log + half) };
}

/** The days of both windows, found by SQL; `window_days` is zero where the data have none on one side. */
async function windowsOf({ date }: ShopEvent, { query }: OpenShop) {
  const [row] = await query(`with w as (select date '${date}' as day,
  greatest(0, least(28, date '${date}' - first_whole(), end_whole() - date '${date}')) as window_days)
select window_days, day_of(day - window_days::int) as a, day_of(day + window_days::int) as b from w`);
  return row as { window_days: number; a: string; b: string };
}

/** What else the windows hold: the averages of the seasons over each side's days, and what the configuration names in them. */
async function warningOf(
  event: ShopEvent,
  { a, b }: { a: string; b: string },
  { config, query }: OpenShop,
): Promise<string | null> {
  const others = config.events.filter(({ id, date }) => id !== event.id && date > a && date < b);
  const running = config.experiments.filter(
    ({ start_date, end_date }) => start_date < b && end_date > a,
  );
  const [season] = await query(`with ${SEASONS},
days as (select day, day >= '${event.date}' as is_after, sessions as index
  from generate_series(date '${a}', date '${b}' - 1, interval 1 day) g(day) left join seasons on month = month(day))
select abs(avg(index) filter (is_after) / avg(index) filter (not is_after) - 1) > 0.1 and count(index) = count(*) as is_another from days`);
  const names = [
    ...[...others, ...running].map(({ title }) => title),
    ...(season!.is_another === true ? ['another season'] : []),
  ];
  return names.join('; ') || null;
}

async function rowsOf(event: ShopEvent, shop: OpenShop): Promise<Row[]> {
  const windows = await windowsOf(event, shop);
  const { window_days, a, b } = windows;
  const before = (await shop.query(sideOf(event, a, event.date))) as unknown as Side[];
  const after = (await shop.query(sideOf(event, event.date, b))) as unknown as Side[];
  const warning = window_days === 0 ? null : await warningOf(event, windows, shop);
  const measures = event.product_id === undefined ? MEASURES : [...MEASURES, ...OF_PRODUCT];
  return measures.map(([measure]) => {
    const sides = [before, after].map((side) => side.find((row) => row.measure === measure));
    return {
      event: event.id,
      measure,
      date: event.date,
      kind: event.kind,
      window_days,
      before: sides[0]?.value ?? null,
      after: sides[1]?.value ?? null,
      ...compare(sides[0], sides[1]),
      evidence: 'observational',
      warning,
    };
  });
}

export const proofs: readonly Proof[] = [
  {
    table: 'events',
    async rows(shop) {
      const rows = [];
      for (const event of shop.config.events) rows.push(...(await rowsOf(event, shop)));
      return rows;
    },
  },
];
