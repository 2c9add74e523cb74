import { weekdayOf } from '../../base/calendar.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { RegimeHistory } from '../statistics/regimes.ts';
import { sampleRatioPValue } from '../statistics/tests.ts';
import { UNEVEN_SPLIT } from './experiment-verdicts.ts';
import { type Arms, armsOf, type PageDay } from './page-arms.ts';

/** A page serves a step in a week when it has at least this share of the sessions of that channel and device. */
const LEAST_SHARE = 0.05;
/** Two pages that were split evenly for fewer weeks were a change-over, not a comparison. */
const LEAST_WEEKS = 3;
/** Fewer sessions of either page in a channel and device look even by chance. */
const LEAST_SESSIONS = 100;

/** Two pages between which the same traffic was split evenly although no experiment was declared. */
export interface UndeclaredTest {
  step: string;
  /** The page that was seen first, as the control. */
  control: string;
  variant: string;
  /** Where: a text of channel and device each. */
  where: readonly string[];
  /** Mondays of the first and the last week. */
  firstWeek: number;
  lastWeek: number;
  arms: Arms;
}

/**
 * Pairs of pages of a step that share the sessions of a channel and device evenly over three weeks or more, as a split by lot does: within each channel
 * and device the weeks of one ratio are told apart (`RegimeHistory`), and those count whose ratio does not differ from an even one (p >=
 * 0.001). The split is looked at, never the outcome, so that choosing these weeks does not bend the result.
 */
export function undeclaredTests(all: readonly PageDay[], input: MetricsInput): UndeclaredTest[] {
  const groups = Map.groupBy(all, ({ step, channel, device_type }) =>
    JSON.stringify([step, channel, device_type]),
  );
  const found = [...groups.values()].flatMap((rows) => evenPairs(rows, input));
  const pairs = Map.groupBy(found, ({ step, pages }) => JSON.stringify([step, ...pages]));
  return [...pairs.values()].map((ofPair) => {
    const { step, pages } = ofPair[0]!;
    const rows = ofPair.flatMap((each) => each.rows);
    const firstDay = (wanted: string): number =>
      all.reduce(
        (first, { page, day }) => (page === wanted ? Math.min(first, day) : first),
        Number.POSITIVE_INFINITY,
      );
    const [control, variant] = pages.toSorted(
      (a, b) => firstDay(a) - firstDay(b) || (a < b ? -1 : 1),
    ) as [string, string];
    const weeks = rows.map(({ day }) => mondayOf(day));
    return {
      step,
      control,
      variant,
      where: [...new Set(ofPair.map(({ where }) => where))].toSorted(),
      firstWeek: weeks.reduce((first, week) => Math.min(first, week), Number.POSITIVE_INFINITY),
      lastWeek: weeks.reduce((last, week) => Math.max(last, week), 0),
      arms: armsOf(rows, { control, variant }),
    };
  });
}

interface EvenPair {
  step: string;
  pages: readonly [string, string];
  where: string;
  rows: readonly PageDay[];
}

/** The stretches in which two pages shared the sessions of one channel and device evenly. */
function evenPairs(rows: readonly PageDay[], { config }: MetricsInput): EvenPair[] {
  const isDeclared = (a: string, b: string): boolean =>
    config.experiments.some(
      ({ control, variant }) =>
        (control === a && variant === b) || (control === b && variant === a),
    );
  const pages = servingPages(rows);
  return pages.flatMap((a, place) =>
    pages
      .slice(place + 1)
      .filter((b) => !isDeclared(a, b))
      .flatMap((b) => evenStretches(rows, a, b)),
  );
}

/** The pages that had a noticeable share in weeks enough, in the order of their names. */
function servingPages(rows: readonly PageDay[]): string[] {
  const weeks = new Map<string, number>();
  for (const ofWeek of Map.groupBy(rows, ({ day }) => mondayOf(day)).values()) {
    const total = ofWeek.reduce((sum, { sessions }) => sum + sessions, 0);
    for (const [page, ofPage] of Map.groupBy(ofWeek, (row) => row.page)) {
      const sessions = ofPage.reduce((sum, row) => sum + row.sessions, 0);
      if (sessions >= LEAST_SHARE * total) weeks.set(page, (weeks.get(page) ?? 0) + 1);
    }
  }
  return [...weeks].flatMap(([page, count]) => (count >= LEAST_WEEKS ? [page] : [])).toSorted();
}

function evenStretches(rows: readonly PageDay[], a: string, b: string): EvenPair[] {
  const both = rows.filter(({ page }) => page === a || page === b);
  const byWeek = Map.groupBy(both, ({ day }) => mondayOf(day));
  const mondays = [...byWeek.keys()];
  const first = Math.min(...mondays);
  const count = (Math.max(...mondays) - first) / 7 + 1;
  const weeks = Array.from({ length: count }, (_, week) => byWeek.get(first + 7 * week) ?? []);
  const sessionsOf = (some: readonly PageDay[], page: string): number =>
    some.reduce((sum, row) => (row.page === page ? sum + row.sessions : sum), 0);
  const regimes = new RegimeHistory(
    weeks.map((week) => ({
      successes: sessionsOf(week, a),
      trials: sessionsOf(week, a) + sessionsOf(week, b),
    })),
  ).upTo();
  return regimes.flatMap((regime) => {
    const stretch = weeks.slice(regime.start, regime.end);
    const inside = stretch.flat();
    const counts = [sessionsOf(inside, a), sessionsOf(inside, b)];
    const isEven =
      stretch.filter((week) => week.length > 0).length >= LEAST_WEEKS &&
      Math.min(...counts) >= LEAST_SESSIONS &&
      sampleRatioPValue(counts, [0.5, 0.5])! >= UNEVEN_SPLIT;
    const { step, channel, device_type } = both[0]!;
    return isEven
      ? [{ step, pages: [a, b] as const, where: `${channel} ${device_type}`, rows: inside }]
      : [];
  });
}

function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}
