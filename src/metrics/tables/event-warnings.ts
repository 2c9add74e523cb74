import { dayOf, formatDay, monthOfDay, parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import type { MetricsInput } from '../definitions/input.ts';
import type { EventWindows } from './event-windows.ts';
import { type PageChange, pageChanges } from './page-changes.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import { seasonalIndex, wholeMonths } from './seasonality.ts';
import type { Days } from './windows.ts';

type ShopEvent = ReportConfig['events'][number];

/** The season alone would move sessions by more than this between the windows. */
const SEASON_SHIFT = 0.1;
/** A page that carries this share of its step changes what visitors of the step do. */
const NOTICEABLE_SHARE = 0.1;
/** A day with this many times the median of the days around it, and more than chance allows, is a holiday, a sale or a burst. */
const BUSY_TIMES = 2;
const BUSY_ERRORS = 5;
/** Days on either side of which the median is taken. */
const AROUND = 14;

/** The average seasonal index of a stretch of days; null where the data are too short to know the seasons. */
export type Season = (days: Days) => number | null;

/** What the data and the configuration know of any weeks. */
export interface Calendar extends Pick<ReportConfig, 'events' | 'experiments' | 'products'> {
  season: Season;
  /** Days with far more sessions than those around them, in order. */
  busyDays: readonly number[];
  pages: readonly PageChange[];
}

export function calendarOf(input: MetricsInput): Calendar {
  const { events, experiments, products } = input.config;
  const sessions = new DailyTotals(dailyPerformance(input).traffic, 'sessions');
  return {
    events,
    experiments,
    products,
    season: seasonAround(sessions, input),
    busyDays: busyDays(sessions, input),
    pages: pageChanges(input),
  };
}

function seasonAround(sessions: DailyTotals, input: MetricsInput): Season {
  const index = seasonalIndex(wholeMonths(sessions, input));
  return ({ start, end }) => {
    let sum = 0;
    for (let day = start; day < end; day += 1) {
      const ofMonth = index[monthOfDay(day) % 12]!.index;
      if (ofMonth === null) return null;
      sum += ofMonth;
    }
    return sum / (end - start);
  };
}

/** Whole days with at least twice the median of the four weeks around them, and five standard errors of a count above it. */
function busyDays(sessions: DailyTotals, { coverage }: MetricsInput): number[] {
  const { firstWholeDay, lastWholeDay } = coverage;
  const found: number[] = [];
  for (let day = firstWholeDay; day <= lastWholeDay; day += 1) {
    const first = Math.max(firstWholeDay, day - AROUND);
    const around = Array.from(
      { length: Math.min(lastWholeDay, day + AROUND) - first + 1 },
      (_, place) => sessions.between(first + place, first + place + 1),
    ).toSorted((a, b) => a - b);
    const middle = around[Math.floor(around.length / 2)]!;
    const count = sessions.between(day, day + 1);
    if (
      count >= BUSY_TIMES * middle &&
      count > middle + BUSY_ERRORS * Math.sqrt(Math.max(1, middle))
    )
      found.push(day);
  }
  return found;
}

/** Whether the season, or days such as holidays, alone would tell the two windows apart. */
export function straddlesSeason(
  { before, after }: EventWindows,
  { season, busyDays: busy }: Pick<Calendar, 'season' | 'busyDays'>,
): boolean {
  const [earlier, later] = [season(before), season(after)];
  const shift = earlier === null || later === null ? 0 : Math.abs(later / earlier - 1);
  return shift > SEASON_SHIFT || busy.some((day) => day >= before.start && day < after.end);
}

/**
 * What else falls into the windows of an event, and into the same weeks a year before where they are the control, in words separated by semicolons;
 * null where nothing is known to. An experiment that ran through both windows counts too: part of the visitors saw another shop than the
 * one the event changed.
 */
export function eventWarnings(
  event: ShopEvent,
  windows: EventWindows,
  control: EventWindows | null,
  calendar: Calendar,
): string | null {
  const now = happenedIn(event, windows, calendar);
  const earlier = control === null ? [] : happenedIn(event, control, calendar);
  const warnings = [...now, ...earlier.map((each) => `the year before: ${each}`)];
  return warnings.length === 0 ? null : warnings.join('; ');
}

function happenedIn(
  event: ShopEvent,
  windows: EventWindows,
  { events, experiments, products, pages, ...seasons }: Calendar,
): string[] {
  const { start } = windows.before;
  const { end } = windows.after;
  // What happened on the first day of all happened before every day that is compared.
  const isWithin = (day: number): boolean => day > start && day < end;
  const others = events.filter(({ id, date }) => id !== event.id && isWithin(parseDay(date)));
  const running = experiments.filter(
    ({ start_date, end_date }) => parseDay(start_date) < end && parseDay(end_date) > start,
  );
  const own = products.find(({ product_id }) => product_id === event.product_id)?.page;
  const switched = pages
    .filter(({ page }) => page !== own)
    .flatMap(({ page, step, ...life }) => [
      ...(life.appeared && life.shareAtFirst >= NOTICEABLE_SHARE && isWithin(dayOf(life.firstSeen))
        ? [`${page} appears (${step}, ${formatDay(dayOf(life.firstSeen))})`]
        : []),
      ...(life.disappeared && life.shareAtLast >= NOTICEABLE_SHARE && isWithin(dayOf(life.lastSeen))
        ? [`${page} disappears (${step}, ${formatDay(dayOf(life.lastSeen))})`]
        : []),
    ]);
  const busy = seasons.busyDays.filter((day) => day >= start && day < end);
  const isAnother = straddlesSeason(windows, { ...seasons, busyDays: [] });
  return [
    ...[...others, ...running].map(({ title }) => title),
    ...new Set(switched),
    ...(busy.length > 0 ? [`unusually busy days: ${busy.map(formatDay).join(', ')}`] : []),
    ...(isAnother ? ['another season'] : []),
  ];
}
