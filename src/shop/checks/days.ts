/** Days and months that are missing, or hold far less than those around them. */
import { firstOfMonth, formatDay, monthOfDay } from '../../base/calendar.ts';
import { bulkOf } from './bulk.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findNone } from './find-rows.ts';
import { countOf, findPlaces, findStretches } from './say-days.ts';
import { runningSums, silencesOf } from './silences.ts';

/** Sessions that a silence should have had before it is taken for missing data. */
const EXPECTED = 20;
/** Four weeks without a session, where a hundred were to be expected, leave no whole period around them. */
const WEEKS = 28;
const MANY_EXPECTED = 100;
const TWO_WEEKS = 14;

function findSilences(input: CheckInput, shortest: number, expected: number): Findings {
  const counts = dayCountsOf(input);
  const { firstDay, days, sessions } = counts;
  const bulk = bulkOf(counts);
  const silences = silencesOf(sessions).filter(
    (silence) =>
      silence.days >= shortest &&
      silence.expected >= expected &&
      // What parts strays from the rest is theirs.
      firstDay + silence.from > bulk.first &&
      firstDay + silence.to < bulk.last,
  );
  return findStretches(silences, firstDay, days, 'sessions');
}

/** Sessions of the same weekday that the fewest of the neighbours must have, and the share of them that a day must reach. */
const WEEKDAY_LEVEL = 60;
const WEEKDAY_SHARE = 0.5;
const SAME_WEEKDAYS = [-14, -7, 7, 14];

/** The least of the same weekdays of two weeks before and after, of those within the data; 0 where there is but one. */
function weekdayLevel({ days, sessions }: DayCounts, day: number): number {
  // The first and the last day are often cut.
  const around = SAME_WEEKDAYS.map((step) => day + step).filter(
    (place) => place > 0 && place < days - 1,
  );
  return around.length < 2 ? 0 : Math.min(...around.map((place) => sessions[place]!));
}

function findThinDays(input: CheckInput): Findings {
  const counts = dayCountsOf(input);
  const { firstDay, days, sessions } = counts;
  const thin: number[] = [];
  for (let day = 1; day < days - 1; day += 1) {
    const level = weekdayLevel(counts, day);
    const count = sessions[day]!;
    if (level >= WEEKDAY_LEVEL && count > 0 && count < level * WEEKDAY_SHARE)
      thin.push(firstDay + day);
  }
  return findPlaces('day', Math.max(0, days - 2), thin, (day) => {
    const place = day - firstDay;
    return `${countOf(sessions[place]!, 'session')}; ${weekdayLevel(counts, place)} or more on the same weekday of other weeks`;
  });
}

/** A month must have so many of the sessions a day of both months beside it, and no more than so many times. */
const MONTH_SHARE = 0.6;
const MONTH_FACTOR = 1.8;
const MONTH_LEVEL = 200;
/** A month beside it counts when the data have a week of it. */
const SHORTEST_PART = 7;

/** A month, or what the data have of it. */
interface Part {
  days: number;
  perDay: number;
}

/** Months that fail by their own sessions a day and those of the months beside them. */
function findMonths(
  input: CheckInput,
  fails: (own: Part, beside: readonly Part[]) => boolean,
): Findings {
  const { firstDay, days, sessions } = dayCountsOf(input);
  const sums = runningSums(sessions);
  const partOf = (month: number): Part => {
    const from = Math.max(0, firstOfMonth(month) - firstDay);
    const to = Math.min(days, firstOfMonth(month + 1) - firstDay);
    return { days: to - from, perDay: (sums[to]! - sums[from]!) / (to - from) };
  };
  const [first, last] = [monthOfDay(firstDay), monthOfDay(firstDay + days - 1)];
  const failing: number[] = [];
  for (let month = first + 1; month < last; month += 1) {
    const beside = [partOf(month - 1), partOf(month + 1)];
    if (beside.some((part) => part.days < SHORTEST_PART)) continue;
    if (fails(partOf(month), beside)) failing.push(month);
  }
  return findPlaces('month', Math.max(0, last - first - 1), failing, (month) => {
    const [before, own, after] = [month - 1, month, month + 1].map((place) =>
      Math.round(partOf(place).perDay),
    );
    return `${countOf(own!, 'session')} a day; ${before} in the month before, ${after} in the one after`;
  });
}

function isThin(own: Part, beside: readonly Part[]): boolean {
  const level = Math.min(...beside.map((part) => part.perDay));
  return level * own.days >= MONTH_LEVEL && own.perDay < level * MONTH_SHARE;
}

function isOverfull(own: Part, beside: readonly Part[]): boolean {
  const level = Math.max(...beside.map((part) => part.perDay));
  return own.perDay * own.days >= MONTH_LEVEL && own.perDay > level * MONTH_FACTOR;
}

/** So many last days must have a tenth of the sessions of the days before, where those let expect a hundred. */
const LAST_DAYS = 7;
const LAST_SHARE = 0.1;

/** The longest stretch of last days on which hardly anything happened. */
function findThinEnd(input: CheckInput): Findings {
  const counts = dayCountsOf(input);
  const { firstDay, days, sessions } = counts;
  const sums = runningSums(sessions);
  const end = bulkOf(counts).last - firstDay + 1;
  for (let from = TWO_WEEKS; from + LAST_DAYS <= end; from += 1) {
    const busiest = Math.max(...sessions.subarray(from - TWO_WEEKS, from));
    const perDay = (sums[from]! - sums[from - TWO_WEEKS]! - busiest) / (TWO_WEEKS - 1);
    const expected = perDay * (end - from);
    const found = sums[end]! - sums[from]!;
    if (expected < MANY_EXPECTED || found >= expected * LAST_SHARE) continue;
    const say = `${formatDay(firstDay + from)} to ${formatDay(firstDay + end - 1)} (${countOf(found, 'session')}; about ${Math.round(expected)} expected)`;
    return { checked: days, failures: end - from, examples: [say] };
  }
  return findNone(days);
}

export const DAYS: readonly DataCheck[] = [
  {
    id: 'weeks-have-sessions',
    table: 'website_sessions',
    unit: 'days',
    level: 'stop',
    threshold: '28 days, in which a hundred were to be expected',
    meaning:
      'No four weeks pass without a session where there are many before and after: else whole months would stand as zero.',
    effect: 'These weeks stand as zero, and comparisons with them are wrong.',
    numbersStand: false,
    hint: 'Export the missing days.',
    innocent: {
      what: 'a shop that was closed',
      reason: 'We were closed for the whole of August.',
    },
    look: (input) => findSilences(input, WEEKS, MANY_EXPECTED),
  },
  {
    id: 'day-has-sessions',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold: 'twenty were to be expected',
    meaning: 'Days without a session where there should be twenty or more by the days around them.',
    effect:
      'If the days are missing from the export, sessions, orders and revenue of their periods are too low.',
    numbersStand: false,
    hint: 'Export the missing days, if the shop was open.',
    look: (input) => findSilences(input, 1, EXPECTED),
  },
  {
    id: 'day-as-full-as-its-weekday',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold:
      'under half of the least of the same weekdays of two weeks before and after, that being sixty or more',
    meaning:
      'Days with less than half of the sessions that the same weekday has in the weeks around.',
    effect: 'If rows are missing, sessions, orders and revenue of these days are too low.',
    numbersStand: false,
    hint: 'Look whether the shop was out of order, or the export was cut within these days.',
    look: findThinDays,
  },
  {
    id: 'month-as-full-as-its-neighbours',
    table: 'website_sessions',
    unit: 'months',
    level: 'warn',
    threshold: 'under 60% of the sessions a day of both neighbours, two hundred being expected',
    meaning:
      'Months with less than three fifths of the sessions a day that the months before and after have.',
    effect: 'If rows are missing, sessions, orders and revenue of these months are too low.',
    numbersStand: false,
    hint: 'Look whether a part of the export is missing.',
    look: (input) => findMonths(input, isThin),
  },
  {
    id: 'month-no-fuller-than-its-neighbours',
    table: 'website_sessions',
    unit: 'months',
    level: 'warn',
    threshold: 'over 1.8 times the sessions a day of both neighbours, two hundred at least',
    meaning:
      'Months with more than 1.8 times the sessions a day that the months before and after have.',
    effect: 'If the month was imported twice, or robots came, its sessions are too many.',
    numbersStand: false,
    hint: 'Look what brought so many, and whether the month stands in the export twice.',
    look: (input) => findMonths(input, isOverfull),
  },
  {
    id: 'last-days-as-full-as-before',
    table: 'website_sessions',
    unit: 'days',
    level: 'warn',
    threshold:
      'a week or more under a tenth of the two weeks before it, a hundred sessions being expected',
    meaning:
      'A week or more at the end of the data that has less than a tenth of the sessions of the two weeks before it, without their busiest day.',
    effect: 'If rows are missing or have wrong dates, the last periods of the report are too low.',
    numbersStand: false,
    hint: 'Look for wrong dates in the last rows, or export the days in full.',
    look: findThinEnd,
  },
];
