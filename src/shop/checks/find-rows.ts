import { basename } from 'node:path';
import { placeOf, SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { AnyTableName } from '../tables/schema.ts';
import type { CheckInput, Findings } from './check.ts';

/** Nothing found, where that can be told without looking at each unit. */
export function findNone(checked: number): Findings {
  return { checked, failures: 0, examples: [] };
}

/** The rows of a table that fail, counted; the first few by file and row number, with what `say` adds to them. */
export function findRows(
  { tables, dataFolder }: CheckInput,
  table: AnyTableName,
  fails: (row: number) => boolean,
  say?: (row: number) => string,
): Findings {
  const checked = tables[table]!.rows;
  const examples: string[] = [];
  let failures = 0;
  for (let row = 0; row < checked; row += 1) {
    if (!fails(row)) continue;
    failures += 1;
    if (failures > SHOWN_EXAMPLES) continue;
    const place = placeOf(tables, dataFolder, table, row);
    const words = `${basename(place.file)}, row ${place.row}`;
    examples.push(say === undefined ? words : `${words} (${say(row)})`);
  }
  return { checked, failures, examples };
}
