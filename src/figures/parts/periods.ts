/** Rows by period: which are whole, which one is last, and how a period is written under an axis. */
import type { Formatter } from '../../base/format/formatter.ts';
import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import type { TableId } from '../../metrics/catalogue.ts';
import type { Cell } from '../../metrics/definitions/table-definition.ts';
import type { FigureContext, FigureTable, RowOf } from '../figure.ts';

export type Row = Readonly<Record<string, Cell>>;

/** The number in a row's column; null where there is none. Throws a `RangeError` for a column that the row does not have. */
export function numberIn<Name extends string>(
  row: Readonly<Record<Name, Cell>>,
  column: NoInfer<Name>,
): number | null {
  const value = cellIn(row, column);
  return typeof value === 'number' ? value : null;
}

/** The text in a row's column; empty where there is none. Throws a `RangeError` for a column that the row does not have. */
export function textIn<Name extends string>(
  row: Readonly<Record<Name, Cell>>,
  column: NoInfer<Name>,
): string {
  return String(cellIn(row, column) ?? '');
}

/** A misspelt name would else be a value that the data do not have, and its figure absent without a word. */
function cellIn(row: Row, column: string): Cell {
  if (column in row) return row[column] ?? null;
  const known = Object.keys(row);
  throw new RangeError(
    `a figure reads the column "${column}" of a row that has ${known.join(', ')}. ${didYouMean(nearestNames(column, known), 'Name one of these.')}`,
  );
}

/** Whether the data cover the row's whole period. */
export function isComplete(row: Row): boolean {
  return row.complete === 1;
}

/**
 * The rows of a table by period that the shop's sessions and orders reach: refunds go on after the last order, and their periods
 * would stand as empty bars.
 */
export function coveredRows<Id extends TableId>(
  context: FigureContext,
  tableId: Id,
): readonly RowOf<Id>[] {
  const { firstDate, lastDate } = context.coverage;
  return context.table(tableId).rows.filter((row) => {
    const period = textIn(row as Row, 'period');
    return period >= periodOfDay(firstDate, period) && period <= periodOfDay(lastDate, period);
  });
}

/** A row without values, for what a table has no row of. */
export function emptyRow<Id extends TableId>(table: FigureTable<Id>): RowOf<Id> {
  return Object.fromEntries(table.columns.map(({ name }) => [name, null])) as RowOf<Id>;
}

/**
 * The rows of a part of the shop, and a row without values for each period between its first and the last of `all` in which it has none:
 * a line breaks there instead of running through it.
 */
export function withEmptyPeriods<R extends Row>(
  rows: readonly R[],
  all: readonly Row[],
): readonly R[] {
  const known = new Map(rows.map((row) => [textIn(row, 'period'), row]));
  const [first] = rows;
  if (first === undefined) return [];
  const empty = Object.fromEntries(Object.keys(first).map((name) => [name, null]));
  return all
    .filter((row) => textIn(row, 'period') >= textIn(first, 'period'))
    .map((row) => {
      const { period = null, complete = null } = row;
      return known.get(textIn(row, 'period')) ?? ({ ...empty, period, complete } as Row as R);
    });
}

/** The period that a day lies in, of the same kind as another period. */
function periodOfDay(day: string, like: string): string {
  const [year, month] = [day.slice(0, 4), day.slice(5, 7)];
  return like.includes('Q') ? `${year}-Q${Math.ceil(Number(month) / 3)}` : `${year}-${month}`;
}

/** The last row whose period is whole and whose measure exists; undefined where there is none. */
export function lastComplete<R extends Row>(
  rows: readonly R[],
  measure: keyof R & string,
): R | undefined {
  return rows.findLast((row) => isComplete(row) && numberIn(row, measure) !== null);
}

/** The last quarter that the data cover wholly, `2014-Q4`; the last quarter of all where none is whole; null without quarters. */
export function lastQuarter(context: FigureContext): string | null {
  const rows = coveredRows(context, 'performance_by_quarter');
  const row = rows.findLast(isComplete) ?? rows.at(-1);
  return row === undefined ? null : textIn(row, 'period');
}

/** `2014-Q3` -> year `2014`, part `Q3`; `2014-09` -> year `2014`, part `09`. */
export function splitPeriod(period: string): { year: string; part: string } {
  const [year = '', part = ''] = period.split('-');
  return { year, part };
}

/** A day without its year, `19 March`, in the order that the formatter writes a date. */
export function dayAndMonth(format: Formatter, date: string): string {
  return format.date(date).replace(/[\s,]*\d{4}[\s,]*/, '');
}

/**
 * What the data cover of the first and the last period where that is not all: `from 19 March`, `to 19 March`. Both are one text
 * at the start where the only period is partial. Null where a period is whole or there is none.
 */
export function partialTexts(
  context: FigureContext,
  rows: readonly Row[],
): { start: string | null; end: string | null } {
  const { firstDate, lastDate } = context.coverage;
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return { start: null, end: null };
  const from = `from ${dayAndMonth(context.format, firstDate)}`;
  const to = `to ${dayAndMonth(context.format, lastDate)}`;
  if (first === last) return { start: isComplete(first) ? null : `${from} ${to}`, end: null };
  return { start: isComplete(first) ? null : from, end: isComplete(last) ? null : to };
}

/** The note on partial periods, for a chart that hatches them; empty where all are whole. */
export function partialNote(rows: readonly Row[], periodName: string): string {
  return rows.every(isComplete) ? '' : `Hatched: the data cover part of the ${periodName}.`;
}
