import { dayOf, formatTimestamp, weekdayOf } from '../../base/calendar.ts';
import { matchesAny } from '../../shop/config/patterns.ts';
import type { FunnelStep } from '../../shop/config/schema.ts';
import { reachedMeasure } from '../../shop/cubes/traffic.ts';
import { stepPatterns } from '../../shop/facts/session-facts.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { DailyTotals, sumBy } from './periods.ts';

/** Weeks at either end of a page's life over which its share there is taken. */
const END_WEEKS = 4;
/** A page that never had at least this share of its step is not listed. */
const LEAST_SHARE = 0.05;
/** A page that was first (last) seen within so many days of the data's own first (last) day was there before (may be seen again). */
const END_DAYS = 7;

/** The first step by where sessions land, as in `experiment_candidates`. */
const LANDING = 'landing';

/** A page of one step, in its life. */
export interface PageChange {
  step: string;
  page: string;
  /** Seconds since 1970 on the shop’s clock. */
  firstSeen: number;
  lastSeen: number;
  sessions: number;
  share: number;
  shareAtFirst: number;
  shareAtLast: number;
  appeared: boolean;
  disappeared: boolean;
}

/** The pages that carry a noticeable share of a step, with what they carried when they came and when they went. In the order of the steps. */
export function pageChanges(input: MetricsInput): PageChange[] {
  const { cubes, config } = input;
  const seen = new Map(
    (
      cubes.pages.objects() as { pageview_url: string; first_seen: number; last_seen: number }[]
    ).map((row) => [row.pageview_url, row]),
  );
  const productPages = config.products.map(({ page }) => page);
  const weekly = cubes.page_weeks.objects() as WeekOfPage[];
  const steps = config.funnel.flatMap((step) => {
    const patterns = stepPatterns(step, productPages);
    if (patterns === 'any' || step.step === LANDING) return [];
    const rows = weekly.filter(({ pageview_url }) => matchesAny(pageview_url, patterns));
    return lives(step.step, rows, reachedIn(step, input));
  });
  const { firstDay, lastDay } = input.coverage;
  return [...landingLives(input), ...steps].map((life) => {
    const { first_seen, last_seen } = seen.get(life.page)!;
    return {
      ...life,
      firstSeen: first_seen,
      lastSeen: last_seen,
      appeared: dayOf(first_seen) - firstDay > END_DAYS,
      disappeared: lastDay - dayOf(last_seen) > END_DAYS,
    };
  });
}

interface WeekOfPage {
  week: number;
  pageview_url: string;
  sessions: number;
}

type Life = Omit<PageChange, 'firstSeen' | 'lastSeen' | 'appeared' | 'disappeared'>;

function landingLives({ cubes }: MetricsInput): Life[] {
  const rows = sumBy(
    cubes.traffic.filter((d) => d.landing_page !== ''),
    ['day', 'landing_page'],
    ['sessions'],
  ).objects() as { day: number; landing_page: string; sessions: number }[];
  const weeks = rows.map(({ day, landing_page, sessions }) => ({
    week: day - weekdayOf(day) + 1,
    pageview_url: landing_page,
    sessions,
  }));
  const all = new DailyTotals(
    tableOfRows(rows, [{ name: 'day' }, { name: 'sessions' }]),
    'sessions',
  );
  return lives(LANDING, weeks, all);
}

/** Sessions that reached the step, by day. */
function reachedIn(step: FunnelStep, { cubes }: MetricsInput): DailyTotals {
  const measure = reachedMeasure(step);
  return new DailyTotals(sumBy(cubes.traffic, ['day'], [measure]), measure);
}

/** Each page's share of the sessions of the step: over its life, and in its first and last weeks. */
function lives(step: string, rows: readonly WeekOfPage[], ofStep: DailyTotals): Life[] {
  return [...Map.groupBy(rows, ({ pageview_url }) => pageview_url)]
    .map(([page, weeks]) => {
      const first = Math.min(...weeks.map(({ week }) => week));
      const last = Math.max(...weeks.map(({ week }) => week)) + 7;
      const sessionsIn = (start: number, end: number): number =>
        weeks
          .filter(({ week }) => week >= start && week < end)
          .reduce((sum, { sessions }) => sum + sessions, 0);
      const shareIn = (start: number, end: number): number =>
        sessionsIn(start, end) / ofStep.between(start, end);
      return {
        step,
        page,
        sessions: sessionsIn(first, last),
        share: shareIn(first, last),
        shareAtFirst: shareIn(first, Math.min(last, first + END_WEEKS * 7)),
        shareAtLast: shareIn(Math.max(first, last - END_WEEKS * 7), last),
      };
    })
    .filter((life) => Math.max(life.share, life.shareAtFirst, life.shareAtLast) >= LEAST_SHARE)
    .sort((a, b) => (a.page < b.page ? -1 : 1));
}

const COLUMNS = [
  is.text('step', 'Step of the purchase path; landing for where sessions begin'),
  is.text('page', 'Url of the page; pages that never had a twentieth of the step are left out'),
  is.timestamp('first_seen', 'First view of the page, on the shop’s clock'),
  is.timestamp('last_seen', 'Last view of the page, on the shop’s clock'),
  is.count('sessions', 'Sessions that saw the page, or landed on it', 'sessions', 'page-use'),
  is.rate(
    'share_of_step',
    'These / sessions of the step, from the first to the last week of the page (Mondays)',
    'page-use',
  ),
  is.rate('share_at_first', 'The same over the first four of these weeks', 'page-use'),
  is.rate('share_at_last', 'The same over the last four of them', 'page-use'),
  is.flag('appeared', '1 when it was first seen more than a week after the data begin'),
  is.flag('disappeared', '1 when it was last seen more than a week before the data end'),
];

export const pageChangeTable = defineTable({
  id: 'page_changes',
  title: 'Pages of each step: when they came and went, and what they carried',
  grain: ['step', 'page'],
  population: ['sessions'],
  columns: COLUMNS,

  compute: (input) =>
    tableOfRows(
      pageChanges(input).map((page) => ({
        ...page,
        first_seen: formatTimestamp(page.firstSeen),
        last_seen: formatTimestamp(page.lastSeen),
        share_of_step: page.share,
        share_at_first: page.shareAtFirst,
        share_at_last: page.shareAtLast,
        appeared: page.appeared ? 1 : 0,
        disappeared: page.disappeared ? 1 : 0,
      })),
      COLUMNS,
    ),
});
