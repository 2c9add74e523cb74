import { listDataFolder, locateTable } from './locate-files.ts';
import { ProblemList } from './problem-list.ts';
import { readTable } from './read-table.ts';
import { TABLE_NAMES, type TableData, type TableName, type Tables } from './schema.ts';

// Measured: as fast as larger chunks, with less memory.
const CHUNK_BYTES = 1024 * 1024;

export interface ReadOptions {
  /** ISO 4217 code of the configuration; money columns end in it, in lower case. */
  currency: string;
  /** Called when a table has been read, for progress. */
  onTable?: (name: TableName, rows: number, seconds: number) => void;
  /** Bytes of a file that are held and parsed at a time; small in tests of the borders between chunks. */
  chunkBytes?: number;
}

/**
 * Reads the six tables of a data folder into typed columns, in the files' order. Memory follows the columns, not the files.
 * Throws a `ReportError` with all problems of all tables. Keys and sums are not checked here: see `validateTables`.
 */
export async function readTables(dataFolder: string, options: ReadOptions): Promise<Tables> {
  const { currency, onTable, chunkBytes = CHUNK_BYTES } = options;
  const listing = await listDataFolder(dataFolder);
  const problems = new ProblemList();
  const tables: Partial<Record<TableName, TableData<TableName>>> = {};
  for (const name of TABLE_NAMES) {
    const start = performance.now();
    const files = await locateTable(dataFolder, listing, name);
    if ('kind' in files) {
      problems.add(files);
      continue;
    }
    const result = await readTable({ name, dataFolder, files, currency, chunkBytes });
    problems.addAll(result.problems);
    if (result.table === null) continue;
    tables[name] = result.table;
    onTable?.(name, result.table.rows, (performance.now() - start) / 1000);
  }
  problems.throwIfAny();
  return tables as Tables;
}
