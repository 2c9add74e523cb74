import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DEMONSTRATION_MARKER } from '../../demo/marker.ts';
import { formatTimestamp, SECONDS_PER_DAY } from '../base/calendar.ts';
import { ReportError } from '../base/errors.ts';
import { computeTables } from '../metrics/catalogue.ts';
import type { InventoryRow } from '../metrics/definitions/input.ts';
import type { Progress } from '../report/progress.ts';
import type { InputRecord } from '../report/provenance.ts';
import type { BuiltReport } from '../report/work-folder.ts';
import { runChecks, warningsOf } from '../shop/checks/run-checks.ts';
import { formatWarning } from '../shop/checks/warning-text.ts';
import type { ReportConfig } from '../shop/config/schema.ts';
import { buildCubes } from '../shop/cubes/catalogue.ts';
import { buildFacts, type Facts } from '../shop/facts/facts.ts';
import { cutTables, type TableEnds } from '../shop/tables/cut-tables.ts';
import { readTables } from '../shop/tables/read-tables.ts';
import {
  type AnyTableName,
  INPUT_TABLES,
  OPTIONAL_TABLE_NAMES,
  TABLE_NAMES,
  type Tables,
} from '../shop/tables/schema.ts';
import { linkTables } from '../shop/tables/table-links.ts';
import {
  type QualityCheck,
  type RelationshipCheck,
  relationshipChecks,
  validateTables,
} from '../shop/tables/validate-tables.ts';

export interface DataOptions {
  config: ReportConfig;
  dataFolder: string;
  progress: Progress;
  /** Memory that may be used; data that need more are refused before they are read. */
  memoryBytes?: number | undefined;
  /** Computes as if the export had ended here; what was learnt of its files remains that of the whole. */
  ends?: TableEnds | undefined;
}

/** The tables of a data folder, read and found consistent, with what the checks saw. */
export interface CheckedTables {
  tables: Tables;
  facts: Facts;
  quality: readonly QualityCheck[];
  relationships: readonly RelationshipCheck[];
}

/**
 * Reads, joins and checks a data folder. Throws a `ReportError` with everything that is wrong: with the rows first, and only where these
 * are right with what they say together.
 */
export async function checkData({
  config,
  dataFolder,
  progress,
  memoryBytes,
}: Omit<DataOptions, 'ends'>): Promise<CheckedTables> {
  const tables = await readStage({ config, dataFolder, progress, memoryBytes });
  return checkTables(tables, { config, dataFolder, progress });
}

/** The same of tables that were read: `dataFolder` is where the rows of a mistake are looked up. */
export async function checkTables(
  tables: Tables,
  { config, dataFolder, progress }: Omit<DataOptions, 'ends' | 'memoryBytes'>,
): Promise<CheckedTables> {
  const { currency, timezone } = config;
  const links = linkTables(tables);
  const ofRows = await progress.stage('Check rows', () => {
    const checks = validateTables(tables, { currency, dataFolder, links, timezone });
    return [checks, summaryOf(checks)];
  });
  const facts = await joinStage(tables, { config, progress });
  const quality = await progress.stage('Check', () => {
    const { results, problems } = runChecks({ tables, links, facts, config, dataFolder });
    const checks = [...ofRows, ...results];
    if (problems.length > 0) {
      // What only warns often says why.
      progress.warn(warningsOf(checks).map(formatWarning));
      throw new ReportError(problems);
    }
    return [checks, summaryOf(results)];
  });
  return { tables, facts, quality, relationships: relationshipChecks(tables, links) };
}

function readStage({
  config: { currency, formats, timezone },
  dataFolder,
  progress,
  memoryBytes,
}: Omit<DataOptions, 'ends'>): Promise<Tables> {
  return progress.stage('Read', async () => {
    const read = await readTables(dataFolder, {
      currency,
      formats: { ...formats, timezone },
      memoryBytes,
    });
    return [read, `${totalRows(read)} rows in ${TABLE_NAMES.length} tables`];
  });
}

function joinStage(
  tables: Tables,
  { config, progress }: Pick<DataOptions, 'config' | 'progress'>,
): Promise<Facts> {
  return progress.stage('Join', () => {
    const built = buildFacts(tables, config);
    return [built, `${built.sessions.rows} sessions, ${built.items.rows} items`];
  });
}

function summaryOf(checks: readonly QualityCheck[]): string {
  return `${checks.length} checks, no error, ${warningsOf(checks).length} with warnings`;
}

/** The report step: CSVs to published tables. Throws a `ReportError` for bad data. */
export async function buildReport(options: DataOptions): Promise<BuiltReport> {
  return publishTables(await dataOf(options), options);
}

/** What is published of tables that were checked. */
export async function publishTables(
  { tables, facts, quality, relationships }: CheckedTables,
  { config, dataFolder, progress }: Pick<DataOptions, 'config' | 'dataFolder' | 'progress'>,
): Promise<BuiltReport> {
  const cubes = await progress.stage('Aggregate', () => {
    const built = buildCubes(facts, config);
    const cells = Object.values(built).reduce((sum, cube) => sum + cube.numRows(), 0);
    return [built, `${Object.keys(built).length} cubes, ${cells} cells`];
  });
  const published = await progress.stage('Compute', () => {
    const computed = computeTables({
      config,
      cubes,
      coverage: facts.coverage,
      products: facts.products,
      channels: facts.sessions.channels,
      hasSpend: facts.spend.isKnown,
      inventory: takeInventory(tables),
      relationships,
      quality,
    });
    return [computed, `${computed.length} published tables`];
  });
  const inputs = tableNames(tables).map((name) => inputRecord(name, tables));
  return {
    demonstration: existsSync(path.join(dataFolder, DEMONSTRATION_MARKER)),
    coverage: facts.coverage,
    channels: facts.sessions.channels,
    products: facts.products.name,
    tables: published,
    warnings: warningsOf(quality),
    inputs,
    dataHash: createHash('sha256')
      .update(inputs.map((input) => `${input.table} ${input.sha256}\n`).join(''))
      .digest('hex'),
  };
}

/** Data that end earlier are rows of data that were checked whole, so only the whole is checked. */
async function dataOf(options: DataOptions): Promise<CheckedTables> {
  const { ends, ...whole } = options;
  if (ends === undefined) return checkData(whole);
  const tables = cutTables(await readStage(whole), ends);
  return { tables, facts: await joinStage(tables, whole), quality: [], relationships: [] };
}

function totalRows(tables: Tables): number {
  return TABLE_NAMES.reduce((sum, name) => sum + tables[name].rows, 0);
}

function takeInventory(tables: Tables): InventoryRow[] {
  return tableNames(tables).map((name) => {
    const { primaryKey, foreignKeys, grain, columns } = INPUT_TABLES[name];
    return {
      table: name,
      rows: tables[name]!.rows,
      columns: columns.length,
      primaryKey,
      foreignKeys: foreignKeys.map((key) => key.column),
      granularity: grain,
      ...timeRange(tables[name]!),
      sha256: tables[name]!.source.sha256,
    };
  });
}

/** The tables that there are. */
function tableNames(tables: Tables): AnyTableName[] {
  return [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES.filter((name) => tables[name] !== undefined)];
}

/** First and last time of a table, in seconds: of its timestamps, or of the days of its dates. */
function timeRange({ columns }: NonNullable<Tables[AnyTableName]>): {
  firstCreatedAt: number;
  lastCreatedAt: number;
} {
  const [times, seconds] =
    'created_at' in columns ? [columns.created_at, 1] : [columns.date, SECONDS_PER_DAY];
  let firstCreatedAt = Number.POSITIVE_INFINITY;
  let lastCreatedAt = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (time < firstCreatedAt) firstCreatedAt = time;
    if (time > lastCreatedAt) lastCreatedAt = time;
  }
  return { firstCreatedAt: firstCreatedAt * seconds, lastCreatedAt: lastCreatedAt * seconds };
}

function inputRecord(name: AnyTableName, tables: Tables): InputRecord {
  const table = tables[name]!;
  const { rows, source } = table;
  const { firstCreatedAt, lastCreatedAt } = timeRange(table);
  return {
    table: name,
    rows,
    first_created_at: rows === 0 ? null : formatTimestamp(firstCreatedAt),
    last_created_at: rows === 0 ? null : formatTimestamp(lastCreatedAt),
    sha256: source.sha256,
    files: source.files.map(({ path: file, bytes, sha256 }) => ({ path: file, bytes, sha256 })),
  };
}
