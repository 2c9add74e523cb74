import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { ReportError } from '../../src/base/errors.ts';
import { buildReport } from '../../src/build/build-report.ts';
import { SILENT } from '../../src/report/progress.ts';
import type { BuiltReport } from '../../src/report/work-folder.ts';
import { write } from '../damages/export.ts';
import { type DamagedExport, damagedExport } from '../damages/random-damage.ts';
import { readAgain, type Sums, sumsOf } from '../damages/second-reader.ts';
import { differencesToSecondReading } from '../damages/second-tables.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';

const RUNS = { numRuns: 2000, seed: 20_150_319 };

const parent = mkdtempSync(path.join(os.tmpdir(), 'random-damages-'));
afterAll(() => rmSync(parent, { recursive: true }));

test('two thousand random damages end in an error that says where, or in the numbers that stand in the files', async () => {
  const ended = { errors: 0, reports: 0 };
  let run = 0;
  await fc.assert(
    fc.asyncProperty(damagedExport, async (damaged) => {
      const folder = path.join(parent, `${run++}`);
      mkdirSync(folder);
      for (const [file, bytes] of damaged.files) write(folder, file, bytes);
      const built = await reportOf(folder);
      if (built === null) ended.errors += 1;
      else {
        ended.reports += 1;
        await expectNumbers(built, folder, damaged);
      }
      rmSync(folder, { recursive: true });
    }),
    RUNS,
  );
  // Both ways of ending are tried, else the test would prove little.
  expect(ended.errors).toBeGreaterThan(500);
  expect(ended.reports).toBeGreaterThan(150);
});

/** The report, or null for an error, which must name a file that is there and a row that it can have. */
async function reportOf(folder: string): Promise<BuiltReport | null> {
  try {
    return await buildReport({ config: tinyConfig, dataFolder: folder, progress: SILENT });
  } catch (error) {
    if (!(error instanceof ReportError)) throw error;
    for (const problem of error.problems) {
      expect(existsSync(problem.file)).toBe(true);
      if (problem.row !== undefined) expect(problem.row).toBeGreaterThanOrEqual(1);
      // A sentence, or one that ends in what may be written into the configuration.
      expect(problem.hint).toMatch(/(?:\.|accepted_checks: \[.+\])$/);
    }
    return null;
  }
}

async function expectNumbers(
  built: BuiltReport,
  folder: string,
  { packed }: DamagedExport,
): Promise<void> {
  const rows = readAgain(folder, packed);
  expect(sumsOfReport(built)).toEqual(sumsOf(rows));
  expect((await differencesToSecondReading(built, rows, folder)).slice(0, 20)).toEqual([]);
  for (const { id, rows } of built.tables) {
    for (const cell of rows.flatMap((row) => Object.values(row))) {
      if (typeof cell === 'number' && !Number.isFinite(cell)) throw new Error(`${id}: ${cell}`);
    }
  }
}

/** The published tables in the words of `sumsOf`. */
function sumsOfReport(built: BuiltReport): Sums {
  const sums: Sums = new Map();
  const add = (name: string, amount: unknown, times = 1): void => {
    if (amount !== 0) sums.set(name, Math.round(Number(amount) * times));
  };
  const rowsOf = (id: string) => built.tables.find((table) => table.id === id)!.rows;
  for (const row of rowsOf('performance_by_day')) {
    for (const name of ['sessions', 'orders', 'refunds']) add(`${name} ${row.period}`, row[name]);
    for (const name of ['revenue', 'cogs', 'refund_amount'])
      add(`${name} ${row.period}`, row[name], 100);
  }
  const total = (id: string, column: string): number =>
    rowsOf(id).reduce((sum, row) => sum + Number(row[column]), 0);
  const refunded = rowsOf('kpis').find(({ kpi }) => kpi === 'refund_amount_usd_total')!.value;
  add('refunds later', total('refund_lag', 'refunds') - total('performance_by_day', 'refunds'));
  const later = Number(refunded) - total('performance_by_day', 'refund_amount');
  add('refund_amount later', Math.round(later * 100));
  for (const row of rowsOf('pages')) add(`pageviews ${row.pageview_url}`, row.pageviews);
  for (const row of rowsOf('products')) {
    add(`product items ${row.product_id}`, row.items);
    add(`product revenue ${row.product_id}`, row.revenue, 100);
  }
  return sums;
}
