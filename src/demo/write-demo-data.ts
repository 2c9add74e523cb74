/** The demonstration data on disk. */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ReportError } from '../errors.ts';
import { INPUT_TABLES, TABLE_NAMES, type TableName } from '../tables/schema.ts';
import { DEMONSTRATION_MARKER, type DemonstrationMarker } from './marker.ts';
import { TOY_SHOP } from './shop.ts';
import { type SimulationOptions, simulateShop } from './simulate-shop.ts';
import { type CsvSource, csvPieces } from './write-csv.ts';

export interface WriteOptions extends SimulationOptions {
  /** Told of each table when it is on disk. */
  onTable?: (name: TableName, rows: number) => void;
}

/**
 * Makes the folder with the six CSVs and the marker. All is written beside it first and moved in at the end, so that the folder
 * holds the old data or the new, never half. Throws a `ReportError` when the folder exists and holds anything but demonstration
 * data: somebody's own export is not overwritten.
 */
export async function writeDemoData(folder: string, options: WriteOptions): Promise<void> {
  await assertReplaceable(folder);
  const beside = (suffix: string) =>
    path.join(
      path.dirname(path.resolve(folder)),
      `.${path.basename(path.resolve(folder))}.${suffix}`,
    );
  const [fresh, former] = [beside('fresh'), beside('former')];
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  try {
    await writeTables(fresh, options);
    await rm(former, { recursive: true, force: true });
    await moveIfThere(folder, former);
    await rename(fresh, folder);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  await rm(former, { recursive: true, force: true });
}

async function writeTables(folder: string, options: WriteOptions): Promise<void> {
  const { seed, scale, shop = TOY_SHOP, onTable } = options;
  const tables = simulateShop({ seed, scale, shop });
  for (const name of TABLE_NAMES) {
    const table: CsvSource = tables[name];
    const pieces = csvPieces(INPUT_TABLES[name], table, shop.currency);
    await pipeline(Readable.from(pieces), createWriteStream(path.join(folder, `${name}.csv`)));
    onTable?.(name, table.rows);
  }
  const marker: DemonstrationMarker = { demonstration: true, seed, scale };
  await writeFile(path.join(folder, DEMONSTRATION_MARKER), `${JSON.stringify(marker)}\n`);
}

async function assertReplaceable(folder: string): Promise<void> {
  const found = await readdir(folder).then(
    (names) =>
      names.length === 0 || names.includes(DEMONSTRATION_MARKER) ? undefined : 'other files',
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      if (error.code === 'ENOTDIR') return 'a file';
      throw error;
    },
  );
  if (found === undefined) return;
  throw new ReportError([
    {
      kind: 'not-demonstration-data',
      file: folder,
      expected: `no folder, an empty one, or one with ${DEMONSTRATION_MARKER}`,
      found,
      hint: 'Choose another folder with --out.',
    },
  ]);
}

async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
