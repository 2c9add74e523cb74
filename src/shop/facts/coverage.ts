import {
  dayOf,
  type PeriodUnit,
  periodDays,
  periodOf,
  SECONDS_PER_DAY,
} from '../../base/calendar.ts';
import type { Tables } from '../tables/schema.ts';

/** The stretch of time that the data tell of: from the first to the last session or order. Refunds may come later. */
export interface Coverage {
  /** Seconds since 1970 on the shop's clock. */
  firstTimestamp: number;
  lastTimestamp: number;
  /** First and last day with a session or an order. */
  firstDay: number;
  lastDay: number;
  /** First and last day that the data cover from midnight to midnight; an export often begins or ends within a day. */
  firstWholeDay: number;
  lastWholeDay: number;
}

const HOUR = 3600;
const END_STRETCH_DAYS = 28;

/**
 * The coverage of the data. The first (last) day counts as whole when the silence between midnight and its first (last) event is no
 * longer than the longest silence within the 28 days that follow (go before): a shop with three visits a day is not cut short for
 * having been quiet since noon, and a busy shop whose export stops at eight in the morning is.
 */
export function measureCoverage(tables: Tables): Coverage {
  const sessions = tables.website_sessions.columns.created_at;
  const orders = tables.orders.columns.created_at;
  let firstTimestamp = Number.POSITIVE_INFINITY;
  let lastTimestamp = Number.NEGATIVE_INFINITY;
  for (const column of [sessions, orders]) {
    for (let row = 0; row < column.length; row += 1) {
      const time = column[row]!;
      if (time < firstTimestamp) firstTimestamp = time;
      if (time > lastTimestamp) lastTimestamp = time;
    }
  }
  const firstDay = dayOf(firstTimestamp);
  const lastDay = dayOf(lastTimestamp);
  const silence = longestSilences(sessions, firstTimestamp, lastTimestamp);
  const beginsWhole = firstTimestamp - firstDay * SECONDS_PER_DAY <= silence.start;
  const endsWhole = (lastDay + 1) * SECONDS_PER_DAY - lastTimestamp <= silence.end;
  return {
    firstTimestamp,
    lastTimestamp,
    firstDay,
    lastDay,
    firstWholeDay: beginsWhole ? firstDay : firstDay + 1,
    lastWholeDay: endsWhole ? lastDay : lastDay - 1,
  };
}

/** Longest run of hours without a session, in seconds, near each end of the data. */
function longestSilences(
  sessions: Float64Array,
  first: number,
  last: number,
): { start: number; end: number } {
  const origin = Math.floor(first / HOUR);
  const hours = Math.floor(last / HOUR) - origin + 1;
  const seen = new Uint8Array(hours);
  for (let row = 0; row < sessions.length; row += 1)
    seen[Math.floor(sessions[row]! / HOUR) - origin] = 1;
  const stretch = Math.min(hours, END_STRETCH_DAYS * 24);
  return {
    start: (longestRunOfZeros(seen.subarray(0, stretch)) + 1) * HOUR,
    end: (longestRunOfZeros(seen.subarray(hours - stretch)) + 1) * HOUR,
  };
}

function longestRunOfZeros(flags: Uint8Array): number {
  let longest = 0;
  let run = 0;
  for (const flag of flags) {
    run = flag === 0 ? run + 1 : 0;
    if (run > longest) longest = run;
  }
  return longest;
}

/** Whether the data cover the whole period. */
export function isComplete(
  period: string,
  coverage: Pick<Coverage, 'firstWholeDay' | 'lastWholeDay'>,
): boolean {
  const { start, end } = periodDays(period);
  return start >= coverage.firstWholeDay && end - 1 <= coverage.lastWholeDay;
}

/** The last period of this unit that the data cover whole, or null. */
export function lastCompletePeriod(
  unit: PeriodUnit,
  coverage: Pick<Coverage, 'firstWholeDay' | 'lastWholeDay'>,
): string | null {
  const running = periodOf(coverage.lastWholeDay + 1, unit);
  const before = periodOf(periodDays(running).start - 1, unit);
  return isComplete(before, coverage) ? before : null;
}
