import type { Followed } from './survival.ts';

/** How events that come later and later end. */
export interface CurveEnd {
  /** Time of the last event. */
  last: number;
  /** The stretch up to it that is looked at, and as long a stretch after it. */
  stretch: number;
  /** Rate of events in the stretch up to the last / their rate over all of the time up to it: near 1 where they come as often to the end. */
  level: number;
  /** Events that the stretch after the last would hold at that rate. */
  expected: number;
  /** The chance that it holds none. */
  pValue: number;
}

/** The last fifth of the time: long enough to have a rate, short enough to be the end. */
const PART = 5;

/**
 * Whether events end as a custom does, fewer and fewer, or at a wall: the rate in the last fifth of the time to the last event, and the
 * exact Poisson chance of none in as long a stretch after it, at that rate. The idea is that of extinctions told from sightings (Solow,
 * Ecology 74, 1993, 962-964): a silence is judged by the rate before it, here per person followed so long. The last event is left out of
 * that rate, since its time was chosen by it. `followed`: whole days, in any order. Null with fewer than two events, or none after the first day.
 */
export function curveEnd(followed: readonly Followed[]): CurveEnd | null {
  const events = followed.reduce((sum, row) => sum + row.events, 0);
  const last = Math.max(0, ...followed.filter((row) => row.events > 0).map(({ time }) => time));
  if (events < 2 || last < 1) return null;
  const stretch = Math.ceil(last / PART);
  const risk = personDays(followed, last + stretch);
  const sum = (of: (day: number) => number, from: number, to: number): number => {
    let total = 0;
    for (let day = from + 1; day <= to; day += 1) total += of(day);
    return total;
  };
  const happened = new Map(followed.map((row) => [row.time, row.events]));
  const eventsOn = (day: number): number => happened.get(day) ?? 0;
  const riskOn = (day: number): number => risk[day]!;
  const rate = (sum(eventsOn, last - stretch, last) - 1) / sum(riskOn, last - stretch, last);
  const usual = (sum(eventsOn, 0, last) - 1) / sum(riskOn, 0, last);
  const expected = rate * sum(riskOn, last, last + stretch);
  return {
    last,
    stretch,
    level: usual === 0 ? 0 : rate / usual,
    expected,
    pValue: Math.exp(-expected),
  };
}

/** By day, how many were followed so long and had not had the event before. */
function personDays(followed: readonly Followed[], until: number): Float64Array {
  const risk = new Float64Array(until + 1);
  for (const { time, events, censored } of followed)
    for (let day = 0; day <= Math.min(time, until); day += 1) risk[day]! += events + censored;
  return risk;
}
