/** Whether the data begin and end where the shop's days do: one stray row at an end moves every "last twelve months" of the report. */
import { formatDay } from '../../base/calendar.ts';
import { type Bulk, bulkOf, EXPECTED, SILENT_DAYS } from './bulk.ts';
import type { DataCheck } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { countOf } from './say-days.ts';
import { rateAtEnd } from './silences.ts';

/** Orders may come some days after their session, but not when there should have been many sessions since the last one. */
function firstLateDay({ firstDay, days, sessions }: DayCounts): number {
  const silence = Math.max(SILENT_DAYS, Math.ceil(EXPECTED / rateAtEnd(sessions)));
  return firstDay + days + silence;
}

function sayDistance(day: number, { first, last, silenceBefore, silenceAfter }: Bulk): string {
  return day > last
    ? `${formatDay(day)}, after ${countOf(silenceAfter, 'day')} without a session; the rest ends on ${formatDay(last)}`
    : `${formatDay(day)}, before ${countOf(silenceBefore, 'day')} without a session; the rest begins on ${formatDay(first)}`;
}

export const ENDS: readonly DataCheck[] = [
  {
    id: 'session-near-the-others',
    table: 'website_sessions',
    unit: 'rows',
    level: 'stop',
    threshold:
      'ten (or one of a thousand), at most one of ten, parted from the rest by a week or more in which thirty were to be expected',
    meaning:
      'No handful of sessions lies far before or after all others: else they would move an end of the report, and with it every comparison of periods.',
    effect:
      'The report begins or ends with days on which hardly anything stands, and compares them.',
    numbersStand: false,
    hint: 'Look for wrong dates in these rows, or export the days between.',
    look(input) {
      const bulk = bulkOf(dayCountsOf(input));
      if (bulk.silenceBefore === 0 && bulk.silenceAfter === 0)
        return findNone(input.facts.sessions.rows);
      const { day } = input.facts.sessions;
      return findRows(
        input,
        'website_sessions',
        (row) => day[row]! < bulk.first || day[row]! > bulk.last,
        (row) => sayDistance(day[row]!, bulk),
      );
    },
  },
  {
    id: 'order-near-the-sessions',
    table: 'orders',
    unit: 'rows',
    level: 'stop',
    threshold: 'a week or more, in which thirty sessions were to be expected',
    meaning:
      'No order lies well after the last session: else the report would end with days without a visit, or sessions are missing.',
    effect: 'The report ends with days that have orders and no sessions.',
    numbersStand: false,
    hint: 'Look for wrong dates in these rows, or export sessions up to the same day.',
    look(input) {
      const counts = dayCountsOf(input);
      const { day } = input.facts.orders;
      const last = counts.firstDay + counts.days - 1;
      const lateDay = firstLateDay(counts);
      return findRows(
        input,
        'orders',
        (row) => day[row]! >= lateDay,
        (row) =>
          `${formatDay(day[row]!)}, ${countOf(day[row]! - last, 'day')} after the last session`,
      );
    },
  },
];
