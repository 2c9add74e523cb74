/** Whether spend follows sessions from day to day, and days that cost another than those before and after. */
import { formatDay, formatMonth, monthOfDay } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, Findings } from './check.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';
import { runningSums } from './silences.ts';
import {
  cellOf,
  dayOfCell,
  placeName,
  placeOfCell,
  type SpendPlaces,
  spendPlaces,
} from './spend-places.ts';
import { withinSessions } from './spend-rates.ts';

/** Days of a month with spend for it to tell anything, and how far sessions must vary, as a part of their mean. */
const DAYS = 20;
const VARIES = 0.25;
/** Sessions that the busiest day must have. */
const BUSY = 5;
/** Correlation of spend and sessions up to which the one does not follow the other. */
const UNRELATED = 0.3;

interface Day {
  cents: number;
  sessions: number;
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Whether spend has little to do with sessions that vary: by Pearson's correlation; one amount a day has nothing to do with them. */
function isUnrelated(days: readonly Day[]): boolean {
  const sessions = days.map((day) => day.sessions);
  if (days.length < DAYS || Math.max(...sessions) < BUSY) return false;
  const cents = days.map((day) => day.cents);
  const [usual, spent] = [meanOf(sessions), meanOf(cents)];
  const variance = meanOf(sessions.map((count) => (count - usual) ** 2));
  const ofSpend = meanOf(cents.map((amount) => (amount - spent) ** 2));
  const together = meanOf(days.map((day) => (day.sessions - usual) * (day.cents - spent)));
  return variance >= (VARIES * usual) ** 2 && together <= UNRELATED * Math.sqrt(variance * ofSpend);
}

/** Months in which what was spent on a source and campaign a day has nothing to do with the sessions that came. */
export function monthsOfSpreadSpend(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const spent = withinSessions(input, found.spend).filter(([, cents]) => cents > 0);
  const days = Map.groupBy(spent, ([cell]) =>
    cellOf(placeOfCell(cell), monthOfDay(dayOfCell(cell))),
  );
  const failed = new Map<number, string>();
  for (const [cell, cells] of days) {
    const own = cells.map(([day, cents]) => ({ cents, sessions: found.sessions.get(day) ?? 0 }));
    if (!isUnrelated(own)) continue;
    const name = placeName(found.places[placeOfCell(cell)]!);
    const mean = amountOf(meanOf(own.map(({ cents }) => cents)));
    const month = dayOfCell(cell);
    failed.set(
      month,
      `${formatMonth(month)} (${name}: about ${mean} on each of ${countOf(own.length, 'day')})`,
    );
  }
  return listed(
    new Set([...days.keys()].map(dayOfCell)).size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}

/** A week is compared with four before and four after; its sessions, and those of either side, must be so many. */
const WEEK = 7;
const AROUND = 28;
const ENOUGH = 30;
/** How many times the cost of a session on both sides, or what part of it. */
const TIMES = 1.8;

/** What is spent on a place, and the sessions of it, before each day. */
interface Sums {
  firstDay: number;
  days: number;
  cents: Float64Array;
  sessions: Float64Array;
}

/** Cents a session of some days; NaN where they are few. */
function rateOf({ cents, sessions }: Sums, from: number, to: number): number {
  const count = sessions[to]! - sessions[from]!;
  return count < ENOUGH ? Number.NaN : (cents[to]! - cents[from]!) / count;
}

/** Whether the week that begins on this place cost another than the weeks on both sides, and those alike in this. */
function isOff(sums: Sums, from: number): boolean {
  const own = rateOf(sums, from, from + WEEK);
  const before = rateOf(sums, from - AROUND, from);
  const after = rateOf(sums, from + WEEK, from + WEEK + AROUND);
  return own > TIMES * Math.max(before, after) || own * TIMES < Math.min(before, after);
}

/** Days of weeks that cost another than those before and after, as stretches. */
function stretchesOf(sums: Sums): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (let from = AROUND; from + WEEK + AROUND <= sums.days; from += 1) {
    if (!isOff(sums, from)) continue;
    const last = stretches.at(-1);
    if (last !== undefined && from <= last.to) last.to = from + WEEK;
    else stretches.push({ from, to: from + WEEK });
  }
  return stretches;
}

function sumsOf({ facts: { coverage } }: CheckInput, found: SpendPlaces): Sums[] {
  const { firstDay, lastDay } = coverage;
  const days = lastDay - firstDay + 1;
  const series = () => found.places.map(() => new Float64Array(days));
  const [cents, sessions] = [series(), series()];
  const fill = (into: Float64Array[], cells: ReadonlyMap<number, number>): void => {
    for (const [cell, amount] of cells) {
      const place = dayOfCell(cell) - firstDay;
      if (place >= 0 && place < days) into[placeOfCell(cell)]![place]! += amount;
    }
  };
  fill(cents, found.spend);
  fill(sessions, found.sessions);
  return found.places.map((_, place) => ({
    firstDay,
    days,
    cents: runningSums(cents[place]!),
    sessions: runningSums(sessions[place]!),
  }));
}

/** Days of weeks in which the sessions of a source and campaign cost another than in the four before and the four after. */
export function daysOfOtherCost(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const failed = new Set<number>();
  const examples: string[] = [];
  for (const [place, sums] of sumsOf(input, found).entries())
    for (const { from, to } of stretchesOf(sums)) {
      for (let day = from; day < to; day += 1) failed.add(day);
      const [first, last] = [formatDay(sums.firstDay + from), formatDay(sums.firstDay + to - 1)];
      examples.push(
        `${first} to ${last} (${placeName(found.places[place]!)}: ${amountOf(rateOf(sums, from, to))} a session, ${amountOf(rateOf(sums, from - AROUND, from))} before)`,
      );
    }
  const { firstDay, lastDay } = input.facts.coverage;
  return { ...listed(lastDay - firstDay + 1, examples), failures: failed.size };
}
