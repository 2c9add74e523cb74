import { csvParseRows } from 'd3-dsv';
import type {
  ColumnDefinition,
  PublishedTable,
} from '../../metrics/definitions/table-definition.ts';

/** A published table as its files tell of it, so that editions made by different code can be compared: text as in the CSV. */
export interface StoredTable {
  id: string;
  title: string;
  grain: readonly string[];
  columns: readonly StoredColumn[];
  /** A field for each column. */
  rows: readonly (readonly string[])[];
}

/** Its metric is known of today's tables alone: the index of a published site does not name it. */
export type StoredColumn = ColumnDefinition;

/** What `data/index.json` says of a table. */
export type StoredDefinition = Omit<StoredTable, 'rows'> & { file: string; sha256: string };

/** A table of an edition from its CSV. Throws a RangeError where the file's columns are not those of its definition. */
export function parseStoredTable(
  { id, title, grain, columns }: Omit<StoredTable, 'rows'>,
  csv: string,
): StoredTable {
  const [header = [], ...rows] = csvParseRows(csv);
  if (header.join() !== columns.map(({ name }) => name).join())
    throw new RangeError(`${id}.csv has other columns than data/index.json names`);
  return { id, title, grain, columns, rows };
}

/** Today's table in the same form; `csv` is its published file. */
export function toStoredTable(table: PublishedTable, csv: string, currency: string): StoredTable {
  const columns = table.columns.map(({ publishedName, ...column }) => ({
    ...column,
    name: publishedName,
    unit: column.unit === 'currency' ? currency : column.unit,
  }));
  const { id, title, grain } = table;
  return parseStoredTable({ id, title, grain, columns }, csv);
}

/** Rows by key. */
export function rowsByKey(table: StoredTable): Map<string, readonly string[]> {
  const places = table.grain.map((name) =>
    table.columns.findIndex((column) => column.name === name),
  );
  return new Map(
    table.rows.map((row) => [JSON.stringify(places.map((place) => row[place] ?? '')), row]),
  );
}

/** Rows as objects by column name. */
export function rowObjects(table: StoredTable | undefined): Readonly<Record<string, string>>[] {
  return (table?.rows ?? []).map((row) => rowObject(table!, row));
}

/** The fields of one row by column name. */
export function rowObject(
  { columns }: Pick<StoredTable, 'columns'>,
  row: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(columns.map(({ name }, place) => [name, row[place] ?? '']));
}

/** The number of a field; null for an empty one. */
export function numberOf(field: string | undefined): number | null {
  return field === undefined || field === '' ? null : Number(field);
}
