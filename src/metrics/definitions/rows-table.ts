import { type ColumnTable, table } from 'arquero';

/** A table from row objects, with these columns in this order; a field that a row lacks is undefined, which publishing leaves empty. */
export function tableOfRows(
  rows: readonly object[],
  columns: readonly { name: string }[],
): ColumnTable {
  return table(
    Object.fromEntries(
      columns.map(({ name }) => [
        name,
        rows.map((row) => (row as Readonly<Record<string, unknown>>)[name]),
      ]),
    ),
  );
}
