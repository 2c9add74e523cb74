import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ReportError } from '../../../src/base/errors.ts';
import { runChecks } from '../../../src/shop/checks/run-checks.ts';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { buildFacts } from '../../../src/shop/facts/facts.ts';
import type { QualityCheck } from '../../../src/shop/tables/quality-check.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { linkTables } from '../../../src/shop/tables/table-links.ts';
import { TINY_SHOP, tinyConfig } from '../../fixtures/tiny-shop.ts';

/** Runs all checks over a data folder, as `checkData` does after it has read it. Throws a `ReportError` where one stops. */
export async function checkFolder(
  dataFolder: string,
  config: ReportConfig = tinyConfig,
): Promise<QualityCheck[]> {
  const tables = await readTables(dataFolder, { currency: config.currency });
  const facts = buildFacts(tables, config);
  const links = linkTables(tables);
  const { results, problems } = runChecks({ tables, links, facts, config, dataFolder });
  if (problems.length > 0) throw new ReportError(problems);
  return results;
}

/** The same over a copy of the tiny shop that `change` has damaged. */
export async function checkTinyShop(
  change: (folder: string) => void,
  config: ReportConfig = tinyConfig,
): Promise<QualityCheck[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'checks-'));
  try {
    cpSync(TINY_SHOP, folder, { recursive: true });
    change(folder);
    return await checkFolder(folder, config);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** One check of a run. */
export function checkOf(id: string, checks: readonly QualityCheck[]): QualityCheck {
  const found = checks.find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}
