import type { ReportConfig } from '../config/schema.ts';
import { monthOfDay, parseDay } from '../facts/calendar.ts';
import type { MetricsInput } from './input.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import { seasonalIndex, wholeMonths } from './seasonality.ts';
import type { Days } from './windows.ts';

type ShopEvent = ReportConfig['events'][number];

/** The season alone would move sessions by more than this between the windows. */
const SEASON_SHIFT = 0.1;

/** The average seasonal index of a stretch of days; null where the data are too short to know the seasons. */
export type Season = (days: Days) => number | null;

/** The shop's seasons of sessions, as a function of any stretch of days. */
export function seasonAround(input: MetricsInput): Season {
  const index = seasonalIndex(
    wholeMonths(new DailyTotals(dailyPerformance(input).traffic, 'sessions'), input),
  );
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

/** What else falls into the windows of an event, as ids separated by spaces; null where nothing is known to. */
export function eventWarnings(
  event: ShopEvent,
  { before, after }: { before: Days; after: Days },
  { events, experiments }: Pick<ReportConfig, 'events' | 'experiments'>,
  season: Season,
): string | null {
  const isInside = (day: number): boolean => day > before.start && day < after.end;
  const others = events.filter(({ id, date }) => id !== event.id && isInside(parseDay(date)));
  const running = experiments.filter(
    ({ start_date, end_date }) => isInside(parseDay(start_date)) || isInside(parseDay(end_date)),
  );
  const [earlier, later] = [season(before), season(after)];
  const shift = earlier === null || later === null ? 0 : Math.abs(later / earlier - 1);
  const warnings = [
    ...others.map(({ id }) => `event:${id}`),
    ...running.map(({ id }) => `experiment:${id}`),
    ...(shift > SEASON_SHIFT ? ['season'] : []),
  ];
  return warnings.length === 0 ? null : warnings.join(' ');
}
