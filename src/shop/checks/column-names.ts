import type { AnyTableName, Tables, TextColumn } from '../tables/schema.ts';

/** A text that stands in a column, in how many rows. */
export interface ColumnName {
  column: string;
  name: string;
  rows: number;
}

/** Several checks look at the same columns. */
const counted = new WeakMap<TextColumn, readonly Omit<ColumnName, 'column'>[]>();

/** The different texts of a table's columns, each column's by how often they stand, then by code unit. */
export function columnNames(
  tables: Tables,
  table: AnyTableName,
  columns: readonly string[],
): ColumnName[] {
  return columns.flatMap((column) => {
    const texts = (tables[table]!.columns as Record<string, unknown>)[column] as TextColumn;
    const names = counted.get(texts) ?? countTexts(texts);
    counted.set(texts, names);
    return names.map((name) => ({ column, ...name }));
  });
}

function countTexts({ codes, values }: TextColumn): Omit<ColumnName, 'column'>[] {
  const counts = new Uint32Array(values.length);
  for (let row = 0; row < codes.length; row += 1) counts[codes[row]!]! += 1;
  return values
    .flatMap((name, code) =>
      name === null || counts[code] === 0 ? [] : [{ name, rows: counts[code]! }],
    )
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
}

/** Rows as words: `1 row`, `12 rows`. */
export const rowsInWords = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);
