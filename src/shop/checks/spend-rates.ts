/** What a session did cost from month to month, and whether spend follows sessions from day to day. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, Findings } from './check.ts';
import { stepsOf } from './levels.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';
import {
  cellOf,
  dayOfCell,
  placeName,
  placeOfCell,
  type SpendPlaces,
  spendPlaces,
  sumBy,
} from './spend-places.ts';

/** Sessions that a source and campaign must have had in a month for their cost to tell anything. */
const ENOUGH = 30;
/** How many times the usual a session may cost in a month; the usual is the median of the month, and three with sessions before and after. */
const TIMES = 2;
const AROUND = 3;
/** With fewer months nothing is usual. */
const FEWEST_MONTHS = 5;

/** Days of a month with spend, and the part of them that must have one amount, for it to be spread over the days. */
const DAYS = 20;
const SAME = 0.9;
/** Sessions that the busiest of them must have, and how many times those of the quietest. */
const BUSY = 5;
const TIMES_QUIET = 2;

interface Rate {
  month: number;
  rate: number;
}

/** Cells of the days that have sessions at all: what was spent before and after brought none that is known. */
function withinSessions({ facts }: CheckInput, cells: ReadonlyMap<number, number>) {
  const { firstDay, lastDay } = facts.coverage;
  return [...cells].filter(([cell]) => dayOfCell(cell) >= firstDay && dayOfCell(cell) <= lastDay);
}

/** Cents a session of each place, by month. */
function ratesOf(input: CheckInput, found: SpendPlaces): Rate[][] {
  const inMonth = (cell: number): number => cellOf(placeOfCell(cell), monthOfDay(dayOfCell(cell)));
  const spent = sumBy(new Map(withinSessions(input, found.spend)), inMonth);
  const sessions = sumBy(found.sessions, inMonth);
  const rates: Rate[][] = found.places.map(() => []);
  for (const [cell, cents] of [...spent].sort(([a], [b]) => a - b)) {
    const count = sessions.get(cell) ?? 0;
    if (cents > 0 && count >= ENOUGH)
      rates[placeOfCell(cell)]!.push({ month: dayOfCell(cell), rate: cents / count });
  }
  return rates;
}

/** The lower median. */
function medianOf(rates: readonly Rate[]): number {
  const sorted = rates.map(({ rate }) => rate).sort((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1]!;
}

/** Months that cost another than those around them, and those from which on all cost another: each with what was usual. */
function unusualRates(rates: readonly Rate[]): { own: Rate; usual: number }[] {
  const levels = rates.map(({ rate }) => ({ low: Math.log(rate), high: Math.log(rate) }));
  const steps = stepsOf(levels, Math.log(TIMES));
  return rates.flatMap((own, place) => {
    const around = rates.slice(Math.max(0, place - AROUND), place + AROUND + 1);
    const usual = medianOf(around);
    const isFar = own.rate > usual * TIMES || own.rate * TIMES < usual;
    if (isFar && around.length >= FEWEST_MONTHS) return [{ own, usual }];
    return steps.includes(place - 1) ? [{ own, usual: rates[place - 2]!.rate }] : [];
  });
}

/** Months in which the sessions of a source and campaign cost twice the usual or more, or half of it or less. */
export function monthsOfOtherCost(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const rates = ratesOf(input, found);
  const failed = new Map<number, string>();
  for (const [place, own] of rates.entries())
    for (const { own: month, usual } of unusualRates(own))
      failed.set(
        month.month,
        `${formatMonth(month.month)} (${placeName(found.places[place]!)}: ${amountOf(month.rate)} a session, usually ${amountOf(usual)})`,
      );
  return listed(
    new Set(rates.flat().map(({ month }) => month)).size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}

/** Whether these days have one amount, and many sessions or few as it comes. */
function isSpread(days: readonly { cents: number; sessions: number }[]): number | undefined {
  if (days.length < DAYS) return undefined;
  const sorted = days.map(({ cents }) => cents).sort((a, b) => a - b);
  const usual = sorted[Math.ceil(sorted.length / 2) - 1]!;
  const same = days.filter(({ cents }) => cents === usual).map(({ sessions }) => sessions);
  const [least, most] = [Math.min(...same), Math.max(...same)];
  const varies = most >= BUSY && most >= TIMES_QUIET * least;
  return same.length / days.length >= SAME && varies ? usual : undefined;
}

/** Months in which the same was spent on a source and campaign each day, whatever sessions came. */
export function monthsOfSpreadSpend(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const spent = withinSessions(input, found.spend).filter(([, cents]) => cents > 0);
  const days = Map.groupBy(spent, ([cell]) =>
    cellOf(placeOfCell(cell), monthOfDay(dayOfCell(cell))),
  );
  const failed = new Map<number, string>();
  for (const [cell, own] of days) {
    const usual = isSpread(
      own.map(([day, cents]) => ({ cents, sessions: found.sessions.get(day) ?? 0 })),
    );
    if (usual === undefined) continue;
    const name = placeName(found.places[placeOfCell(cell)]!);
    const month = dayOfCell(cell);
    failed.set(
      month,
      `${formatMonth(month)} (${name}: ${amountOf(usual)} on most of ${countOf(own.length, 'day')})`,
    );
  }
  return listed(
    new Set([...days.keys()].map(dayOfCell)).size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}
