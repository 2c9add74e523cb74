/** Rows of published tables that several figures pick in the same way. */
import type { TableId } from '../../metrics/catalogue.ts';
import { NO_OWNER } from '../../metrics/tables/first-touch.ts';
import type { FigureContext, RowOf } from '../figure.ts';
import { lastQuarter, numberIn, type Row, textIn } from './periods.ts';

/** The rows of a table by quarter that belong to the last whole quarter. */
export function lastQuarterRows<Id extends TableId>(
  context: FigureContext,
  tableId: Id,
): readonly RowOf<Id>[] {
  const quarter = lastQuarter(context);
  return context.table(tableId).rows.filter((row) => textIn(row as Row, 'period') === quarter);
}

/** The rows that have a value in the column, the largest first. */
export function largestFirst<R extends Row>(
  rows: readonly R[],
  column: keyof R & string,
): readonly R[] {
  return rows
    .filter((row) => numberIn(row, column) !== null)
    .toSorted((a, b) => numberIn(b, column)! - numberIn(a, column)!);
}

/** The row of the owner of sources with most revenue in a quarter; null where none is named or nothing was bought. */
export function largestOwner(
  context: FigureContext,
  quarter: string,
): RowOf<'concentration_by_owner'> | null {
  const named = context
    .table('concentration_by_owner')
    .rows.filter((row) => row.period === quarter && row.owner !== NO_OWNER);
  return largestFirst(named, 'share_of_revenue')[0] ?? null;
}

/** Groups with fewer sessions have rates that say little; charts leave them out and say so. */
export const LEAST_SESSIONS = 300;

/** The rows that rest on enough sessions. */
export function wellFounded<R extends Row>(rows: readonly R[]): readonly R[] {
  return rows.filter((row) => (numberIn(row, 'sessions') ?? 0) >= LEAST_SESSIONS);
}
