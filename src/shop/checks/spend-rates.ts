/** What a session did cost from month to month. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, Findings } from './check.ts';
import { stepsOf } from './levels.ts';
import { listed } from './listed.ts';
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

/** How many times the steady cost of two months before and two after a month may cost, or the part of it; steady is what varies by no more than so much. */
const ABOVE = 1.25;
const BELOW = 0.8;
const STEADY = 1.15;

interface Rate {
  month: number;
  rate: number;
}

/** Cells of the days that have sessions at all: what was spent before and after brought none that is known. */
export function withinSessions({ facts }: CheckInput, cells: ReadonlyMap<number, number>) {
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

/** Months that cost more or less than two before and two after them, which did cost about the same: each with the dearest or cheapest of these. */
function leftLevels(rates: readonly Rate[]): { own: Rate; usual: number }[] {
  return rates.slice(2, -2).flatMap((own, place) => {
    const beside = [0, 1, 3, 4].map((step) => rates[place + step]!.rate);
    const [least, most] = [Math.min(...beside), Math.max(...beside)];
    if (most > least * STEADY) return [];
    if (own.rate > most * ABOVE) return [{ own, usual: most }];
    return own.rate < least * BELOW ? [{ own, usual: least }] : [];
  });
}

/** Months in which the sessions of a source and campaign cost another than in those around, which are alike. */
export function monthsOffTheirLevel(input: CheckInput): Findings {
  return monthsOf(input, leftLevels);
}

/** Months in which the sessions of a source and campaign cost twice the usual or more, or half of it or less. */
export function monthsOfOtherCost(input: CheckInput): Findings {
  return monthsOf(input, unusualRates);
}

function monthsOf(
  input: CheckInput,
  unusual: (rates: readonly Rate[]) => { own: Rate; usual: number }[],
): Findings {
  const found = spendPlaces(input);
  const rates = ratesOf(input, found);
  const failed = new Map<number, string>();
  for (const [place, own] of rates.entries())
    for (const { own: month, usual } of unusual(own))
      failed.set(
        month.month,
        `${formatMonth(month.month)} (${placeName(found.places[place]!)}: ${amountOf(month.rate)} a session, usually ${amountOf(usual)})`,
      );
  return listed(
    new Set(rates.flat().map(({ month }) => month)).size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}
