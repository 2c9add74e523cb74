import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { csvFormatRows } from 'd3-dsv';
import {
  CHANGES_FILE,
  EDITIONS_FILE,
  type EditionChanges,
  type EditionList,
  RESTATEMENTS_FILE,
  type RestatedValue,
} from './edition.ts';
import type { NextEdition } from './next-edition.ts';

/** What pages show of this edition and those before. */
export interface Editions {
  list: EditionList;
  changes: EditionChanges;
}

/** Writes the files in which an edition tells of itself below a folder. */
export function writeEditionFiles(folder: string, { list, changes, restated }: NextEdition): void {
  const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
  writeFiles(
    folder,
    new Map([
      [EDITIONS_FILE, json(list)],
      [CHANGES_FILE, json(changes)],
      [RESTATEMENTS_FILE, renderRestatements(restated)],
    ]),
  );
}

/** Writes these files below a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [file, content] of files) {
    const place = path.join(folder, file);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, content);
  }
}

/** Reads what `writeEditionFiles` wrote. */
export function readEditionFiles(folder: string): Editions {
  const read = <T>(file: string): T =>
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as T;
  return { list: read(EDITIONS_FILE), changes: read(CHANGES_FILE) };
}

/** `data/restatements.csv`: every value of the past that differs from the edition before. An empty column stands for the whole row. */
function renderRestatements(restated: readonly RestatedValue[]): string {
  const rows = restated.map(({ table, key, column, earlier, now, reason }) => [
    table,
    key.join(' '),
    column,
    earlier,
    now,
    reason,
  ]);
  return `${csvFormatRows([['table', 'key', 'column', 'earlier', 'now', 'reason'], ...rows])}\n`;
}
