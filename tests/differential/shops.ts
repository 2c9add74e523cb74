import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { DuckDBConnection } from '@duckdb/node-api';
import { DEMONSTRATION_DEFAULTS } from '../../demo/simulate-shop.ts';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { buildReport } from '../../src/build/build-report.ts';
import { inputsKey } from '../../src/build/inputs-key.ts';
import type { PublishedTable } from '../../src/metrics/definitions/table-definition.ts';
import { SILENT } from '../../src/report/progress.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import type { ReportConfig } from '../../src/shop/config/schema.ts';
import { TINY_SHOP, tinyConfig } from '../fixtures/tiny-shop.ts';
import { keptBetweenRuns, onceARun } from '../once-a-run.ts';
import { queryRows } from './duckdb.ts';
import { makeShopFile, openShopFile, type ShopRules } from './shop-file.ts';

export type Row = Readonly<Record<string, unknown>>;

/** A shop whose tables are proven. */
export interface Shop {
  label: string;
  config: ReportConfig;
  rules: ShopRules;
  dataFolder(): Promise<string>;
}

/** A shop with both computations at hand. */
export interface OpenShop extends Omit<Shop, 'dataFolder'> {
  dataFolder: string;
  /** What is published, by id. */
  published: ReadonlyMap<string, PublishedTable>;
  query(sql: string): Promise<Row[]>;
  /** Makes a temporary table of a query for those that follow; nothing where it is there already. */
  once(table: string, sql: string): Promise<void>;
}

/** Channels by hand, not from the configuration: a wrong rule there must show. */
const CHANNEL = `case
  when s.utm_campaign = 'nonbrand' then s.utm_source || '_nonbrand'
  when s.utm_campaign = 'brand' then 'paid_brand'
  when s.utm_source = 'socialbook' then 'paid_social'
  when s.utm_source is null and s.http_referer like 'https://www.%search.com' then 'organic_search'
  when s.utm_source is null and s.http_referer is null then 'direct_type_in'
  else 'other' end`;
/** One company stands behind paid and free clicks of its search engine. */
const OWNER = `case when s.utm_source is not null and (s.utm_campaign in ('nonbrand', 'brand') or s.utm_source = 'socialbook') then s.utm_source
  when s.utm_source is null and s.http_referer like 'https://www.gsearch.com%' then 'gsearch'
  when s.utm_source is null and s.http_referer like 'https://www.bsearch.com%' then 'bsearch' else '' end`;
const KIND = `case when channel like '%_nonbrand' then 'paid_nonbrand' when channel like 'paid_%' then channel
  when channel in ('organic_search', 'direct_type_in') then 'free' else 'other' end`;

export const TOYS = [
  '/the-original-mr-fuzzy',
  '/the-forever-love-bear',
  '/the-birthday-sugar-panda',
  '/the-hudson-river-mini-bear',
];
export const TINY_TOYS = ['/tiny-bear', '/tiny-panda'];

/** What the second computation needs to know of a shop with these product pages in order of their ids, and whole days. */
export function rulesOf(
  pages: readonly string[],
  thanks: string,
  whole: [string, string],
): ShopRules {
  return {
    channel: CHANNEL,
    owner: OWNER,
    kind: KIND,
    productPages: pages.map((page, place) => ({ product_id: place + 1, page })),
    firstWholeDay: whole[0],
    lastWholeDay: whole[1],
    steps: [
      { step: 'landing', test: 'true' },
      { step: 'products', test: "pageview_url = '/products'" },
      {
        step: 'product',
        test: `pageview_url in (${pages.map((page) => `'${page}'`).join(', ')})`,
      },
      { step: 'cart', test: "pageview_url = '/cart'" },
      { step: 'shipping', test: "pageview_url = '/shipping'" },
      { step: 'billing', test: "pageview_url in ('/billing', '/billing-2')" },
      { step: 'order', test: `pageview_url = '${thanks}'` },
    ],
  };
}

/** Every row is proven, those too small to be published too. */
export const toyConfig: ReportConfig = {
  ...loadConfig(path.resolve('examples/toy-shop/report.yaml')),
  privacy: { smallest_group: 0 },
};
/** Both exports begin and end at about eight in the morning. */
export const toyRules = rulesOf(TOYS, '/thank-you-for-your-order', ['2012-03-20', '2015-03-18']);
/** Its README says why both end days are whole. */
const tinyRules = rulesOf(TINY_TOYS, '/thank-you', ['2014-11-29', '2015-01-06']);

/** Demonstration data at scale 1, made anew only where the simulator changed. */
export async function demoFolder(): Promise<string> {
  const key = await inputsKey('demo', [DEMONSTRATION_DEFAULTS], ['demo', ...DECIDERS]);
  return keptBetweenRuns('demo', key, (folder) => writeDemoData(folder, DEMONSTRATION_DEFAULTS));
}

/** What else decides the bytes of data and of databases: the contract of the tables, and the libraries. */
const DECIDERS = ['src/shop/tables/schema.ts', 'package-lock.json'];

/** A full export that may lie beside the repository. */
const FULL_EXPORT = path.resolve('../shared/data');

const DEMONSTRATION: Shop = {
  label: 'the demonstration data',
  config: toyConfig,
  rules: toyRules,
  dataFolder: demoFolder,
};

export const SHOPS: readonly Shop[] = [
  {
    label: 'the tiny shop',
    config: tinyConfig,
    rules: tinyRules,
    dataFolder: async () => TINY_SHOP,
  },
  DEMONSTRATION,
];

/** The largest data there are: the full export where it lies, or else the demonstration data once more. */
export const LARGEST_SHOP: Shop = existsSync(FULL_EXPORT)
  ? { ...DEMONSTRATION, label: 'the full export', dataFolder: async () => FULL_EXPORT }
  : DEMONSTRATION;

/** The database of a shop, made anew only where its data or the way to load them changed. */
export async function databaseOf({ label, config, rules, dataFolder }: Shop): Promise<string> {
  const folder = await dataFolder();
  const code = ['duckdb.ts', 'shop-file.ts'].map((file) => path.join(import.meta.dirname, file));
  const key = await inputsKey(folder, [config.currency, rules], [...code, ...DECIDERS]);
  return keptBetweenRuns(`${label.replaceAll(' ', '-')}.duckdb`, key, (file) =>
    makeShopFile(file, folder, config.currency, rules),
  );
}

/** Both computations of a shop: its published tables, made once a run of the tests, and its database. */
export async function openBothComputations(shop: Shop): Promise<OpenShop> {
  const { label, config, rules } = shop;
  const dataFolder = await shop.dataFolder();
  const name = label.replaceAll(' ', '-');
  const tables = await onceARun(`${name}.tables`, async (file) => {
    const built = await buildReport({ config, dataFolder, progress: SILENT });
    // Not JSON, which would turn a NaN into an empty cell.
    await writeFile(file, serialize(built.tables));
  });
  const database = await databaseOf(shop);
  const published = deserialize(await readFile(tables)) as PublishedTable[];
  const connection = await openShopFile(database);
  return {
    label,
    config,
    rules,
    dataFolder,
    published: new Map(published.map((table) => [table.id, table])),
    ...asking(connection),
  };
}

/** How proofs ask the database of a shop. */
export function asking(connection: DuckDBConnection): Pick<OpenShop, 'query' | 'once'> {
  return {
    query: (sql) => queryRows(connection, sql),
    once: async (table, sql) => {
      await connection.run(`create temp table if not exists ${table} as ${sql}`);
    },
  };
}
