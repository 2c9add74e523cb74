import { KeyIndex } from './key-index.ts';
import {
  INPUT_TABLES,
  type InputTable,
  TABLE_NAMES,
  type TableName,
  type Tables,
} from './schema.ts';

/** Which row belongs to which: an index of each primary key, and for each foreign key the rows that it refers to. */
export interface TableLinks {
  index: Readonly<Record<TableName, KeyIndex>>;
  /** For each row of `table`, the row that `column` refers to; -1 where there is none. Throws when it is no foreign key. */
  parentRows(table: TableName, column: string): Int32Array;
}

/** Looks up every foreign key of the six tables once. */
export function linkTables(tables: Tables): TableLinks {
  const index = Object.fromEntries(
    TABLE_NAMES.map((name) => [
      name,
      new KeyIndex(numberColumn(tables, name, INPUT_TABLES[name].primaryKey)),
    ]),
  ) as Record<TableName, KeyIndex>;
  const parents = new Map<string, Int32Array>();
  for (const name of TABLE_NAMES) {
    const table: InputTable = INPUT_TABLES[name];
    for (const { column, references } of table.foreignKeys) {
      parents.set(
        `${name}.${column}`,
        lookUp(numberColumn(tables, name, column), index[references]),
      );
    }
  }
  return {
    index,
    parentRows(table, column) {
      const rows = parents.get(`${table}.${column}`);
      if (rows === undefined) throw new Error(`${table}.${column} is not a foreign key`);
      return rows;
    },
  };
}

/** A column of numbers by its name in the contract. Throws when the table has none of that name. */
export function numberColumn(tables: Tables, table: TableName, column: string): Float64Array {
  const values = (tables[table].columns as Record<string, unknown>)[column];
  if (!(values instanceof Float64Array)) throw new Error(`${table}.${column} is no number column`);
  return values;
}

function lookUp(ids: Float64Array, index: KeyIndex): Int32Array {
  const rows = new Int32Array(ids.length);
  for (let row = 0; row < ids.length; row++) rows[row] = index.rowOf(ids[row]!);
  return rows;
}
