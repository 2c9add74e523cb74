import type { DuckDBConnection } from '@duckdb/node-api';
import { createTables, openDatabase } from './duckdb.ts';

/** What the second computation needs to know of a shop that is not in its tables. */
export interface ShopRules {
  /** The channel of a session, as an SQL expression over `website_sessions s`. */
  channel: string;
  /** Who owns the source of a session, as such an expression; '' for nobody. */
  owner: string;
  /** The kind of traffic of a channel, as an SQL expression over `channel`. */
  kind: string;
  /** Predicates on `pageview_url`, in the order of the purchase path. */
  steps: readonly { step: string; test: string }[];
  /** Product id by its page's url. */
  productPages: readonly { product_id: number; page: string }[];
  /** First and last day that the data cover from midnight to midnight. */
  firstWholeDay: string;
  lastWholeDay: string;
}

/**
 * Writes a database file of a shop's six CSVs, with what the proofs share: `s` (a row a session: what it is, saw and bought), `d` (a row a
 * day, to the last refund) and macros for periods and intervals. Written from the contract, without our facts or cubes.
 */
export async function makeShopFile(
  file: string,
  folder: string,
  currency: string,
  rules: ShopRules,
): Promise<void> {
  const connection = await openDatabase(file);
  try {
    await createTables(connection, folder, currency);
    // The last writes all into the one file, which is then moved.
    for (const sql of [...macros(rules), sessionRows(rules), DAY_ROWS, 'checkpoint'])
      await connection.run(sql);
  } finally {
    connection.closeSync();
  }
}

/** Opens such a file to read; several processes may at once. */
export function openShopFile(file: string): Promise<DuckDBConnection> {
  return openDatabase(file, { access_mode: 'READ_ONLY' });
}

const macros = ({ firstWholeDay, lastWholeDay }: ShopRules): string[] =>
  [
    "day_of(t) as strftime(t, '%Y-%m-%d')",
    "month_of(t) as strftime(t, '%Y-%m')",
    "quarter_of(t) as year(t) || '-Q' || quarter(t)",
    "year_of(t) as strftime(t, '%Y')",
    "time_of(t) as strftime(t, '%Y-%m-%d %H:%M:%S')",
    `start_of(p) as case when length(p) = 4 then (p || '-01-01')::date when p like '%Q%' then make_date(p[1:4]::int, p[7:7]::int * 3 - 2, 1)
      when length(p) = 7 then (p || '-01')::date else p::date end`,
    `end_of(p) as (start_of(p) + case when length(p) = 4 then interval 12 month when p like '%Q%' then interval 3 month
      when length(p) = 7 then interval 1 month else interval 1 day end)::date`,
    `first_whole() as date '${firstWholeDay}'`,
    `end_whole() as date '${lastWholeDay}' + 1`,
    'is_whole(a, b) as (a >= first_whole() and b <= end_whole())::int',
    'complete_of(p) as is_whole(start_of(p), end_of(p))',
    'ratio(a, b) as a / nullif(b, 0)',
    // The ends of Wilson's interval are the roots of (n + z²)p² - (2k + z²)p + k²/n, which is how they are found here.
    'z2() as pow(1.959963984540054, 2)',
    `wilson_high(k, n) as case when n > 0 and k <= n
      then (2 * k + z2() + sqrt(pow(2 * k + z2(), 2) - 4 * (n + z2()) * k * k / n)) / (2 * (n + z2())) end`,
    // The product of the roots is k²/n / (n + z²).
    'wilson_low(k, n) as k * k / n / (n + z2()) / wilson_high(k, n)',
  ].map((macro) => `create macro ${macro}`);

const sessionRows = ({
  channel,
  owner,
  kind,
  steps,
}: ShopRules): string => `create table s as with seen as (
  select website_session_id, count(*) as views, arg_min(pageview_url, (created_at, website_pageview_id)) as landing_page,
    ${steps.map(({ step, test }) => `bool_or(${test}) as saw_${step}`).join(', ')}
  from website_pageviews group by all
), bought as (
  select website_session_id, count(*) as n, sum(price_usd) as revenue, sum(cogs_usd) as cogs from orders group by all
), paid_back as (
  select website_session_id, sum(refund_amount_usd) as refunded from orders join order_items using (order_id)
    join order_item_refunds using (order_item_id) group by all
), named as (select s.*, ${channel} as channel, ${owner} as owner from website_sessions s)
select s.* exclude (is_repeat_session), ${kind} as kind, if(s.is_repeat_session = 1, 'repeat', 'new') as visit_type, seen.* exclude (website_session_id),
  coalesce(bought.n, 0) as n, coalesce(bought.revenue, 0) as revenue, coalesce(bought.cogs, 0) as cogs, coalesce(paid_back.refunded, 0) as refunded
from named s left join seen using (website_session_id) left join bought using (website_session_id) left join paid_back using (website_session_id)`;

const DAY_ROWS = `create table d as with t as (
  select created_at::date as day, 1 as sessions, (visit_type = 'repeat')::int as repeats, n as session_orders, revenue as session_revenue,
    0 as orders, 0 as revenue, 0 as cogs, 0 as items, 0 as refunded, 0 as refunds, 0 as refund_amount, 0 as refunded_of_sales from s
  union all select created_at::date, 0, 0, 0, 0, 1, price_usd, cogs_usd, 0, 0, 0, 0, 0 from orders
  union all select i.created_at::date, 0, 0, 0, 0, 0, 0, 0, 1, (r.order_item_id is not null)::int, 0, 0, coalesce(refund_amount_usd, 0)
    from order_items i left join order_item_refunds r using (order_item_id)
  union all select created_at::date, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, refund_amount_usd, 0 from order_item_refunds
  union all select unnest(generate_series((select min(created_at)::date from website_sessions),
    (select greatest(max(o.created_at), coalesce(max(r.created_at), max(o.created_at)), (select max(created_at) from website_sessions))::date
      from orders o left join order_item_refunds r using (order_id)), interval 1 day))::date, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
select day, sum(columns(* exclude (day))) from t group by day`;
