/** The bulk of the sessions, as apart from the strays before and after it. */
import type { DayCounts } from './day-counts.ts';
import { silencesOf } from './silences.ts';

/** A silence parts strays from the rest when it lasts so many days and should have had so many sessions. */
export const SILENT_DAYS = 7;
export const EXPECTED = 30;

/** The days that hold the bulk of the sessions, as day numbers, and the length of the silences that part few others from them. */
export interface Bulk {
  first: number;
  last: number;
  silenceBefore: number;
  silenceAfter: number;
}

/** As many sessions as may be strays: ten, or one of a thousand where that is more; but never more than one of ten. */
function mostStrays(sessions: number): number {
  return Math.min(Math.floor(sessions / 10), Math.max(10, Math.floor(sessions / 1000)));
}

/** Where the bulk begins and ends; without strays, where the data do. */
export function bulkOf({ firstDay, days, sessions }: DayCounts): Bulk {
  const bulk = { first: 0, last: days - 1, silenceBefore: 0, silenceAfter: 0 };
  const few = mostStrays(sessions.reduce((sum, count) => sum + count, 0));
  for (const silence of silencesOf(sessions)) {
    if (silence.days < SILENT_DAYS) continue;
    if (silence.before <= few && silence.expectedAfter >= EXPECTED) {
      bulk.first = silence.to + 1;
      bulk.silenceBefore = silence.days;
    } else if (
      silence.after <= few &&
      silence.expectedBefore >= EXPECTED &&
      bulk.silenceAfter === 0
    ) {
      bulk.last = silence.from - 1;
      bulk.silenceAfter = silence.days;
    }
  }
  return { ...bulk, first: bulk.first + firstDay, last: bulk.last + firstDay };
}
