import { type ColumnTable, escape as closure } from 'arquero';
import { firstOfMonth, monthOfDay, periodDays } from '../../base/calendar.ts';
import { type Coverage, lastCompletePeriod } from '../../shop/facts/coverage.ts';

/** A stretch of days: the first, and the first after. */
export interface Days {
  start: number;
  end: number;
}

/** The last twelve whole months; null when the data do not cover as much. */
export function trailingYear(coverage: Coverage): Days | null {
  const month = lastCompletePeriod('month', coverage);
  if (month === null) return null;
  const { end } = periodDays(month);
  const start = firstOfMonth(monthOfDay(end) - 12);
  return start >= coverage.firstWholeDay ? { start, end } : null;
}

/** The last twelve whole months, or all whole days where the shop is younger: what yearly comparisons of groups look at. */
export function recentYear(coverage: Coverage): Days {
  return (
    trailingYear(coverage) ?? { start: coverage.firstWholeDay, end: coverage.lastWholeDay + 1 }
  );
}

/** The rows of a cube whose day lies in the stretch. */
export function within(cube: ColumnTable, { start, end }: Days): ColumnTable {
  return cube.filter(closure((d: { day: number }) => d.day >= start && d.day < end));
}
