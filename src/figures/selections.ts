/** Rows of published tables that several figures pick in the same way. */
import type { FigureContext } from './figure.ts';
import { lastQuarter, numberIn, type Row } from './periods.ts';

/** The rows of a table by quarter that belong to the last whole quarter. */
export function lastQuarterRows(context: FigureContext, tableId: string): readonly Row[] {
  const quarter = lastQuarter(context);
  return context.table(tableId).rows.filter((row) => row.period === quarter);
}

/** The rows that have a value in the column, the largest first. */
export function largestFirst(rows: readonly Row[], column: string): readonly Row[] {
  return rows
    .filter((row) => numberIn(row, column) !== null)
    .toSorted((a, b) => numberIn(b, column)! - numberIn(a, column)!);
}

/** Groups with fewer sessions have rates that say little; charts leave them out and say so. */
export const LEAST_SESSIONS = 300;

/** The rows that rest on enough sessions. */
export function wellFounded(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => (numberIn(row, 'sessions') ?? 0) >= LEAST_SESSIONS);
}
