import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { PublishedTable } from '../metrics/definitions/table-definition.ts';
import type { Channel } from '../shop/facts/channels.ts';
import type { Coverage } from '../shop/facts/coverage.ts';
import type { QualityCheck } from '../shop/tables/quality-check.ts';
import { renderIndex, renderTableCsv } from './data-files.ts';
import type { InputRecord } from './provenance.ts';

/** The result of the report step: everything that pages need, and nothing of the CSVs but aggregates. */
export interface BuiltReport {
  demonstration: boolean;
  coverage: Coverage;
  channels: readonly Channel[];
  products: readonly string[];
  tables: readonly PublishedTable[];
  /** The checks that warn, with examples for whoever runs the build. */
  warnings: readonly QualityCheck[];
  inputs: readonly InputRecord[];
  /** One hash over all inputs. */
  dataHash: string;
}

export const REPORT_FILE = 'report.json';

/** Writes the report and its data files: `report.json`, `data/ID.csv`, `data/index.json`. The folder is emptied first. */
export function writeWorkFolder(folder: string, built: BuiltReport, currency: string): void {
  mkdirSync(folder, { recursive: true });
  // What it holds, not itself: it may be a disk of its own.
  for (const name of readdirSync(folder))
    rmSync(path.join(folder, name), { recursive: true, force: true });
  mkdirSync(path.join(folder, 'data'));
  const files = built.tables.map((table) => ({ table, csv: renderTableCsv(table) }));
  for (const { table, csv } of files)
    writeFileSync(path.join(folder, 'data', `${table.id}.csv`), csv);
  writeFileSync(path.join(folder, 'data', 'index.json'), renderIndex(files, currency));
  // Last, since its presence says that the folder is whole.
  writeFileSync(path.join(folder, REPORT_FILE), JSON.stringify(built));
}

/** Reads what `writeWorkFolder` wrote. */
export function readWorkFolder(folder: string): BuiltReport {
  return JSON.parse(readFileSync(path.join(folder, REPORT_FILE), 'utf8')) as BuiltReport;
}

/** A report as `readWorkFolder` would give it back: what JSON does not tell apart, such as 0 and -0, is one here, too. */
export function asWritten(built: BuiltReport): BuiltReport {
  return JSON.parse(JSON.stringify(built)) as BuiltReport;
}
