/**
 * A good export that tests damage: the tiny shop's six files in a folder of their own, and the ways to change one of them. A damage
 * says how it must end; `run-damage.ts` finds out how it does.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { TABLE_NAMES, type TableName } from '../../src/shop/tables/schema.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';

/**
 * `same`: the report is that of the undamaged export. `error`: a problem of this kind at this place; `file` where it is not the damaged
 * table's own, `alone` where it is the only one. `counts`: the report stands, and the check of this id counts so many rows. `reads`: the report is right for what the files now say.
 */
export type Ending =
  | 'same'
  | { error: string; file?: string; row?: number; column?: string; alone?: true }
  | { counts: string; rows: number }
  | { reads: Readonly<Partial<Record<'sessions' | 'orders' | 'revenue' | 'refunds', number>>> };

export interface Damage {
  name: string;
  /** The table whose file is damaged. */
  table: TableName;
  damage(folder: string): void;
  ends: Ending;
  /** Called over and over while the export is read. */
  meanwhile?(folder: string): void;
}

const GOOD: Readonly<Record<TableName, string>> = Object.fromEntries(
  TABLE_NAMES.map((name) => [name, readFileSync(path.join(TINY_SHOP, `${name}.csv`), 'utf8')]),
) as Record<TableName, string>;

/** Writes the good export to a folder. */
export function writeExport(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of TABLE_NAMES) write(folder, `${name}.csv`, GOOD[name]);
}

/** The good text of a table. */
export function goodText(table: TableName): string {
  return GOOD[table];
}

/** Its lines, the header first, without line ends. */
export function goodLines(table: TableName): string[] {
  return GOOD[table].trimEnd().split('\n');
}

/** Lines as a file has them. */
export function textOf(lines: readonly string[], lineEnd = '\n'): string {
  return lines.map((line) => line + lineEnd).join('');
}

export function write(folder: string, file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), content);
}

export function remove(folder: string, file: string): void {
  rmSync(path.join(folder, file));
}

/** A damage to the text of a table's file. */
export function ofText(
  name: string,
  table: TableName,
  change: (text: string) => string | Uint8Array,
  ends: Ending,
): Damage {
  return {
    name,
    table,
    ends,
    damage: (folder) => write(folder, `${table}.csv`, change(GOOD[table])),
  };
}

/** A damage to the lines of a table's file; `lines[0]` is the header. */
export function ofLines(
  name: string,
  table: TableName,
  change: (lines: string[]) => readonly string[],
  ends: Ending,
): Damage {
  return ofText(name, table, () => textOf(change(goodLines(table))), ends);
}

/** Each line's cells changed. */
export function ofCells(
  name: string,
  table: TableName,
  change: (cells: string[], line: number) => readonly string[],
  ends: Ending,
): Damage {
  return ofLines(
    name,
    table,
    (lines) => lines.map((line, at) => change(line.split(','), at).join(',')),
    ends,
  );
}

/** One cell written anew, by its row in the file (the header is row 1) and its column's name. */
export function ofCell(
  name: string,
  place: readonly [table: TableName, row: number, column: string],
  value: string,
  ends: Ending,
): Damage {
  const [table, row, column] = place;
  return ofLines(
    name,
    table,
    (lines) => {
      const cells = lines[row - 1]!.split(',');
      cells[lines[0]!.split(',').indexOf(column)] = value;
      return lines.with(row - 1, cells.join(','));
    },
    ends,
  );
}

/** A cell that is no value of its column's type. */
export function ofBadCell(
  name: string,
  place: readonly [table: TableName, row: number, column: string],
  value: string,
  error: string,
): Damage {
  return ofCell(name, place, value, { error, row: place[1], column: place[2] });
}

/** Several damages at once; the first names the table. */
export function together(name: string, damages: readonly Damage[], ends: Ending): Damage {
  return {
    name,
    table: damages[0]!.table,
    ends,
    damage: (folder) => {
      for (const { damage } of damages) damage(folder);
    },
  };
}
