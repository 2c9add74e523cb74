import { join } from 'node:path';
import type { FoundProblem } from './found-problem.ts';
import type { Tables } from './schema.ts';

const DAY = 86_400;
const FEWEST_ROWS = 100;
const SHORTEST_SPAN_DAYS = 92;
const LAST_MONTH = 12;

/** Tables that have rows on most days; all products of a shop may well be launched on firsts of a month. */
const DAILY = ['website_sessions', 'website_pageviews', 'orders'] as const;

/**
 * Tables whose every day of the month is at most twelve, over months: an import that took days for months keeps just those that can be
 * read both ways, and they fit each other in all tables alike.
 */
export function swappedDays(tables: Tables, dataFolder: string): FoundProblem[] {
  return DAILY.filter((name) => endsAtTwelve(tables[name].columns.created_at)).map((name) => ({
    kind: 'days-end-at-twelve',
    file: join(dataFolder, tables[name].source.files[0]!.path),
    column: 'created_at',
    message: 'over months no time falls on a day after the 12th',
    hint: 'Day and month have probably changed places, and rows of later days were dropped: export the table from the database anew.',
    cause: 'days-end-at-twelve',
  }));
}

function endsAtTwelve(times: Float64Array): boolean {
  if (times.length < FEWEST_ROWS) return false;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of times) {
    // A right export is left here, mostly within its first rows.
    if (new Date(time * 1000).getUTCDate() > LAST_MONTH) return false;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return last - first > SHORTEST_SPAN_DAYS * DAY;
}
