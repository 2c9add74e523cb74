import { monthOfDay, parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import type { MetricsInput } from '../definitions/input.ts';
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

/**
 * What else falls into the windows of an event, in words separated by semicolons; null where nothing is known to. An experiment that ran
 * through both windows counts too: part of the visitors saw another shop than the one the event changed.
 */
export function eventWarnings(
  event: ShopEvent,
  { before, after }: { before: Days; after: Days },
  { events, experiments }: Pick<ReportConfig, 'events' | 'experiments'>,
  season: Season,
): string | null {
  const others = events.filter(({ id, date }) => {
    const day = parseDay(date);
    // What happened on the first day of all happened before every day that is compared.
    return id !== event.id && day > before.start && day < after.end;
  });
  const running = experiments.filter(
    ({ start_date, end_date }) =>
      parseDay(start_date) < after.end && parseDay(end_date) > before.start,
  );
  const [earlier, later] = [season(before), season(after)];
  const shift = earlier === null || later === null ? 0 : Math.abs(later / earlier - 1);
  const warnings = [
    ...[...others, ...running].map(({ title }) => title),
    ...(shift > SEASON_SHIFT ? ['another season'] : []),
  ];
  return warnings.length === 0 ? null : warnings.join('; ');
}
