import type { ColumnTable } from 'arquero';
import {
  type Cell,
  type ColumnDefinition,
  type PublishedTable,
  publishedName,
  type TableDefinition,
} from './table-definition.ts';

/**
 * Computes a table and brings it to its published form: declared columns only, in order; money from cents to the currency's unit; a
 * value that does not exist (null, undefined, NaN, infinite) as null; rows sorted by key; of a row whose population is below
 * `smallestGroup` the key alone. Throws a RangeError on a declared column that was not computed, on a population or key that is no
 * declared column, and on a duplicate key.
 */
export function publishTable<Input>(
  definition: TableDefinition<Input>,
  input: Input,
  currency: string,
  smallestGroup = 0,
): PublishedTable {
  const computed = definition.compute(input);
  const declared = [...definition.columns, ...(definition.optionalColumns?.(input) ?? [])];
  const missing = declared.find(({ name }) => !computed.columnNames().includes(name));
  if (missing) throw new RangeError(`table ${definition.id} lacks its column ${missing.name}`);
  assertDeclared(definition, declared);
  const columns = declared.map((column) => ({
    ...column,
    publishedName: publishedName(column, currency),
  }));
  const cells = columns.map((column) => publishedCells(computed, column, currency));
  const rows = Array.from({ length: computed.numRows() }, (_, row) =>
    Object.fromEntries(columns.map((column, index) => [column.name, cells[index]![row]!])),
  );
  const sorted = rows.toSorted(byColumns(definition.sort ?? definition.grain));
  assertUnique(sorted, definition);
  const isShown = reaches(definition.population, smallestGroup);
  return {
    id: definition.id,
    title: definition.title,
    grain: definition.grain,
    columns,
    rows: sorted.filter(isShown),
    population: definition.population,
    suppressed: sorted
      .filter((row) => !isShown(row))
      .map((row) => Object.fromEntries(definition.grain.map((name) => [name, row[name]!]))),
  };
}

/** A misspelt population would hide every row, a misspelt key make all rows one. */
function assertDeclared(
  { id, grain, population, sort = [] }: Omit<TableDefinition<never>, 'compute'>,
  declared: readonly ColumnDefinition[],
): void {
  const names = new Set(declared.map(({ name }) => name));
  const people = typeof population === 'string' ? [] : population;
  for (const [role, columns] of Object.entries({ grain, population: people, sort })) {
    const unknown = columns.find((name) => !names.has(name));
    if (unknown !== undefined)
      throw new RangeError(`table ${id} has no column "${unknown}", which its ${role} names`);
  }
}

function publishedCells(computed: ColumnTable, column: ColumnDefinition, currency: string): Cell[] {
  const values = Array.from(computed.array(column.name) as ArrayLike<unknown>);
  const inCents =
    column.type === 'by_unit'
      ? Array.from(
          computed.array('unit') as ArrayLike<unknown>,
          (unit) => unit === currency.toLowerCase(),
        )
      : undefined;
  const isMoney = column.type === 'money' || column.type === 'money_average';
  return values.map((value, row) => {
    const cell = toCell(value);
    return typeof cell === 'number' && (isMoney || inCents?.[row] === true) ? cell / 100 : cell;
  });
}

function toCell(value: unknown): Cell {
  if (typeof value === 'number')
    return Number.isFinite(value) ? (Object.is(value, -0) ? 0 : value) : null;
  return typeof value === 'string' ? value : null;
}

type Row = Readonly<Record<string, Cell>>;

/** Whether every count of people behind a row reaches the number. */
function reaches(
  population: TableDefinition<never>['population'],
  smallestGroup: number,
): (row: Row) => boolean {
  if (typeof population === 'string') return () => true;
  return (row) => population.every((name) => Number(row[name]) >= smallestGroup);
}

/** Text by code unit, so that no locale has a say; numbers by size; null first. */
function byColumns(names: readonly string[]): (a: Row, b: Row) => number {
  return (a, b) => {
    for (const name of names) {
      const left = a[name]!;
      const right = b[name]!;
      if (left === right) continue;
      if (left === null) return -1;
      if (right === null) return 1;
      return left < right ? -1 : 1;
    }
    return 0;
  };
}

function assertUnique(
  rows: readonly Row[],
  { id, grain }: Pick<TableDefinition<never>, 'id' | 'grain'>,
): void {
  const keys = new Set<string>();
  for (const row of rows) {
    const key = JSON.stringify(grain.map((name) => row[name]));
    if (keys.has(key)) throw new RangeError(`duplicate key ${key} in table ${id}`);
    keys.add(key);
  }
}
