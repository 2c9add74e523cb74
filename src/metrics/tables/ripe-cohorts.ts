import { formatMonth, monthOfDay, periodDays } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';

/** Days after the first session or order for which returning and worth are told. */
export const HORIZONS = [30, 60, 90, 180, 365] as const;

/** The horizon at which groups are compared: later few order for the first time, or return. */
export const FOLLOWED_DAYS = 90;

/** Rows over several cohorts: all that are ripe, the latest year of them, and the year before that one. */
export const COHORT_GROUPS = ['all', 'last_year', 'year_before'] as const;

export type CohortGroup = (typeof COHORT_GROUPS)[number];

export const COHORT_GROUP_MEANING =
  'all: every cohort that has had the days; last_year: the latest twelve months of them; year_before: the twelve before those, empty where the data do not reach back so far';

type Reach = Pick<Coverage, 'firstDay' | 'lastWholeDay'>;

/** Whether all of a cohort (a month number) has had the days: its last user may have come on the last day of the month. */
export function isRipe(cohort: number, days: number, { lastWholeDay }: Reach): boolean {
  return periodDays(formatMonth(cohort)).end - 1 + days <= lastWholeDay;
}

/** First and last month of the cohorts of a group that have had the days; null where there are none. */
export function ripeMonths(
  group: CohortGroup,
  days: number,
  reach: Reach,
): { first: number; last: number } | null {
  const first = monthOfDay(reach.firstDay);
  // The month of the last day that has had them, unless that is the month's last day, is not over.
  const last = monthOfDay(reach.lastWholeDay - days + 1) - 1;
  if (last < first) return null;
  if (group === 'all') return { first, last };
  if (group === 'last_year') return { first: Math.max(first, last - 11), last };
  return last - 23 < first ? null : { first: last - 23, last: last - 12 };
}
