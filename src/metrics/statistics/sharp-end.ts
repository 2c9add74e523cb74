import type { Followed } from './survival.ts';

/** How events that come later and later end. */
export interface CurveEnd {
  /** Time of the last event. */
  last: number;
  /** The last fifth of that time; as long a time before it and after it is looked at. */
  stretch: number;
  /** Rate of events in the last fifth / in the fifth before it: near 1 where they come as often to the end. */
  decline: number;
  /** Whether the time after the last is followed by half as many person-days at least: else the data end there, too. */
  isFollowed: boolean;
  /** Events that the time after the last would hold, were the rate to decline once more by as much. */
  expected: number;
  /** The chance that it holds none. */
  pValue: number;
}

/** A fifth: long enough to have a rate, short enough to be the end. */
const PART = 5;

/**
 * Whether events end as habits do, fewer and fewer, or at a wall: the exact Poisson chance of none after the last, in as long a time as its last fifth,
 * at the rate of that fifth, declined by as much as from the fifth before. The idea is that of extinctions told from
 * sightings: a silence is judged by the rate before it (Solow, Ecology 74, 1993), a rate that declines by its decline (Solow,
 * J. Math. Biol. 32, 1993). Rates are per person followed so long; the last event is left out of its own, since its time was chosen by it.
 * `followed`: whole days, in any order. Null with fewer than two events, or none after the first day.
 */
export function curveEnd(followed: readonly Followed[]): CurveEnd | null {
  const events = followed.reduce((sum, row) => sum + row.events, 0);
  const last = followed.reduce((day, row) => (row.events > 0 ? Math.max(day, row.time) : day), 0);
  if (events < 2 || last < 1) return null;
  const stretch = Math.ceil(last / PART);
  const fifth = (back: number) =>
    between(followed, last - (back + 1) * stretch, last - back * stretch);
  const end = fifth(0);
  const rate = (end.events - 1) / end.risk;
  const before = rateOf(fifth(1));
  const decline = ratioOr(1, rate, before);
  const earlier = ratioOr(1, before, rateOf(fifth(2)));
  // A decline that speeds up, as that of a bell does, speeds up by as much again; one that slows down does not slow down more.
  const next = Math.min(1, decline, decline * ratioOr(1, decline, earlier));
  const after = between(followed, last, last + stretch);
  const expected = rate * next * after.risk;
  const isFollowed = after.risk >= end.risk / 2;
  return { last, stretch, decline, isFollowed, expected, pValue: Math.exp(-expected) };
}

function rateOf({ events, risk }: { events: number; risk: number }): number {
  return risk === 0 ? 0 : events / risk;
}

/** The ratio, or this where it does not exist. */
function ratioOr(otherwise: number, top: number, bottom: number): number {
  return bottom === 0 ? otherwise : top / bottom;
}

/** Events after a time up to another, and the days that persons were followed in between without one. */
function between(
  followed: readonly Followed[],
  after: number,
  until: number,
): { events: number; risk: number } {
  let happened = 0;
  let risk = 0;
  for (const { time, events, censored } of followed) {
    if (time > after && time <= until) happened += events;
    risk += (events + censored) * Math.max(0, Math.min(time, until) - Math.max(after, -1));
  }
  return { events: happened, risk };
}
