/** The demonstration data on disk. */
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { INPUT_TABLES, TABLE_NAMES, type TableName } from '../src/shop/tables/schema.ts';
import { DEMONSTRATION_MARKER, type DemonstrationMarker } from './marker.ts';
import { TOY_SHOP } from './shop.ts';
import { type SimulationOptions, simulateShop } from './simulate-shop.ts';
import { type CsvSource, csvPieces } from './write-csv.ts';

export interface WriteOptions extends SimulationOptions {
  /** Told of each table when it is on disk. */
  onTable?: (name: TableName, rows: number) => void;
}

/** Writes the six CSVs and the marker into a folder, which is made where it is not there. */
export async function writeDemoData(folder: string, options: WriteOptions): Promise<void> {
  await mkdir(folder, { recursive: true });
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
