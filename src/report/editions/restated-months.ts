import type { RestatedValue } from './edition.ts';
import { numberOf, rowsByKey, type StoredTable } from './stored-table.ts';

const MONTHS = 'performance_by_month';
/** What a month is known by; rates and averages of it follow. Amounts end in the currency. */
const MEASURE = /^(?:sessions|orders|revenue_[a-z]{3}|net_revenue_[a-z]{3})$/;

/** A whole month of the past that the data now tell differently. */
export interface RestatedMonth {
  /** Such as `2014-09`. */
  period: string;
  /** Published name of the column, such as `revenue_usd`. */
  measure: string;
  earlier: number;
  /** Null where the month is gone. */
  now: number | null;
  /** Difference as a share of what was published, with its sign; -1 where the month is gone or nothing is left of it. */
  change: number;
}

/**
 * The months that the edition before published as whole and whose sessions, orders, revenue or net revenue differ by more than `bound` (a
 * fraction) because the history does; what another definition changed is left out. In the order of time.
 */
export function findRestatedMonths(
  restated: readonly RestatedValue[],
  earlier: StoredTable | undefined,
  bound: number,
): RestatedMonth[] {
  if (earlier === undefined) return [];
  const rows = rowsByKey(earlier);
  const field = (row: readonly string[] | undefined, name: string): number | null =>
    numberOf(row?.[earlier.columns.findIndex((column) => column.name === name)]);
  return restated
    .filter(({ table, reason }) => table === MONTHS && reason === 'history')
    .flatMap(({ key, column, now }): RestatedMonth[] => {
      const row = rows.get(JSON.stringify(key));
      if (field(row, 'complete') !== 1) return [];
      const isGone = column === '';
      if (!isGone && !MEASURE.test(column)) return [];
      const measure = isGone ? 'sessions' : column;
      const before = field(row, measure) ?? 0;
      const after = isGone ? null : numberOf(now);
      const change = before === 0 ? Number.POSITIVE_INFINITY : ((after ?? 0) - before) / before;
      return Math.abs(change) > bound
        ? [{ period: key[0]!, measure, earlier: before, now: after, change }]
        : [];
    });
}
