/** Whether the day on which the shop opened, by its configuration, fits the days of the data. */
import { formatDay, parseDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck } from './check.ts';
import { dayCountsOf } from './day-counts.ts';
import { findNone, findRows } from './find-rows.ts';
import { countOf } from './say-days.ts';

/** A year, where nobody had been there before; three years anyway: an export that begins in the middle of a shop's life is common, one that leaves out more of it is not. */
const LONGEST_BEFORE = 1096;
const LONGEST_NEW = 366;
/** Of a shop that is older than its data, some of the first week's sessions are repeat ones. */
const FIRST_DAYS = 7;
const REPEAT_SHARE = 0.01;
/** From this share of the sessions on, the day is wrong rather than the rows. */
const MANY_BEFORE = 0.05;
const MOST_STRAYS = 10;

const openedOn = ({ config }: CheckInput): number => parseDay(config.company.opened);

function sessionsBefore(input: CheckInput): number {
  const { firstDay, sessions } = dayCountsOf(input);
  const until = Math.max(0, openedOn(input) - firstDay);
  return sessions.subarray(0, until).reduce((sum, count) => sum + count, 0);
}

/** Whether hardly anybody in the first week had been there before. */
function beginsNew(input: CheckInput): boolean {
  const { day, isRepeat, rows } = input.facts.sessions;
  const end = dayCountsOf(input).firstDay + FIRST_DAYS;
  let [sessions, repeats] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    if (day[row]! >= end) continue;
    sessions += 1;
    repeats += isRepeat[row]!;
  }
  return repeats < sessions * REPEAT_SHARE;
}

export const OPENING: readonly DataCheck[] = [
  {
    id: 'session-after-opening',
    table: 'website_sessions',
    unit: 'rows',
    level: 'warn',
    threshold: 'one',
    meaning:
      'Sessions before the day on which the shop opened: tests of the site before its opening, or wrong dates; they begin the report all the same.',
    effect: 'They count as sessions, and the periods before the opening stand among the others.',
    numbersStand: false,
    hint: 'Leave these rows out of the export, or correct company.opened in report.yaml.',
    look(input) {
      const opened = openedOn(input);
      if (sessionsBefore(input) === 0) return findNone(input.facts.sessions.rows);
      const { day } = input.facts.sessions;
      return findRows(
        input,
        'website_sessions',
        (row) => day[row]! < opened,
        (row) => formatDay(day[row]!),
      );
    },
  },
  {
    id: 'opening-fits-sessions',
    table: 'website_sessions',
    unit: 'settings',
    level: 'warn',
    threshold:
      'over three years before the first session (a year, if under 1% of the first week are repeat sessions), or after over 5% of the sessions and ten',
    meaning:
      'The day on which the shop opened, by its configuration, is three years before the first session (a year, if nobody of the first week had been there before), or after many sessions.',
    effect:
      'None on numbers, but what is said of the opening is wrong, or years of the shop are not in the report.',
    numbersStand: true,
    hint: 'Correct company.opened in report.yaml, or export the years between.',
    look(input) {
      const { firstDay } = dayCountsOf(input);
      const opened = openedOn(input);
      const before = sessionsBefore(input);
      const fails =
        firstDay - opened > LONGEST_BEFORE ||
        (firstDay - opened > LONGEST_NEW && beginsNew(input)) ||
        before > Math.max(MOST_STRAYS, MANY_BEFORE * input.facts.sessions.rows);
      const example = `opened: ${input.config.company.opened}, first session on ${formatDay(firstDay)}, ${countOf(before, 'session')} before the opening`;
      return { checked: 1, failures: fails ? 1 : 0, examples: fails ? [example] : [] };
    },
  },
];
