import { periodDays } from '../base/calendar.ts';
import { typeOfUnit } from '../base/format/format-for-type.ts';
import { nearestNames } from '../base/nearest-names.ts';
import type { MetricId } from '../metrics/definitions/metric-ids.ts';
import {
  type Cell,
  type ColumnType,
  metricOf,
  type PublishedTable,
} from '../metrics/definitions/table-definition.ts';
import { type Coverage, isComplete } from '../shop/facts/coverage.ts';
import { UnknownNameError } from './markdown/env.ts';

type Row = Readonly<Record<string, Cell>>;
type Column = PublishedTable['columns'][number];
type CoveredDays = Pick<Coverage, 'firstWholeDay' | 'lastWholeDay' | 'lastDay'>;

/** A value found by its path, with what is needed to write it. */
export interface NamedValue {
  value: Cell;
  type: Exclude<ColumnType, 'by_unit'>;
  table: PublishedTable;
  row: Row;
  column: Column;
  /** The metric that it is a value of; undefined where it is none, such as a date. */
  metric: MetricId | undefined;
}

/** In place of a period: the first or last one of the table, or the first or last that the data cover whole. */
const PERIOD_SELECTORS = ['first', 'last', 'first_complete', 'last_complete'] as const;

/** CEL tells an object's type by its `constructor`: a source or device of that name is found in the table's `rows` alone. */
const UNSPEAKABLE = 'constructor';

/**
 * Published tables by name, for values in prose and conditions of claims.
 *
 * A path is the table's id, a key for each column of its grain, a column: `channels_by_quarter.2014-Q4.paid_brand.sessions`. In
 * place of a period stand `first`, `last`, `first_complete` and `last_complete`. Without a column a table's `value` is meant. The
 * currency may be left out of any name (`kpis.revenue_ttm` for `kpis.revenue_usd_ttm`), so that chapters serve any shop.
 */
export class NamedTables {
  readonly #tables: ReadonlyMap<string, PublishedTable>;
  readonly #currency: string;
  readonly #coverage: CoveredDays;
  /** Of each row that conditions see, the row of the table that it is: two tables may have a column of one name. */
  readonly #origins = new WeakMap<object, { table: PublishedTable; row: Row }>();

  constructor(
    tables: ReadonlyMap<string, PublishedTable>,
    currency: string,
    coverage: CoveredDays,
  ) {
    this.#tables = tables;
    this.#currency = currency.toLowerCase();
    this.#coverage = coverage;
  }

  /** The value at this path. Throws `UnknownNameError` with the nearest names at the place where the path goes wrong. */
  resolve(path: string): NamedValue {
    const tableId = path.split('.', 1)[0]!;
    const table = this.#tables.get(tableId);
    if (table === undefined) throw unknown('table', tableId, this.#tables.keys());
    let rest = path.slice(tableId.length + 1);
    let rows = named(table);
    for (const dimension of table.grain) {
      const { key, matching } = this.#select(table, rows, dimension, rest);
      rows = matching;
      rest = rest.slice(key.length + 1);
      if (rows.length === 0) return this.#absent(table, rest);
    }
    return this.#cell(table, rows[0]!, rest);
  }

  /** The value of a period that the data do not have, such as the last whole quarter of a shop two months old: null. */
  #absent(table: PublishedTable, rest: string): NamedValue {
    const nothing = Object.fromEntries(table.columns.map((column) => [column.name, null]));
    return this.#cell(
      table,
      nothing,
      table.grain.length === 1 ? rest : rest.slice(rest.lastIndexOf('.') + 1),
    );
  }

  /** The value in a row of `variables()`, such as a condition may have chosen; undefined where it is no row of a table, or has no such column. */
  cellOf(plain: object, name: string): NamedValue | undefined {
    const origin = this.#origins.get(plain);
    return origin === undefined || !Object.hasOwn(plain, name)
      ? undefined
      : this.#cell(origin.table, origin.row, name);
  }

  /** The type of the columns of this name; undefined where there is none, or where tables differ. */
  typeOf(name: string): NamedValue['type'] | undefined {
    const types = new Set(
      [...this.#tables.values()].flatMap((table) =>
        table.columns
          .filter((column) => column.name === name || column.publishedName === name)
          .map(({ type }) => type),
      ),
    );
    const [type] = types;
    return types.size === 1 && type !== 'by_unit' ? type : undefined;
  }

  /** The rows of `rows` whose `dimension` begins the rest of the path, longest match first: a page's url may hold dots. */
  #select(
    table: PublishedTable,
    rows: readonly Row[],
    dimension: string,
    rest: string,
  ): { key: string; matching: readonly Row[] } {
    const keys = this.#keys(rows, dimension);
    const fitting = [...keys.keys()].filter((name) => rest === name || rest.startsWith(`${name}.`));
    const key = fitting.toSorted((a, b) => b.length - a.length)[0];
    if (key === undefined)
      throw unknown(`${dimension} in ${table.id}`, rest.split('.', 1)[0]!, keys.keys());
    const wanted = keys.get(key);
    return { key, matching: rows.filter((row) => row[dimension] === wanted) };
  }

  /** Every name by which a key may be called, and the key itself. */
  #keys(rows: readonly Row[], dimension: string): Map<string, Cell> {
    const keys = new Map<string, Cell>();
    for (const row of rows) {
      const cell = row[dimension]!;
      keys.set(String(cell), cell);
      keys.set(this.#withoutCurrency(String(cell)), cell);
    }
    if (dimension === 'period') {
      const periods = [...new Set(rows.map((row) => String(row.period)))].sort();
      // Refunds may come after the last session, in a period of which the data tell nothing else.
      const begun = periods.filter((period) => periodDays(period).start <= this.#coverage.lastDay);
      const whole = begun.filter((period) => isComplete(period, this.#coverage));
      const ends = [begun[0], begun.at(-1), whole[0], whole.at(-1)];
      PERIOD_SELECTORS.forEach((selector, place) => {
        keys.set(selector, ends[place] ?? null);
      });
    }
    return keys;
  }

  #cell(table: PublishedTable, row: Row, name: string): NamedValue {
    const wanted = name === '' ? 'value' : name;
    const column = table.columns.find(
      (candidate) => candidate.name === wanted || candidate.publishedName === wanted,
    );
    if (column === undefined) {
      throw unknown(
        `column of ${table.id}`,
        wanted,
        table.columns.map((candidate) => candidate.name),
      );
    }
    return {
      value: row[column.name] ?? null,
      type: this.#type(column, row),
      table,
      row,
      column,
      metric: metricOf(column, row),
    };
  }

  #type(column: Column, row: Row): NamedValue['type'] {
    return column.type === 'by_unit' ? typeOfUnit(row.unit) : column.type;
  }

  #withoutCurrency(name: string): string {
    return name.replace(new RegExp(`_${this.#currency}(?=_|$)`), '');
  }

  /**
   * The same names as nested objects, for conditions: `performance_by_quarter.last_complete.sessions`,
   * `performance_by_quarter["2014-Q4"].revenue`, and all rows as `performance_by_quarter.rows`.
   */
  variables(): Record<string, unknown> {
    return Object.fromEntries(
      [...this.#tables].map(([id, table]) => [
        id,
        { ...this.#nest(named(table), table.grain, table), rows: this.#plainRows(table) },
      ]),
    );
  }

  #nest(
    rows: readonly Row[],
    grain: readonly string[],
    table: PublishedTable,
  ): Record<string, unknown> {
    const [dimension, ...inner] = grain;
    if (dimension === undefined) return this.#plainRow(rows[0] ?? {}, table);
    const byKey = Map.groupBy(rows, (row) => row[dimension] ?? null);
    return Object.fromEntries(
      [...this.#keys(rows, dimension)]
        .filter(([name]) => name !== UNSPEAKABLE)
        .map(([name, key]) => [name, this.#nest(byKey.get(key) ?? [], inner, table)]),
    );
  }

  #plainRows(table: PublishedTable): Record<string, unknown>[] {
    return table.rows.map((row) => this.#plainRow(row, table));
  }

  #plainRow(row: Row, table: PublishedTable): Record<string, unknown> {
    const plain = Object.fromEntries(
      table.columns.flatMap(({ name, publishedName }) => {
        const cell = row[name] ?? null;
        return [
          [name, cell],
          [publishedName, cell],
        ];
      }),
    );
    this.#origins.set(plain, { table, row });
    return plain;
  }
}

/** Rows that a path may name: those published, and those too small to be, which have a key and no value. */
function named({ rows, suppressed }: PublishedTable): readonly Row[] {
  return [...rows, ...suppressed];
}

function unknown(kind: string, name: string, known: Iterable<string>): UnknownNameError {
  return new UnknownNameError({
    name,
    suggestions: nearestNames(name, known),
    reason: `there is no ${kind} "${name}"`,
  });
}
