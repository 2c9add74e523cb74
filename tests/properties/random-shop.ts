import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { buildReport } from '../../src/build/build-report.ts';
import type { PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { SILENT } from '../../src/report/progress.ts';
import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';
import { HEADERS } from '../fixtures/headers.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { acceptingAll } from '../shop/checks/accept-all.ts';

/** Rows of each table without their header. */
export type Rows = Readonly<Record<TableName, readonly string[]>>;

/** One visit: when, by whom, from where, how far, and what was bought. */
interface Visit {
  time: number;
  user: number;
  origin: string;
  device: string;
  depth: number;
  product: number;
  additions: number;
  refundAfterDays: number | null;
}

const PATH = ['/home', '/products', '', '/cart', '/shipping', '/billing', '/thank-you'];
const PAGES = ['/tiny-bear', '/tiny-panda'];
const PRICES = [
  ['49.99', '19.49'],
  ['0.10', '0.03'],
] as const;
const ORIGINS = [
  'gsearch,nonbrand,a,D,https://www.gsearch.com',
  'bsearch,brand,b,D,https://www.bsearch.com',
  ',,,D,https://www.gsearch.com',
  ',,,D,',
  'socialbook,pilot,c,D,',
  'letter,,,D,',
];
const DAY = 86_400;
const START = Date.parse('2011-11-01T00:00:00Z') / 1000;

const visit: fc.Arbitrary<Visit> = fc.record({
  // Two years with a leap day, and any second of the night.
  time: fc.integer({ min: 0, max: 730 * DAY }).map((offset) => START + offset),
  user: fc.integer({ min: 1, max: 12 }),
  origin: fc.constantFrom(...ORIGINS),
  device: fc.constantFrom('desktop', 'mobile'),
  depth: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 6 }) },
    { weight: 2, arbitrary: fc.constant(7) },
  ),
  product: fc.integer({ min: 0, max: 1 }),
  additions: fc.integer({ min: 0, max: 2 }),
  refundAfterDays: fc.option(fc.integer({ min: 0, max: 40 })),
});

/** A valid shop of one to forty visits, at least one of which buys; ids are sparse and large. */
export const randomShop: fc.Arbitrary<Rows> = fc
  .tuple(
    fc.array(visit, { minLength: 0, maxLength: 39 }),
    visit,
    fc.integer({ min: 1, max: 2 ** 40 }),
  )
  .map(([visits, buyer, spread]) => rowsOf([...visits, { ...buyer, depth: 7 }], spread));

const stamp = (time: number): string =>
  new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');

function rowsOf(visits: readonly Visit[], spread: number): Rows {
  const rows: Record<TableName, string[]> = {
    products: ['1,2011-10-01 00:00:00,Bear', '2,2011-10-02 00:00:00,Panda'],
    website_sessions: [],
    website_pageviews: [],
    orders: [],
    order_items: [],
    order_item_refunds: [],
  };
  const seen = new Set<number>();
  const id = (place: number): number => place * spread + 7;
  for (const [place, one] of visits.toSorted((a, b) => a.time - b.time).entries()) {
    const session = id(place);
    const [source, campaign, content, , referer] = one.origin.split(',');
    const isRepeat = seen.has(one.user) ? 1 : 0;
    seen.add(one.user);
    rows.website_sessions.push(
      [
        session,
        stamp(one.time),
        one.user,
        isRepeat,
        source,
        campaign,
        content,
        one.device,
        referer,
      ].join(','),
    );
    for (let step = 0; step < one.depth; step += 1) {
      const url = PATH[step] || PAGES[one.product];
      rows.website_pageviews.push(
        [id(place * 10 + step), stamp(one.time + step * 60), session, url].join(','),
      );
    }
    if (one.depth === 7) addOrder(rows, one, { session, place, id });
  }
  return rows;
}

function addOrder(
  rows: Record<TableName, string[]>,
  one: Visit,
  { session, place, id }: { session: number; place: number; id: (place: number) => number },
): void {
  const time = one.time + 360;
  const items = [one.product, ...Array.from({ length: one.additions }, () => 1 - one.product)];
  const cents = (column: 0 | 1): string =>
    (
      items.reduce((sum, product) => sum + Math.round(Number(PRICES[product]![column]) * 100), 0) /
      100
    ).toFixed(2);
  rows.orders.push(
    [
      id(place),
      stamp(time),
      session,
      one.user,
      one.product + 1,
      items.length,
      cents(0),
      cents(1),
    ].join(','),
  );
  for (const [at, product] of items.entries()) {
    const item = id(place * 10 + at);
    rows.order_items.push(
      [item, stamp(time), id(place), product + 1, at === 0 ? 1 : 0, ...PRICES[product]!].join(','),
    );
    if (at === 0 && one.refundAfterDays !== null) {
      rows.order_item_refunds.push(
        [item, stamp(time + one.refundAfterDays * DAY), item, id(place), PRICES[product]![0]].join(
          ',',
        ),
      );
    }
  }
}

/** Each session a second time with ids of its own, by another user, and all that hangs on it. */
export function doubleTraffic(rows: Rows): Rows {
  const shift = 2 ** 50;
  const shifted = (table: TableName, columns: readonly number[]): string[] =>
    rows[table].flatMap((line) => {
      const cells = line.split(',');
      for (const column of columns) cells[column] = String(Number(cells[column]) + shift);
      return [line, cells.join(',')];
    });
  return {
    products: rows.products,
    website_sessions: shifted('website_sessions', [0, 2]),
    website_pageviews: shifted('website_pageviews', [0, 2]),
    orders: shifted('orders', [0, 2, 3]),
    order_items: shifted('order_items', [0, 2]),
    order_item_refunds: shifted('order_item_refunds', [0, 2, 3]),
  };
}

type PublishedTables = ReadonlyMap<string, PublishedTable>;

/** Each property is put to the same shops, drawn anew. */
const known = new Map<string, Promise<PublishedTables>>();

/** The published tables of these rows, by id; `parts` writes each table as a folder of so many files. */
export function tablesOf(rows: Rows, parts = 1): Promise<PublishedTables> {
  const key = createHash('sha256')
    .update(JSON.stringify([parts, TABLE_NAMES.map((name) => rows[name])]))
    .digest('hex');
  const tables = known.get(key) ?? publish(rows, parts);
  known.set(key, tables);
  return tables;
}

async function publish(rows: Rows, parts: number): Promise<PublishedTables> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'random-shop-'));
  try {
    for (const name of TABLE_NAMES) writeTable(folder, name, rows[name], parts);
    const { tables } = await buildReport({
      config: acceptingAll(tinyConfig),
      dataFolder: folder,
      progress: SILENT,
    });
    return new Map(tables.map((table) => [table.id, table]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function writeTable(folder: string, name: TableName, rows: readonly string[], parts: number): void {
  const text = (lines: readonly string[]): string => [HEADERS[name], ...lines, ''].join('\n');
  if (parts === 1 || rows.length < parts) {
    writeFileSync(path.join(folder, `${name}.csv`), text(rows));
    return;
  }
  mkdirSync(path.join(folder, name));
  const size = Math.ceil(rows.length / parts);
  for (let part = 0; part * size < rows.length; part += 1) {
    writeFileSync(
      path.join(folder, name, `part-${part}.csv`),
      text(rows.slice(part * size, (part + 1) * size)),
    );
  }
}
