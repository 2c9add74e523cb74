import type { ColumnTable } from 'arquero';
import { formatDay, parseDay, weekdayOf } from '../../base/calendar.ts';
import { matchesAny } from '../../shop/config/patterns.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';

/** A page serves a step in a week when it has at least this share of the step's sessions. */
const LEAST_SHARE = 0.05;
/** Two pages that served together for fewer weeks were a change-over, not a comparison. */
const LEAST_WEEKS = 3;

/** The first step by where sessions land; a step of the configuration with this name is counted so too. */
const LANDING = 'landing';

const COLUMNS = [
  is.text(
    'step',
    'Step that both pages served: landing, or a step of the purchase path with several pages',
  ),
  is.text('page_a', 'One page'),
  is.text('page_b', 'The other page'),
  is.date('first_week', 'Monday of the first week in which both served the step'),
  is.date('last_week', 'Monday of the last such week'),
  is.count('weeks', 'Weeks in which both had at least 5 % of the step’s sessions', 'weeks'),
  is.count('sessions_a', 'Sessions of the first page in those weeks', 'sessions'),
  is.count('sessions_b', 'Sessions of the second page in those weeks', 'sessions'),
  is.flag(
    'declared',
    '1 when an experiment of the configuration compares the two in some of those weeks',
  ),
];

/** Sessions of a week that saw a page, by page. */
type Weeks = Map<number, Map<string, number>>;

/**
 * Page variants that served the same step in the same weeks, whether or not anybody declared an experiment: traffic may have been split
 * between them. Not randomised for all we know, so only a list to look into.
 */
export const experimentCandidates = defineTable({
  id: 'experiment_candidates',
  title: 'Pages that served the same step at the same time',
  grain: ['step', 'page_a', 'page_b'],
  population: ['sessions_a', 'sessions_b'],
  columns: COLUMNS,
  compute({ config, cubes }) {
    const steps: { step: string; weeks: Weeks }[] = [
      { step: LANDING, weeks: landingWeeks(cubes.traffic) },
      ...config.funnel
        .filter(({ step, pages }) => step !== LANDING && Array.isArray(pages))
        .map(({ step, pages }) => ({
          step,
          weeks: stepWeeks(cubes.page_weeks, pages as string[]),
        })),
    ];
    return tableOfRows(
      steps.flatMap(({ step, weeks }) =>
        pairsOf(weeks).map((pair) => ({
          step,
          ...pair,
          first_week: formatDay(pair.first_week),
          last_week: formatDay(pair.last_week),
          declared: isDeclared(pair, config.experiments) ? 1 : 0,
        })),
      ),
      COLUMNS,
    );
  },
});

function landingWeeks(traffic: ColumnTable): Weeks {
  const rows = traffic.objects() as { day: number; landing_page: string; sessions: number }[];
  return weeksOf(
    rows
      .filter(({ landing_page }) => landing_page !== '')
      .map(({ day, landing_page, sessions }) => ({
        week: day - weekdayOf(day) + 1,
        page: landing_page,
        sessions,
      })),
  );
}

function stepWeeks(pageWeeks: ColumnTable, patterns: readonly string[]): Weeks {
  const rows = pageWeeks.objects() as { week: number; pageview_url: string; sessions: number }[];
  return weeksOf(
    rows
      .filter(({ pageview_url }) => matchesAny(pageview_url, patterns))
      .map(({ week, pageview_url, sessions }) => ({ week, page: pageview_url, sessions })),
  );
}

function weeksOf(rows: readonly { week: number; page: string; sessions: number }[]): Weeks {
  const weeks: Weeks = new Map();
  for (const { week, page, sessions } of rows) {
    const pages = weeks.get(week) ?? new Map<string, number>();
    pages.set(page, (pages.get(page) ?? 0) + sessions);
    weeks.set(week, pages);
  }
  return weeks;
}

function pairsOf(weeks: Weeks) {
  const pairs = new Map<
    string,
    { page_a: string; page_b: string; weeks: number[]; sessions_a: number; sessions_b: number }
  >();
  for (const [week, pages] of weeks) {
    const total = [...pages.values()].reduce((sum, sessions) => sum + sessions, 0);
    const serving = [...pages]
      .filter(([, sessions]) => sessions >= LEAST_SHARE * total)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [index, [page_a, sessionsA]] of serving.entries()) {
      for (const [page_b, sessionsB] of serving.slice(index + 1)) {
        const key = `${page_a} ${page_b}`;
        const pair = pairs.get(key) ?? { page_a, page_b, weeks: [], sessions_a: 0, sessions_b: 0 };
        pair.weeks.push(week);
        pair.sessions_a += sessionsA;
        pair.sessions_b += sessionsB;
        pairs.set(key, pair);
      }
    }
  }
  return [...pairs.values()]
    .filter((pair) => pair.weeks.length >= LEAST_WEEKS)
    .map((pair) => ({
      ...pair,
      first_week: Math.min(...pair.weeks),
      last_week: Math.max(...pair.weeks),
      weeks: pair.weeks.length,
    }));
}

function isDeclared(
  { page_a, page_b, first_week, last_week }: ReturnType<typeof pairsOf>[number],
  experiments: ReportConfig['experiments'],
): boolean {
  return experiments.some(
    ({ control, variant, start_date, end_date }) =>
      [control, variant].includes(page_a) &&
      [control, variant].includes(page_b) &&
      parseDay(start_date) < last_week + 7 &&
      parseDay(end_date) > first_week,
  );
}
