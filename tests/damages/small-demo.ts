/** The demonstration shop, small, as rows of texts that a test can leave out, move in time or write twice; three years of it, some twenty sessions a day. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';
import { onceARun } from '../once-a-run.ts';

type Row = Readonly<Record<string, string>>;

/** The rows of each table. */
export type Export = Readonly<Record<TableName, readonly Row[]>>;

/** The good export; made once a run of the tests. */
export async function smallDemo(): Promise<Export> {
  const folder = await onceARun('small-demo', (unfinished) =>
    writeDemoData(unfinished, { seed: 2012, scale: 0.05 }),
  );
  return Object.fromEntries(
    TABLE_NAMES.map((name) => {
      // No cell of these data holds a comma.
      const [header, ...lines] = readFileSync(path.join(folder, `${name}.csv`), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      return [
        name,
        lines.map((cells) => Object.fromEntries(header!.map((column, at) => [column, cells[at]!]))),
      ];
    }),
  ) as unknown as Export;
}

/** Writes an export to a folder. */
export function writeRows(folder: string, rows: Export): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, ofTable] of Object.entries(rows)) {
    const columns = HEADERS[name as TableName];
    const lines = ofTable.map((row) => columns.map((column) => row[column]).join(','));
    writeFileSync(path.join(folder, `${name}.csv`), [columns.join(','), ...lines, ''].join('\n'));
  }
}

const HEADERS: Readonly<Record<TableName, readonly string[]>> = {
  products: ['product_id', 'created_at', 'product_name'],
  website_sessions: [
    'website_session_id',
    'created_at',
    'user_id',
    'is_repeat_session',
    'utm_source',
    'utm_campaign',
    'utm_content',
    'device_type',
    'http_referer',
  ],
  website_pageviews: ['website_pageview_id', 'created_at', 'website_session_id', 'pageview_url'],
  orders: [
    'order_id',
    'created_at',
    'website_session_id',
    'user_id',
    'primary_product_id',
    'items_purchased',
    'price_usd',
    'cogs_usd',
  ],
  order_items: [
    'order_item_id',
    'created_at',
    'order_id',
    'product_id',
    'is_primary_item',
    'price_usd',
    'cogs_usd',
  ],
  order_item_refunds: [
    'order_item_refund_id',
    'created_at',
    'order_item_id',
    'order_id',
    'refund_amount_usd',
  ],
};

type Keep = (row: Row, place: number) => boolean;

const idsOf = (rows: readonly Row[], column: string): ReadonlySet<string> =>
  new Set(rows.map((row) => row[column]!));

/** Without these rows of a table, and nothing else. */
export function without(rows: Export, table: TableName, leaves: Keep): Export {
  return { ...rows, [table]: rows[table].filter((row, place) => !leaves(row, place)) };
}

/** Without these orders, their items and refunds. */
export function withoutOrders(rows: Export, leaves: Keep): Export {
  const orders = rows.orders.filter((row, place) => !leaves(row, place));
  const kept = idsOf(orders, 'order_id');
  const ofKept = (table: TableName): readonly Row[] =>
    rows[table].filter((row) => kept.has(row.order_id!));
  return {
    ...rows,
    orders,
    order_items: ofKept('order_items'),
    order_item_refunds: ofKept('order_item_refunds'),
  };
}

/** Without these sessions and all that hangs on them. */
export function withoutSessions(rows: Export, leaves: Keep): Export {
  const sessions = rows.website_sessions.filter((row, place) => !leaves(row, place));
  const kept = idsOf(sessions, 'website_session_id');
  const isLost = (row: Row): boolean => !kept.has(row.website_session_id!);
  return withoutOrders(
    without({ ...rows, website_sessions: sessions }, 'website_pageviews', isLost),
    isLost,
  );
}

const secondsOf = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;
const stamp = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const later = (row: Row, days: number): Row => ({
  ...row,
  created_at: stamp(secondsOf(row.created_at!) + Math.round(days * 86_400)),
});

/** These sessions, with all that hangs on them, so many days later. */
export function moved(rows: Export, moves: Keep, days: number): Export {
  const sessions = idsOf(rows.website_sessions.filter(moves), 'website_session_id');
  const orders = idsOf(
    rows.orders.filter((row) => sessions.has(row.website_session_id!)),
    'order_id',
  );
  const isMoved = (row: Row): boolean =>
    row.website_session_id === undefined
      ? row.order_id !== undefined && orders.has(row.order_id)
      : sessions.has(row.website_session_id);
  return Object.fromEntries(
    Object.entries(rows).map(([name, ofTable]) => [
      name,
      ofTable.map((row) => (isMoved(row) ? later(row, days) : row)),
    ]),
  ) as unknown as Export;
}

/** One row of a table so many days later. */
export function movedRow(rows: Export, table: TableName, place: number, days: number): Export {
  return { ...rows, [table]: rows[table].with(place, later(rows[table].at(place)!, days)) };
}

/** The ids of rows. */
export const KEYS = [
  'website_session_id',
  'website_pageview_id',
  'order_id',
  'order_item_id',
  'order_item_refund_id',
];

/** A row under other ids, of these columns. */
const renamed = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      columns.includes(name) ? `${Number(value) + 10_000_000}` : value,
    ]),
  );

/** All rows of a part of the export a second time, under new ids of these columns. */
export function twice(
  rows: Export,
  part: Partial<Export>,
  columns: readonly string[] = KEYS,
): Export {
  const doubled = Object.entries(part).map(([name, ofTable]) => [
    name,
    [...rows[name as TableName], ...ofTable.map((row) => renamed(row, columns))],
  ]);
  return { ...rows, ...Object.fromEntries(doubled) };
}

/** All that hangs on these sessions, without the products. */
export function partOf(rows: Export, holds: Keep): Partial<Export> {
  const { products: _, ...part } = withoutSessions(rows, (row, place) => !holds(row, place));
  return part;
}

/** Sessions of one page view each, like the first of the export, at these seconds since a time and by these users. */
export function visited(
  rows: Export,
  start: string,
  visits: readonly { after: number; user: number; views?: number }[],
): Export {
  const session = rows.website_sessions[0]!;
  const view = rows.website_pageviews[0]!;
  const at = (seconds: number): string => stamp(secondsOf(start) + seconds);
  const sessions = visits.map(({ after, user }, place) => ({
    ...session,
    website_session_id: `${20_000_000 + place}`,
    created_at: at(after),
    user_id: `${user}`,
  }));
  const views = visits.flatMap(({ after, views: count = 1 }, place) =>
    Array.from({ length: count }, (_, turn) => ({
      ...view,
      website_pageview_id: `${20_000_000 + place * 1000 + turn}`,
      created_at: at(after + turn * 5),
      website_session_id: `${20_000_000 + place}`,
    })),
  );
  return {
    ...rows,
    website_sessions: [...rows.website_sessions, ...sessions],
    website_pageviews: [...rows.website_pageviews, ...views],
  };
}

/** Whether a row is of these days, the second not included. */
export function between(from: string, to: string): (row: Row) => boolean {
  return ({ created_at: time }) => time! >= from && time! < to;
}
