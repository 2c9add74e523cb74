/** Whether the arms of an experiment ran in its time, and whether its sessions are those of no other experiment. */

import { dayOf, formatDay, parseDay } from '../../base/calendar.ts';
import { CONTROL, type ExperimentFacts, VARIANT } from '../facts/experiment-facts.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';

/** Days in a row without a session of an arm, how many sessions were to be expected in them, and their part of the window. */
const DAYS_WITHOUT = 7;
const EXPECTED = 10;
const PART_WITHOUT = 0.2;

const ARMS = [
  [CONTROL, 'control'],
  [VARIANT, 'variant'],
] as const;

/** Days in a row, both counted. */
interface Stretch {
  from: number;
  to: number;
}

const daysIn = ({ from, to }: Stretch): number => to - from + 1;

/** The days of an experiment that lie in the data. */
function windowOf(
  { experiment, windowEnd }: ExperimentFacts,
  { facts: { coverage } }: CheckInput,
): Stretch {
  return {
    from: Math.max(parseDay(experiment.start_date), coverage.firstDay),
    to: Math.min(dayOf(windowEnd) - 1, coverage.lastDay),
  };
}

/** Sessions of an arm on each day of the window. A session of the night before its end may have seen the page after midnight. */
function countByDay(
  { arm }: ExperimentFacts,
  wanted: number,
  window: Stretch,
  { facts: { sessions } }: CheckInput,
): Uint32Array {
  const counts = new Uint32Array(Math.max(daysIn(window), 0));
  for (let row = 0; row < sessions.rows; row += 1) {
    if (arm[row] !== wanted) continue;
    const day = Math.max(sessions.day[row]! - window.from, 0);
    if (day < counts.length) counts[day]! += 1;
  }
  return counts;
}

/** Longest runs of days without a session, by their place in the window. */
function runsWithout(counts: Uint32Array): Stretch[] {
  const runs: Stretch[] = [];
  for (const [day, count] of counts.entries()) {
    if (count > 0) continue;
    const last = runs.at(-1);
    if (last?.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}

/** The stretches in which an arm is missed, where they are a good part of the window; none where the arm has no session at all. */
function absences(counts: Uint32Array): Stretch[] {
  const sessions = counts.reduce((sum, count) => sum + count, 0);
  const long = runsWithout(counts).filter((run) => daysIn(run) >= DAYS_WITHOUT);
  const missed = long.filter(
    (run) => sessions * daysIn(run) >= EXPECTED * (counts.length - daysIn(run)),
  );
  const days = missed.reduce((sum, run) => sum + daysIn(run), 0);
  return sessions > 0 && days >= PART_WITHOUT * counts.length ? missed : [];
}

function absentArms(input: CheckInput): Findings {
  const { experiments } = input.facts;
  const failed = experiments.flatMap((facts) => {
    const window = windowOf(facts, input);
    const said = ARMS.flatMap(([arm, name]) =>
      absences(countByDay(facts, arm, window, input)).map(
        ({ from, to }) =>
          `no ${name} from ${formatDay(window.from + from)} to ${formatDay(window.from + to)}`,
      ),
    );
    return said.length === 0 ? [] : [`${facts.experiment.id} (${said.join(', ')})`];
  });
  return listed(experiments.length, failed);
}

const pagesOf = ({ experiment: { control, variant } }: ExperimentFacts): string =>
  [control, variant].sort().join('\n');

/** Whether a session counts in both. */
function shareSession(one: ExperimentFacts, other: ExperimentFacts): boolean {
  return one.arm.some((arm, row) => arm !== 0 && other.arm[row] !== 0);
}

function toldTwice({ facts: { experiments } }: CheckInput): Findings {
  const failed = experiments.flatMap((own, place) => {
    const before = experiments
      .slice(0, place)
      .find((earlier) => pagesOf(earlier) === pagesOf(own) && shareSession(earlier, own));
    return before === undefined ? [] : [`${own.experiment.id}, as ${before.experiment.id} has`];
  });
  return listed(experiments.length, failed);
}

const ABOUT = { unit: 'settings', table: 'website_sessions', level: 'warn' } as const;

export const EXPERIMENT_ARMS: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'experiment-arms-run',
    threshold:
      "a fifth of its days in the data, in stretches of a week or more in which ten sessions were to be expected by the arm's other days",
    meaning:
      'Experiments of which one page, or both, had no session for a fifth of their time or more, in stretches of a week or more in which ten were to be expected.',
    effect:
      'The result compares sessions of different times, and whatever else changed meanwhile is in it.',
    numbersStand: false,
    hint: 'Set start_date and end_date to the days on which both pages were shown.',
    look: absentArms,
  },
  {
    ...ABOUT,
    id: 'experiment-told-once',
    threshold: 'one session',
    meaning: 'Experiments that count sessions which an earlier one of the same two pages counts.',
    effect: 'One test stands in the report as two.',
    numbersStand: false,
    hint: 'Keep one of the two, or part them by their days, channels or devices.',
    look: toldTwice,
  },
];
