import {
  type AnyTableName,
  INPUT_TABLES,
  OPTIONAL_TABLE_NAMES,
  TABLE_NAMES,
  type TableName,
  type Tables,
} from './schema.ts';
import { linkTables, type TableLinks } from './table-links.ts';

const SECONDS_PER_DAY = 86_400;

/** The last time that each table of an export has: seconds, or days for a table of dates. A table that is left out is not cut. */
export type TableEnds = Readonly<Partial<Record<AnyTableName, number>>>;

/** Ends from times as an export writes them, by table: `2014-09-16 08:30:00`. */
export function tableEnds(lastTimes: ReadonlyMap<string, string>): TableEnds {
  return Object.fromEntries(
    [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES].flatMap((name) => {
      const time = lastTimes.get(name);
      if (time === undefined) return [];
      const seconds = Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;
      const isDate = INPUT_TABLES[name].columns.some(({ type }) => type === 'date');
      return [[name, isDate ? Math.floor(seconds / SECONDS_PER_DAY) : seconds]];
    }),
  );
}

/**
 * The tables as an export that ended at these times would hold them: rows up to the end of their table whose parents are kept too. A
 * product's end is the last of all, since an export holds products before they sell. Columns are copied; the source stays named.
 */
export function cutTables(tables: Tables, ends: TableEnds): Tables {
  const links = linkTables(tables);
  const kept = new Map<TableName, Uint8Array>();
  // In this order parents come before their children.
  for (const name of TABLE_NAMES) kept.set(name, keptRows(tables, name, ends, links, kept));
  const cut: Record<string, unknown> = Object.fromEntries(
    TABLE_NAMES.map((name) => [name, pick(tables[name], kept.get(name)!)]),
  );
  for (const name of OPTIONAL_TABLE_NAMES) {
    const table = tables[name];
    if (table !== undefined) cut[name] = pick(table, rowsUntil(tables, name, ends));
  }
  return cut as unknown as Tables;
}

function endOf(name: AnyTableName, ends: TableEnds): number {
  if (name !== 'products') return ends[name] ?? Number.POSITIVE_INFINITY;
  const known = TABLE_NAMES.flatMap((table) => ends[table] ?? []);
  return known.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...known);
}

function timesOf(tables: Tables, name: AnyTableName): Float64Array {
  const columns = tables[name]?.columns;
  if (columns === undefined) return new Float64Array(0);
  return 'created_at' in columns ? columns.created_at : columns.date;
}

/** 1 for each row that is not younger than its table's end. */
function rowsUntil(tables: Tables, name: AnyTableName, ends: TableEnds): Uint8Array {
  const end = endOf(name, ends);
  return Uint8Array.from(timesOf(tables, name), (time) => Number(time <= end));
}

function keptRows(
  tables: Tables,
  name: TableName,
  ends: TableEnds,
  links: TableLinks,
  kept: ReadonlyMap<TableName, Uint8Array>,
): Uint8Array {
  const flags = rowsUntil(tables, name, ends);
  for (const { column, references } of INPUT_TABLES[name].foreignKeys) {
    const parents = links.parentRows(name, column);
    const parentKept = kept.get(references)!;
    for (let row = 0; row < flags.length; row += 1) flags[row]! &= parentKept[parents[row]!]!;
  }
  return flags;
}

function pick<Table extends NonNullable<Tables[AnyTableName]>>(
  table: Table,
  flags: Uint8Array,
): Table {
  const rows = flags.reduce((sum, flag) => sum + flag, 0);
  if (rows === table.rows) return table;
  const columns = Object.entries(table.columns).map(([name, column]) => [
    name,
    'codes' in column
      ? { ...column, codes: column.codes.filter((_, row) => flags[row] === 1) }
      : column.filter((_: number, row: number) => flags[row] === 1),
  ]);
  return { ...table, rows, columns: Object.fromEntries(columns) as Table['columns'] };
}
