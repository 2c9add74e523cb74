import { parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import type { Days } from './windows.ts';

/** What is compared around an event. */
export interface EventWindows {
  before: Days;
  after: Days;
}

/** Longest stretch that is compared on each side of an event. */
const MOST_WEEKS = 4;
const WEEK = 7;
/** The same weekdays a year before. */
const YEAR_OF_WEEKS = 52 * WEEK;

/** Equally many whole weeks on both sides; null where the data have none on one side. */
export function windowsAround(
  { date }: ReportConfig['events'][number],
  { firstWholeDay, lastWholeDay }: Coverage,
): EventWindows | null {
  const day = parseDay(date);
  const known = Math.min(day - firstWholeDay, lastWholeDay + 1 - day);
  const days = Math.min(MOST_WEEKS, Math.floor(known / WEEK)) * WEEK;
  return days < WEEK
    ? null
    : { before: { start: day - days, end: day }, after: { start: day, end: day + days } };
}

/** The same weeks a year before, as the control; null where the data do not cover them. */
export function yearBefore(
  { before, after }: EventWindows,
  { firstWholeDay }: Coverage,
): EventWindows | null {
  if (before.start - YEAR_OF_WEEKS < firstWholeDay) return null;
  const earlier = ({ start, end }: Days): Days => ({
    start: start - YEAR_OF_WEEKS,
    end: end - YEAR_OF_WEEKS,
  });
  return { before: earlier(before), after: earlier(after) };
}
