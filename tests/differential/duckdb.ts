import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  DuckDBTypeId,
} from '@duckdb/node-api';
import {
  exportedName,
  INPUT_TABLES,
  type InputType,
  OPTIONAL_TABLE_NAMES,
  TABLE_NAMES,
} from '../../src/shop/tables/schema.ts';

/**
 * The second computation of every number: the same CSVs in DuckDB, as tables with the contract's columns and types. It shares with our
 * reader nothing but the list of columns.
 */

const SQL_TYPES: Record<InputType, string> = {
  id: 'bigint',
  count: 'bigint',
  flag: 'integer',
  money: 'decimal(18, 2)',
  timestamp: 'timestamp',
  date: 'date',
  text: 'varchar',
  'optional-text': 'varchar',
};

/** Opens a database, in memory where no file is named. */
export async function openDatabase(
  file = ':memory:',
  options: Readonly<Record<string, string>> = {},
): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(file, { threads: '2', ...options });
  return instance.connect();
}

/** Opens the six CSVs (plain or gzipped) of a data folder as tables of their names. */
export async function openShop(folder: string, currency = 'USD'): Promise<DuckDBConnection> {
  const connection = await openDatabase();
  await createTables(connection, folder, currency);
  return connection;
}

/** Reads the CSVs of a data folder into tables of their names. */
export async function createTables(
  connection: DuckDBConnection,
  folder: string,
  currency: string,
): Promise<void> {
  for (const name of [...TABLE_NAMES, ...OPTIONAL_TABLE_NAMES]) {
    const columns = INPUT_TABLES[name].columns.map(
      (column) => `'${exportedName(column, currency)}': '${SQL_TYPES[column.type]}'`,
    );
    const file = csvPath(folder, name);
    // An optional table that is not there has no rows.
    const source = existsSync(file)
      ? `read_csv('${file}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
          nullstr = ['', 'NULL', '\\N'], columns = {${columns.join(', ')}})`
      : `(select ${INPUT_TABLES[name].columns.map((column) => `null::${SQL_TYPES[column.type]} as "${exportedName(column, currency)}"`).join(', ')}) where false`;
    await connection.run(`create table ${name} as select * from ${source}`);
  }
}

function csvPath(folder: string, table: string): string {
  const plain = path.join(folder, `${table}.csv`);
  return existsSync(plain) ? plain : `${plain}.gz`;
}

/** The rows of a query: integers and decimals as numbers, dates as `2014-09-16`, times as `2014-09-16 08:30:00`. */
export async function queryRows(
  connection: DuckDBConnection,
  sql: string,
): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.columnNames();
  const types = reader.columnTypes();
  return reader
    .getRowsJS()
    .map((row) =>
      Object.fromEntries(row.map((value, at) => [names[at]!, toPlain(value, types[at]!)])),
    );
}

function toPlain(value: unknown, type: DuckDBType): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (!(value instanceof Date)) return value;
  const text = value.toISOString();
  return type.typeId === DuckDBTypeId.DATE
    ? text.slice(0, 10)
    : text.slice(0, 19).replace('T', ' ');
}
