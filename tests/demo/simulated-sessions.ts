/** A simulated shop as sessions, and the few measures that tests take of them. */
import { secondsOf } from '../../demo/calendar.ts';
import type { SimulatedTables } from '../../demo/tables.ts';
import type { TextColumn } from '../../src/shop/tables/schema.ts';

export interface Session {
  time: number;
  date: Date;
  user: number;
  isRepeat: boolean;
  source: string | null;
  campaign: string | null;
  device: string | null;
  pages: string[];
  isOrder: boolean;
}

/** Each session with its pages in the order seen. */
export function sessionsOf(shop: SimulatedTables): Session[] {
  const { website_sessions, website_pageviews, orders } = shop;
  const { columns } = website_sessions;
  const textOf = (column: TextColumn, row: number) => column.values[column.codes[row]!]!;
  const made: Session[] = Array.from({ length: website_sessions.rows }, (_, row) => ({
    time: columns.created_at[row]!,
    date: new Date(columns.created_at[row]! * 1000),
    user: columns.user_id[row]!,
    isRepeat: columns.is_repeat_session[row] === 1,
    source: textOf(columns.utm_source, row),
    campaign: textOf(columns.utm_campaign, row),
    device: textOf(columns.device_type, row),
    pages: [],
    isOrder: false,
  }));
  const views = website_pageviews.columns;
  for (let row = 0; row < website_pageviews.rows; row += 1) {
    made[views.website_session_id[row]! - 1]!.pages.push(textOf(views.pageview_url, row)!);
  }
  for (const id of orders.columns.website_session_id) made[id - 1]!.isOrder = true;
  return made;
}

/** `2014-09` */
export function monthOf({ date }: Session): string {
  return date.toISOString().slice(0, 7);
}

/** Rows from the start of one day to the start of another. */
export function within<T extends { time: number }>(
  rows: readonly T[],
  start: string,
  end: string,
): T[] {
  const [first, last] = [secondsOf(start), secondsOf(end)];
  return rows.filter((row) => row.time >= first && row.time < last);
}

/** Rows from the start of a day on. */
export function since<T extends { time: number }>(rows: readonly T[], start: string): T[] {
  return within(rows, start, '2016-01-01');
}

export function shareOf<T>(rows: readonly T[], fits: (row: T) => boolean): number {
  return rows.filter(fits).length / rows.length;
}

export function countsBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, number> {
  return new Map(Array.from(Map.groupBy(rows, key), ([name, own]) => [name, own.length]));
}
