/** The shops of the examples as they stood after each of their months: the same export, ended earlier, and the whole report of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { SECOND_SHOP } from '../../demo/second-shop.ts';
import { TOY_SHOP } from '../../demo/shop.ts';
import { DEMONSTRATION_DEFAULTS } from '../../demo/simulate-shop.ts';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { checkTables, publishTables } from '../../src/build/build-report.ts';
import { loadMetrics, METRICS_FILE } from '../../src/metrics/definitions/registry.ts';
import { SILENT } from '../../src/report/progress.ts';
import { renderReport } from '../../src/report/render-report.ts';
import type { RenderedReport } from '../../src/report/report.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { cutTables } from '../../src/shop/tables/cut-tables.ts';
import { readTables } from '../../src/shop/tables/read-tables.ts';
import { TABLE_NAMES } from '../../src/shop/tables/schema.ts';
import { toyChapters, toyTerms } from '../fixtures/toy-shop.ts';

const SHOPS = { 'toy-shop': TOY_SHOP, 'second-shop': SECOND_SHOP } as const;

export type ShopName = keyof typeof SHOPS;

export interface CuttableShop {
  /** The months in which it has a session, from that of the first: `2012-03`. */
  months: readonly string[];
  /** The report of the export that ended with this month, with the demonstration shop's chapters. */
  reportAfter(month: string): Promise<RenderedReport>;
  remove(): void;
}

/** The export of a shop of `examples/`, made and read once. */
export async function openShop(name: ShopName): Promise<CuttableShop> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cut-'));
  const config = loadConfig(path.resolve('examples', name, 'report.yaml'));
  const metrics = loadMetrics(path.resolve(METRICS_FILE), config);
  await writeDemoData(folder, { ...DEMONSTRATION_DEFAULTS, shop: SHOPS[name] });
  const whole = await readTables(folder, { currency: config.currency });
  return {
    months: monthsOf(whole.website_sessions.columns.created_at),
    async reportAfter(month) {
      const end = endOf(month);
      const tables = cutTables(whole, Object.fromEntries(TABLE_NAMES.map((each) => [each, end])));
      const options = { config, dataFolder: folder, progress: SILENT };
      const built = await publishTables(await checkTables(tables, options), options);
      return renderReport({
        config,
        metrics,
        changes: [],
        terms: toyTerms,
        built,
        sources: toyChapters,
        base: '/',
      });
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

function monthsOf(times: Float64Array): string[] {
  const months = new Set<string>();
  for (const time of times) months.add(new Date(time * 1000).toISOString().slice(0, 7));
  return [...months].toSorted();
}

/** Its last second. */
function endOf(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return Date.UTC(year!, number!, 1) / 1000 - 1;
}
