import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReportError } from '../../base/errors.ts';
import { cutRows } from './cut-rows.ts';
import { filesBeside, noTables } from './files-beside.ts';
import type { Formats } from './formats.ts';
import { isThere, listDataFolder, locateTable } from './locate-files.ts';
import { assertFits } from './memory-need.ts';
import { ProblemList } from './problem-list.ts';
import { readTableInThread } from './read-in-thread.ts';
import { readTable, type TableRequest } from './read-table.ts';
import {
  type AnyTableName,
  OPTIONAL_TABLE_NAMES,
  TABLE_NAMES,
  type TableData,
  type Tables,
} from './schema.ts';
import { swappedDays } from './swapped-days.ts';

// Measured: larger chunks are no faster and leave more garbage behind (1 MB: a quarter more memory), smaller ones are slower.
const CHUNK_BYTES = 128 * 1024;

// Measured: a smaller table is read in less time than it takes to start a thread.
const THREAD_BYTES = 8 * 1024 * 1024;

export interface ReadOptions {
  /** ISO 4217 code of the configuration; money columns end in it, in lower case. */
  currency: string;
  /** How the export writes values, where it does not keep to the contract's forms. */
  formats?: Formats | undefined;
  /** Bytes of a file that are held and parsed at a time; small in tests of the borders between chunks. */
  chunkBytes?: number;
  /** A table whose files are at least so large is read in a thread of its own; small in tests of these threads. */
  threadBytes?: number;
  /** Different texts that a column may have; few in tests. */
  mostTexts?: number | undefined;
  /** Memory that may be used; data that need more are refused before they are read. */
  memoryBytes?: number | undefined;
}

/**
 * Reads the six tables of a data folder, and the optional ones that are there, into typed columns, in the files' order. Memory follows the columns, not the files.
 * Throws a `ReportError` with all problems of all tables. Keys and sums are not checked here: see `validateTables`.
 */
export async function readTables(dataFolder: string, options: ReadOptions): Promise<Tables> {
  const { chunkBytes = CHUNK_BYTES, threadBytes = THREAD_BYTES } = options;
  const { currency, formats, mostTexts } = options;
  const listing = await listDataFolder(dataFolder);
  const problems = new ProblemList();
  const nothing = noTables(dataFolder, listing);
  if (nothing !== undefined) throw new ReportError([nothing]);
  for (const problem of filesBeside(dataFolder, listing)) problems.add(problem);
  const names: readonly AnyTableName[] = [
    ...TABLE_NAMES,
    ...OPTIONAL_TABLE_NAMES.filter((name) => isThere(listing, name)),
  ];
  const located = await Promise.all(names.map((name) => locateTable(dataFolder, listing, name)));
  const found = located.flatMap((files) => ('kind' in files ? [] : files));
  assertFits(
    dataFolder,
    found.map((file) => join(dataFolder, file)),
    options.memoryBytes ?? Number.POSITIVE_INFINITY,
  );
  const results = await Promise.all(
    names.map(async (name, index) => {
      const files = located[index]!;
      if ('kind' in files)
        return { table: null, problems: { kept: [files], uncounted: new Map() } };
      const how = { currency, formats, chunkBytes, mostTexts };
      const request: TableRequest = { name, dataFolder, files, ...how };
      const isLarge = (await bytesOnDisk(request)) >= threadBytes;
      return isLarge ? readTableInThread(request) : readTable(request);
    }),
  );
  const tables: Partial<Record<AnyTableName, TableData<AnyTableName>>> = {};
  names.forEach((name, index) => {
    const { table, problems: found } = results[index]!;
    problems.addAll(found);
    if (table !== null) tables[name] = table;
  });
  problems.throwIfAny();
  for (const find of [cutRows, swappedDays]) {
    for (const problem of find(tables as Tables, dataFolder)) problems.add(problem);
  }
  problems.throwIfAny();
  return tables as Tables;
}

/** A file that cannot be asked counts as nothing here: reading it then says what is wrong. */
async function bytesOnDisk({ dataFolder, files }: TableRequest): Promise<number> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(join(dataFolder, file)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
