import { type PeriodUnit, periodDays, periodsBetween, yearsBefore } from '../../base/calendar.ts';
import { type Coverage, isComplete } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { type Days, trailingYear } from './windows.ts';

/** The days of a period, and those of the year before. */
export interface SameDays {
  days: Days;
  priorDays: Days;
}

/**
 * The days of a period and the same days of the year before, like for like: a whole period beside the same whole period; a running one, as far
 * as its whole days go, beside the same days. Null where the earlier days are not all covered, and for a period that began before the data.
 */
export function sameDays(period: string, coverage: Coverage): SameDays | null {
  const { start, end } = periodDays(period);
  if (start < coverage.firstWholeDay || start > coverage.lastWholeDay) return null;
  const isWhole = end - 1 <= coverage.lastWholeDay;
  const through = isWhole ? end : coverage.lastWholeDay + 1;
  const priorStart = yearsBefore(start, 1);
  const priorEnd = isWhole ? yearsBefore(end, 1) : yearsBefore(through - 1, 1) + 1;
  if (priorStart < coverage.firstWholeDay) return null;
  return {
    days: { start, end: through },
    priorDays: { start: priorStart, end: priorEnd },
  };
}

/** The last twelve whole months, among years. */
export const TRAILING = 'ttm';

/** Two periods that are compared, a year apart. */
export interface YearPair {
  period: string;
  prior: string;
  /** 1 when the data cover the whole period; a running one is compared as far as its whole days go. */
  complete: 0 | 1;
  days: Days;
  priorDays: Days;
}

/** The columns that say which periods a row compares. */
export const PAIR_COLUMNS = [
  is.text(
    'period',
    'Period on the shop’s clock, such as 2014-Q3 or 2014-09; "ttm" is the last twelve whole months',
  ),
  is.text(
    'prior_period',
    'Period that it is compared with; of a running period’s, the same days alone',
  ),
  is.flag('complete', '1 when the data cover the whole period; else its whole days are compared'),
];

/** What a pair says of itself in those columns. */
export function pairCells({ period, prior, complete }: YearPair) {
  return { period, prior_period: prior, complete };
}

/** Every period of the unit beside the same days of the year before, in order; by year, the last twelve whole months too. */
export function yearPairs(unit: PeriodUnit, coverage: Coverage): YearPair[] {
  const pairs = periodsBetween(coverage.firstDay, coverage.lastDay, unit).flatMap(
    (period): YearPair[] => {
      const pair = sameDays(period, coverage);
      if (pair === null) return [];
      const prior = `${String(Number(period.slice(0, 4)) - 1)}${period.slice(4)}`;
      return [{ period, prior, complete: isComplete(period, coverage) ? 1 : 0, ...pair }];
    },
  );
  const recent = unit === 'year' ? trailingYear(coverage) : null;
  const before = recent && trailingYear({ ...coverage, lastWholeDay: recent.start - 1 });
  if (recent && before)
    pairs.push({
      period: TRAILING,
      prior: `${TRAILING}_before`,
      complete: 1,
      days: recent,
      priorDays: before,
    });
  return pairs;
}
