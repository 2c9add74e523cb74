import { tzOffset } from '@date-fns/tz';
import type { TableName, Tables } from './schema.ts';
import type { TableLinks } from './table-links.ts';
import { isAutumnNight } from './time-differences.ts';

const HOUR = 3600;
const DAY = 86_400;

/** What follows on what, those that others follow on first. */
const FOLLOWING: readonly { table: TableName; column: string; parent: TableName }[] = [
  { table: 'website_pageviews', column: 'website_session_id', parent: 'website_sessions' },
  { table: 'orders', column: 'website_session_id', parent: 'website_sessions' },
  { table: 'order_items', column: 'order_id', parent: 'orders' },
];

/** Rows whose time was moved to the end of the hour that came twice, by table. */
export type SettledRows = ReadonlyMap<TableName, ReadonlySet<number>>;

/**
 * In autumn clocks go back, and the shop's clock shows an hour twice. A row of the second time round seems older than what it follows on: it
 * is moved to the last second of that hour, which keeps its day, its hour and its place in the visit. By the rules of the zone where it is
 * known; else on Sunday nights of the seasons in which clocks go back. Changes `created_at` in place.
 */
export function settleRepeatedHour(
  tables: Tables,
  links: TableLinks,
  timezone: string | undefined,
): SettledRows {
  const settled = new Map<TableName, Set<number>>();
  for (const { table, column, parent } of FOLLOWING) {
    const times = tables[table].columns.created_at;
    const parentTimes = tables[parent].columns.created_at;
    const parents = links.parentRows(table, column);
    const rows = new Set<number>();
    for (let row = 0; row < times.length; row++) {
      const at = parents[row]!;
      if (at === -1 || times[row]! >= parentTimes[at]!) continue;
      const endOfHour = Math.floor(times[row]! / HOUR) * HOUR + HOUR - 1;
      if (endOfHour < parentTimes[at]! || !comesTwice(times[row]!, timezone)) continue;
      times[row] = endOfHour;
      rows.add(row);
    }
    settled.set(table, rows);
  }
  return settled;
}

/** Whether the shop's clock shows a time twice. */
function comesTwice(time: number, timezone: string | undefined): boolean {
  if (timezone === undefined) return isAutumnNight(time);
  const offsetAt = (instant: number): number => tzOffset(timezone, new Date(instant * 1000)) * 60;
  const [before, after] = [offsetAt(time - DAY), offsetAt(time + DAY)];
  return before > after && offsetAt(time - before) === before && offsetAt(time - after) === after;
}
