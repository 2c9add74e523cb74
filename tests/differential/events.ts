import type { ReportConfig } from '../../src/shop/config/schema.ts';
import { adjustAll, jointFreedom, studentQuantile } from './comparisons.ts';
import { studentTail } from './numerics.ts';
import { makePageLives } from './page-changes.ts';
import type { Proof } from './prove.ts';
import { SEASONS } from './seasonality.ts';
import type { OpenShop, Row } from './shops.ts';

type ShopEvent = ReportConfig['events'][number];

/** One measure on one side of an event. */
interface Side {
  measure: string;
  value: number | null;
  /** Variance of the logarithm of the ratio, over the units (weeks) that have a denominator. */
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
 * The measures of the days from a to before b, with their weeks from a on as units. The deviations of a ratio's tops from ratio x bottom sum to
 * zero, so the linearised variance is their plain sample variance x units / squared sum of tops.
 */
function sideOf({ product_id }: ShopEvent, a: string, b: string): string {
  const measures = product_id === undefined ? MEASURES : [...MEASURES, ...OF_PRODUCT];
  return `with p as (select i.created_at::date as day, count(*) as sold, count(r.order_item_id) as sold_refunded
  from order_items i left join order_item_refunds r using (order_item_id) where i.product_id = ${product_id ?? 'null'} group by all),
days as (select d.*, coalesce(sold, 0) as sold, coalesce(sold_refunded, 0) as sold_refunded from d left join p using (day) where day >= '${a}' and day < '${b}'),
l as (${measures.map(([name, top, bottom]) => `select '${name}' as measure, (day - date '${a}') // 7 as week, sum(${top})::double as top, sum(${bottom})::double as bottom from days group by all`).join(' union all ')}),
r as (select *, sum(top) over m / nullif(sum(bottom) over m, 0) as ratio from l window m as (partition by measure))
select measure, any_value(ratio) as value, count(*) filter (bottom > 0) as units,
  var_samp(top - ratio * bottom) filter (bottom > 0) * units / nullif(pow(sum(top) filter (bottom > 0), 2), 0) as variance
from r group by measure`;
}

/** The sides of one measure: before and after, and the same a year before. */
type Sides = readonly (Side | undefined)[];

const changeOf = ([before, after]: Sides): number | null =>
  before?.value ? after!.value! / before.value - 1 : null;

/** The logarithm of the change, or that of its excess over the control's, with 95 % limits and the p-value; null without a ratio or without spread. */
function contrast(sides: Sides): { limits: number[]; pValue: number } | null {
  if (sides.some((side) => side === undefined || side.variance === null || !side.value))
    return null;
  const parts = sides.map((side) => ({ variance: side!.variance!, freedom: side!.units - 1 }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  // Where each order costs the same, rounding leaves a hair of spread.
  if (variance < 1e-20) return null;
  const log = sides.reduce(
    (sum, side, place) => sum + [-1, 1, 1, -1][place]! * Math.log(side!.value!),
    0,
  );
  const freedom = jointFreedom(parts.filter((part) => part.variance > 0));
  const half = studentQuantile(0.025, freedom) * Math.sqrt(variance);
  return {
    limits: [log, log - half, log + half].map(Math.expm1),
    pValue: 2 * studentTail(Math.abs(log) / Math.sqrt(variance), freedom),
  };
}

/** The whole weeks of both windows, found by SQL, and the same a year before; `window_days` is zero where the data have none on one side. */
async function windowsOf({ date }: ShopEvent, { query }: OpenShop) {
  const [row] = await query(`with w as (select date '${date}' as day,
  greatest(0, least(28, date '${date}' - first_whole(), end_whole() - date '${date}')) // 7 * 7 as window_days)
select window_days, day_of(day - window_days::int) as a, day_of(day + window_days::int) as b, day_of(day - window_days::int - 364) as year_a,
  day_of(day - 364) as year_day, day_of(day + window_days::int - 364) as year_b, day - window_days::int - 364 >= first_whole() as has_control from w`);
  return row as unknown as {
    window_days: number;
    a: string;
    b: string;
    year_a: string;
    year_day: string;
    year_b: string;
    has_control: boolean;
  };
}

/** Days with twice the sessions of the median of the four weeks around them (of an even number, the upper one), and five errors above it. */
const BUSY = `whole as (select day, sessions from d where day >= first_whole() and day < end_whole()),
around as (select w.day, any_value(w.sessions) as sessions, list_sort(list(n.sessions)) as near from whole w join whole n on n.day between w.day - 14 and w.day + 14 group by w.day),
busy as (select day from around where sessions >= 2 * near[len(near) // 2 + 1] and sessions > near[len(near) // 2 + 1] + 5 * sqrt(greatest(1, near[len(near) // 2 + 1])))`;

/** What else the days from a to before b hold: what the configuration names, pages that come and go, busy days, another season on either side of the middle. */
async function happened(
  event: ShopEvent,
  [a, middle, b]: readonly [string, string, string],
  shop: OpenShop,
): Promise<string[]> {
  const { config, query, rules } = shop;
  const others = config.events.filter(({ id, date }) => id !== event.id && date > a && date < b);
  const running = config.experiments.filter(
    ({ start_date, end_date }) => start_date < b && end_date > a,
  );
  const own = rules.productPages.find(({ product_id }) => product_id === event.product_id)?.page;
  await makePageLives(shop);
  const pages =
    (await query(`select page || ' appears (' || step || ', ' || day_of(first_seen) || ')' as words, place, page, 0 as turn from page_lives
  where appeared and share_at_first >= 0.1 and first_seen::date > '${a}' and first_seen::date < '${b}'
union all select page || ' disappears (' || step || ', ' || day_of(last_seen) || ')', place, page, 1 from page_lives
  where disappeared and share_at_last >= 0.1 and last_seen::date > '${a}' and last_seen::date < '${b}' order by place, page, turn`)) as unknown as {
      words: string;
      page: string;
    }[];
  const [season] = await query(`with ${SEASONS}, ${BUSY},
days as (select day, day >= '${middle}' as is_after, sessions as index
  from generate_series(date '${a}', date '${b}' - 1, interval 1 day) g(day) left join seasons on month = month(day))
select abs(avg(index) filter (is_after) / avg(index) filter (not is_after) - 1) > 0.1 and count(index) = count(*) as is_another,
  (select string_agg(day_of(day), ', ' order by day) from busy where day >= '${a}' and day < '${b}') as busy from days`);
  return [
    ...[...others, ...running].map(({ title }) => title),
    ...pages.filter(({ page }) => page !== own).map(({ words }) => words),
    ...(season!.busy === null ? [] : [`unusually busy days: ${season!.busy}`]),
    ...(season!.is_another === true ? ['another season'] : []),
  ];
}

async function rowsOf(event: ShopEvent, shop: OpenShop): Promise<Row[]> {
  const { window_days, a, b, year_a, year_day, year_b, has_control } = await windowsOf(event, shop);
  const sidesOf = async (from: string, to: string): Promise<Side[]> =>
    (await shop.query(sideOf(event, from, to))) as unknown as Side[];
  const isCompared = window_days > 0;
  const hasControl = isCompared && has_control;
  const sides = isCompared
    ? [await sidesOf(a, event.date), await sidesOf(event.date, b)]
    : [[], []];
  const control = hasControl
    ? [await sidesOf(year_a, year_day), await sidesOf(year_day, year_b)]
    : [];
  const now = isCompared ? await happened(event, [a, event.date, b], shop) : [];
  const earlier = hasControl ? await happened(event, [year_a, year_day, year_b], shop) : [];
  const words = [...now, ...earlier.map((each) => `the year before: ${each}`)];
  const measures = event.product_id === undefined ? MEASURES : [...MEASURES, ...OF_PRODUCT];
  return measures.map(([measure]) => {
    const of = (all: readonly Side[][]): Sides =>
      all.map((side) => side.find((row) => row.measure === measure));
    const plain = contrast(of(sides));
    const net = hasControl ? contrast([...of(sides), ...of(control)]) : null;
    return {
      event: event.id,
      measure,
      date: event.date,
      kind: event.kind,
      window_days,
      before: of(sides)[0]?.value ?? null,
      after: of(sides)[1]?.value ?? null,
      change: changeOf(of(sides)),
      change_low: plain?.limits[1] ?? null,
      change_high: plain?.limits[2] ?? null,
      control_change: hasControl ? changeOf(of(control)) : null,
      net_change: net?.limits[0] ?? null,
      net_low: net?.limits[1] ?? null,
      net_high: net?.limits[2] ?? null,
      p_value: net?.pValue ?? plain?.pValue ?? null,
      season: isCompared
        ? Number(now.some((each) => /^another season|^unusually busy/.test(each)))
        : null,
      evidence: 'observational',
      warning: words.join('; ') || null,
    };
  });
}

/** All events are judged together. */
async function eventRows(shop: OpenShop): Promise<Row[]> {
  const rows = [];
  for (const event of shop.config.events) rows.push(...(await rowsOf(event, shop)));
  const tested = rows.filter(({ p_value }) => p_value !== null);
  const adjusted = adjustAll(tested.map(({ p_value }) => p_value as number));
  return rows.map((row) => {
    const place = tested.indexOf(row);
    const p_value_adjusted = place === -1 ? null : adjusted[place]!;
    return {
      ...row,
      p_value_adjusted,
      beyond_chance: p_value_adjusted === null ? null : Number(p_value_adjusted < 0.05),
    };
  });
}

export const proofs: readonly Proof[] = [{ table: 'events', rows: eventRows }];
