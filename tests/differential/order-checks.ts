/** What the checks of rows in the order of their ids find, in SQL: every pair that contradicts itself, counted on both sides. */
import type { CheckRow } from './time-checks.ts';

/** Pairs are formed of rows that have any: those later than one after them, or earlier than one before them. */
const strays = (
  table: string,
  id: string,
): string => `(with dated as (select ${id} as id, created_at::date as day from ${table}),
  odd as materialized (select id, day from dated qualify day >= min(day) over (order by id desc rows between unbounded preceding and current row) + 7
    or day <= max(day) over (order by id rows between unbounded preceding and current row) - 7),
  pair as (select a.id as low, b.id as high from odd a join odd b on a.id < b.id and a.day >= b.day + 7),
  contradicted as (select low as one, high as other from pair union all select high, low from pair),
  counted as (select one, count(*) as n from contradicted group by one),
  stray as (select one from contradicted c join counted own using (one) join counted those on those.one = c.other
    group by one having avg(those.n) <= any_value(own.n))
  select if(count(*) * 10 > (select count(*) from ${table}), 0, count(*)) from stray)`;

const TABLES = [
  ['session-time-fits-id', 'website_sessions', 'website_session_id'],
  ['order-time-fits-id', 'orders', 'order_id'],
  ['item-time-fits-id', 'order_items', 'order_item_id'],
  ['refund-time-fits-id', 'order_item_refunds', 'order_item_refund_id'],
] as const;

export const ORDER_CHECKS: readonly CheckRow[] = TABLES.map(([check, table, id]) => [
  check,
  table,
  'warn',
  'rows',
  `(select count(*) from ${table})`,
  strays(table, id),
]);
