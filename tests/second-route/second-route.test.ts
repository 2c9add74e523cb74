import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { ReportConfig } from '../../src/config/schema.ts';
import { DEMONSTRATION_DEFAULTS } from '../../src/demo/simulate-shop.ts';
import { writeDemoData } from '../../src/demo/write-demo-data.ts';
import type { PublishedTable } from '../../src/metrics/table-definition.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { SILENT } from '../../src/report/progress.ts';
import { TINY_SHOP, tinyConfig } from '../fixtures/tiny-shop.ts';
import { openShop, queryRows } from './duckdb.ts';
import { QUERIES, type Query, type ShopRules } from './tables.ts';

/** Channel rules by hand, not from the configuration: a wrong rule there must show. Both shops share them but for the referers. */
const CHANNEL = `case
  when s.utm_campaign = 'nonbrand' then s.utm_source || '_nonbrand'
  when s.utm_campaign = 'brand' then 'paid_brand'
  when s.utm_source = 'socialbook' then 'paid_social'
  when s.utm_source is null and s.http_referer like 'https://www.%search.com' then 'organic_search'
  when s.utm_source is null and s.http_referer is null then 'direct_type_in'
  else 'other' end`;
const KINDS = {
  gsearch_nonbrand: 'paid_nonbrand',
  bsearch_nonbrand: 'paid_nonbrand',
  paid_brand: 'paid_brand',
  paid_social: 'paid_social',
  organic_search: 'free',
  direct_type_in: 'free',
};
const steps = (
  products: readonly string[],
  billing: string,
  thanks: string,
): ShopRules['steps'] => [
  { step: 'landing', test: 'true' },
  { step: 'products', test: "pageview_url = '/products'" },
  { step: 'product', test: `pageview_url in (${products.map((page) => `'${page}'`).join(', ')})` },
  { step: 'cart', test: "pageview_url = '/cart'" },
  { step: 'shipping', test: "pageview_url = '/shipping'" },
  { step: 'billing', test: billing },
  { step: 'order', test: `pageview_url = '${thanks}'` },
];
const TOYS = [
  '/the-original-mr-fuzzy',
  '/the-forever-love-bear',
  '/the-birthday-sugar-panda',
  '/the-hudson-river-mini-bear',
];

const toyRules: ShopRules = {
  channel: CHANNEL,
  kinds: KINDS,
  lastWholeDay: "date '2015-03-18'",
  productPages: TOYS.map((page, place) => ({ product_id: place + 1, page })),
  steps: steps(TOYS, "pageview_url in ('/billing', '/billing-2')", '/thank-you-for-your-order'),
};
const tinyRules: ShopRules = {
  ...toyRules,
  productPages: [
    { product_id: 1, page: '/tiny-bear' },
    { product_id: 2, page: '/tiny-panda' },
  ],
  lastWholeDay: "date '2015-01-06'",
  steps: steps(['/tiny-bear', '/tiny-panda'], "pageview_url like '/billing%'", '/thank-you'),
};

const toyConfig = loadConfig(path.resolve('content/report.yaml'));
const demoFolder = await mkdtemp(path.join(os.tmpdir(), 'second-route-'));
await writeDemoData(demoFolder, DEMONSTRATION_DEFAULTS);
afterAll(() => rm(demoFolder, { recursive: true }));

const shops: [string, string, ReportConfig, ShopRules][] = [
  ['the tiny shop', TINY_SHOP, tinyConfig, tinyRules],
  ['the demonstration data', demoFolder, toyConfig, toyRules],
];
/** A full export that may lie beside the repository: an extra check where it is there. */
const fullExport = path.resolve('../shared/data');
if (existsSync(fullExport)) shops.push(['the full export', fullExport, toyConfig, toyRules]);

describe.each(shops)('on %s', (_label, folder, config, rules) => {
  const report = buildReport({ config, dataFolder: folder, progress: SILENT });
  const database = openShop(folder, config.currency);

  test.each(QUERIES)('$table is what SQL makes of the CSVs', async (query) => {
    const { tables } = await report;
    const ours = tables.find(({ id }) => id === query.table)!;
    const theirs = await queryRows(await database, query.sql(rules));
    expect(differences(ours, query, theirs)).toEqual([]);
    expect(theirs.length).toBe(ours.rows.length);
  });
});

/** Where the two routes differ, as `key, column: theirs, ours`: counts and sums of money exactly, everything else by more than 1e-9 of its size. */
function differences(
  ours: PublishedTable,
  query: Query,
  theirs: readonly Readonly<Record<string, unknown>>[],
): string[] {
  const isExact = (column: string): boolean =>
    ours.columns.some(
      ({ name, type }) => name === column && (type === 'count' || type === 'money'),
    );
  const keyOf = (row: Readonly<Record<string, unknown>>): string =>
    ours.grain.map((name) => row[name]).join(' | ');
  const byKey = new Map(ours.rows.map((row) => [keyOf(row), row]));
  return theirs.flatMap((row) => {
    const key = keyOf(row);
    const own = byKey.get(key);
    if (own === undefined) return [`${key}: only in SQL`];
    return query.columns
      .filter((column) => !agree(row[column] ?? null, own[column] ?? null, isExact(column)))
      .map((column) => `${key}, ${column}: ${row[column]}, ${own[column]}`);
  });
}

function agree(theirs: unknown, ours: unknown, isExact: boolean): boolean {
  if (typeof theirs !== 'number' || typeof ours !== 'number') return theirs === ours;
  // A sum of decimals that came through a double is right to the cent.
  if (isExact) return Math.round(theirs * 100) === Math.round(ours * 100);
  return Math.abs(theirs - ours) <= 1e-9 * Math.max(1, Math.abs(theirs));
}
