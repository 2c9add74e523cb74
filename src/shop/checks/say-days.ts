import { formatDay, formatMonth } from '../../base/calendar.ts';
import { SHOWN_EXAMPLES } from '../tables/quality-check.ts';
import type { Findings } from './check.ts';
import type { Silence } from './silences.ts';

/** `1 day`, `3 days`. */
export function countOf(count: number, singular: string): string {
  return `${count} ${count === 1 ? singular : `${singular}s`}`;
}

/** The days of silences, counted, the first silences in words: `2014-10-03 to 2014-10-09 (7 days; about 640 sessions expected)`. */
export function findStretches(
  silences: readonly Silence[],
  firstDay: number,
  checked: number,
  events: string,
): Findings {
  return {
    checked,
    failures: silences.reduce((sum, { days }) => sum + days, 0),
    examples: silences.slice(0, SHOWN_EXAMPLES).map(({ from, to, days, expected }) => {
      const stretch =
        days === 1
          ? formatDay(firstDay + from)
          : `${formatDay(firstDay + from)} to ${formatDay(firstDay + to)}`;
      return `${stretch} (${countOf(days, 'day')}; about ${Math.round(expected)} ${events} expected)`;
    }),
  };
}

/** Days or months that fail, with what `say` adds to the first of them. */
export function findPlaces(
  unit: 'day' | 'month',
  checked: number,
  failing: readonly number[],
  say: (place: number) => string,
): Findings {
  const format = unit === 'day' ? formatDay : formatMonth;
  return {
    checked,
    failures: failing.length,
    examples: failing.slice(0, SHOWN_EXAMPLES).map((place) => `${format(place)} (${say(place)})`),
  };
}
