import { monthOfDay, parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { RegimeHistory } from '../statistics/regimes.ts';
import {
  type Arms,
  armsOf,
  countsChannel,
  type PageDay,
  rowsOfExperiment,
  rowsWithin,
  sumArms,
} from './page-arms.ts';
import type { Days } from './windows.ts';

type Experiment = ReportConfig['experiments'][number];

/** Days around the declared window in which the split may have begun and ended. */
const DAYS_BEFORE = 28;
const DAYS_AFTER = 182;
/** Days after the end of a run by which it is told what became of the two pages. */
const AFTERMATH_DAYS = 28;
/** A page that has at least this share of the two pages' sessions then was kept alone. */
const KEPT_SHARE = 0.95;
/** Fewer sessions in a month say nothing of its rate. */
const LEAST_SESSIONS_OF_MONTH = 100;

export const AFTERMATHS = {
  'variant kept': 'the new page alone has been served since',
  'control kept': 'the old page alone has been served since',
  'both served': 'both pages have been served since',
  'neither served': 'neither page has been served since',
  'not yet known': 'the data end too soon after the test to tell',
} as const;

export type Aftermath = keyof typeof AFTERMATHS;

/** What became of a page after its test. */
export interface Since {
  sessions: number;
  orders: number;
  /** The lowest and the highest rate of a whole month with enough sessions. */
  lowestMonth: number | null;
  highestMonth: number | null;
}

/** How long the two pages were really split, whatever window was declared, and what happened afterwards. */
export interface ExperimentRun {
  experiment: Experiment;
  /** The step that both pages serve. */
  step: string;
  days: Days;
  /** Days of the run outside of the declared window. */
  daysLeftOut: number;
  arms: Arms;
  aftermath: Aftermath;
  /** The variant's share of both pages' sessions in the four weeks after; null without a session. */
  shareAfter: number | null;
  /** Of the page that was kept alone. */
  since: Since | null;
}

/**
 * The run of an experiment: the days around its declared window over which its sessions were split in one ratio (`RegimeHistory`). Null where the data
 * have no session of it.
 */
export function runOf(
  experiment: Experiment,
  all: readonly PageDay[],
  { coverage }: MetricsInput,
): ExperimentRun | null {
  const rows = rowsOfExperiment(all, experiment).filter(({ channel }) =>
    countsChannel(experiment, channel),
  );
  const declared = { start: parseDay(experiment.start_date), end: parseDay(experiment.end_date) };
  const days = splitAround(declared, rows, coverage.lastWholeDay + 1);
  const arms = armsOf(rowsWithin(rows, days), experiment);
  if (arms.control.sessions === 0 || arms.variant.sessions === 0) return null;
  const inside = Math.min(days.end, declared.end) - Math.max(days.start, declared.start);
  const later = rows.filter(({ day }) => day >= days.end);
  const next = armsOf(
    rowsWithin(later, { start: days.end, end: days.end + AFTERMATH_DAYS }),
    experiment,
  );
  const both = next.control.sessions + next.variant.sessions;
  const shareAfter = both === 0 ? null : next.variant.sessions / both;
  const aftermath =
    coverage.lastWholeDay + 1 - days.end < AFTERMATH_DAYS
      ? 'not yet known'
      : aftermathOf(shareAfter);
  const kept = { 'variant kept': experiment.variant, 'control kept': experiment.control };
  const page = kept[aftermath as keyof typeof kept];
  return {
    experiment,
    step: rows[0]!.step,
    days,
    daysLeftOut: days.end - days.start - Math.max(0, inside),
    arms,
    aftermath,
    shareAfter,
    since:
      page === undefined
        ? null
        : sinceOf(
            later.filter((row) => row.page === page),
            coverage,
          ),
  };
}

/** The days over which the variant had one share of both pages' sessions, around the middle of the declared window. */
function splitAround(declared: Days, rows: readonly PageDay[], dataEnd: number): Days {
  const start = declared.start - DAYS_BEFORE;
  const end = Math.max(start + 1, Math.min(declared.end + DAYS_AFTER, dataEnd));
  const counts = Array.from({ length: end - start }, () => new Map<string, number>());
  for (const { page, day, sessions } of rowsWithin(rows, { start, end })) {
    const ofDay = counts[day - start]!;
    ofDay.set(page, (ofDay.get(page) ?? 0) + sessions);
  }
  // The first page of the rows stands for one side; which does not matter for where the ratio changes.
  const [side] = rows.map(({ page }) => page);
  const split = counts.map((ofDay) => ({
    successes: ofDay.get(side ?? '') ?? 0,
    trials: [...ofDay.values()].reduce((sum, sessions) => sum + sessions, 0),
  }));
  const regimes = new RegimeHistory(split).upTo();
  const middle = Math.floor((declared.start + declared.end) / 2) - start;
  const run = regimes.find(({ end: behind }) => behind > middle) ?? regimes.at(-1)!;
  // Days on which neither was served belong to no ratio.
  const served = split.flatMap(({ trials }, place) =>
    trials > 0 && place >= run.start && place < run.end ? [start + place] : [],
  );
  return { start: served[0] ?? start, end: (served.at(-1) ?? start) + 1 };
}

function aftermathOf(shareAfter: number | null): Aftermath {
  if (shareAfter === null) return 'neither served';
  if (shareAfter >= KEPT_SHARE) return 'variant kept';
  return shareAfter <= 1 - KEPT_SHARE ? 'control kept' : 'both served';
}

function sinceOf(rows: readonly PageDay[], { lastWholeDay }: MetricsInput['coverage']): Since {
  const { sessions, orders } = sumArms(rows);
  const months = [...Map.groupBy(rows, ({ day }) => monthOfDay(day))]
    .filter(([month]) => month < monthOfDay(lastWholeDay + 1))
    .map(([, ofMonth]) => sumArms(ofMonth))
    .filter((month) => month.sessions >= LEAST_SESSIONS_OF_MONTH)
    .map((month) => month.orders / month.sessions);
  return {
    sessions,
    orders,
    lowestMonth: months.length === 0 ? null : Math.min(...months),
    highestMonth: months.length === 0 ? null : Math.max(...months),
  };
}
