/** Months and days in which spend and the sessions that it is to have brought do not stand beside each other. */
import { formatDay, formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { CheckInput, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';
import {
  answered,
  cellOf,
  dayOfCell,
  paidPlaces,
  placeName,
  placeOfCell,
  spendPlaces,
  sumBy,
} from './spend-places.ts';

/** Days before the end of the data for which costs of advertising are published. */
const WINDOW = 365;
/** A table with spend on at least so large a part of its days is kept by the day. */
const DAILY = 0.5;
/** Part of the paid sessions of a month, or a day, that must have nothing spent on them to be missed. */
const UNPAID_OF_MONTH = 0.1;
const UNPAID_OF_DAY = 0.5;

/** Months in which a source and campaign that has sessions otherwise was paid for and had none. */
export function monthsWithoutSessions(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const { firstDay, lastDay } = input.facts.coverage;
  const sessions = answered(found);
  const monthOf = (cell: number): number => cellOf(placeOfCell(cell), monthOfDay(dayOfCell(cell)));
  const seen = sumBy(found.sessions, monthOf);
  const months = new Set<number>();
  const failed = new Map<number, string>();
  for (const [cell, spend] of sumBy(found.spend, monthOf)) {
    const [place, month] = [placeOfCell(cell), dayOfCell(cell)];
    if (spend === 0 || month < monthOfDay(firstDay) || month > monthOfDay(lastDay)) continue;
    months.add(month);
    const { campaign } = found.places[place]!;
    // A source without a campaign has no sessions of its own where its campaigns are named too.
    if (campaign === null || sessions[place] === 0 || seen.has(cell)) continue;
    failed.set(month, `${formatMonth(month)} (${placeName(found.places[place]!)})`);
  }
  return listed(
    months.size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}

/** Periods within the window, and whether this part of their paid sessions, or more, came of places on which nothing was spent in the period. */
function unpaidPeriods(
  input: CheckInput,
  periodOf: (day: number) => number,
  part: number,
): Map<number, boolean> {
  const found = spendPlaces(input);
  const { lastDay } = input.facts.coverage;
  const paid = new Set(paidPlaces(found));
  const inPeriod = (cell: number): number => cellOf(placeOfCell(cell), periodOf(dayOfCell(cell)));
  const spent = sumBy(found.spend, inPeriod);
  const sourceOf = new Map(
    found.places.map(({ source, campaign }, place) => [campaign === null ? source : place, place]),
  );
  const sums = new Map<number, { all: number; unpaid: number }>();
  for (const [cell, sessions] of found.sessions) {
    const [place, day] = [placeOfCell(cell), dayOfCell(cell)];
    if (day <= lastDay - WINDOW || !paid.has(place)) continue;
    const whole = sourceOf.get(found.places[place]!.source) ?? place;
    const isPaid = [place, whole].some((one) => (spent.get(cellOf(one, periodOf(day))) ?? 0) > 0);
    const sum = sums.get(periodOf(day)) ?? { all: 0, unpaid: 0 };
    sum.all += sessions;
    if (!isPaid) sum.unpaid += sessions;
    sums.set(periodOf(day), sum);
  }
  return new Map(
    [...sums]
      .sort(([a], [b]) => a - b)
      .map(([period, { all, unpaid }]) => [period, unpaid >= all * part]),
  );
}

/** Months of the last year of the data with sessions that are paid for and without their spend. */
export function monthsWithoutSpend(input: CheckInput): Findings {
  return uncovered(unpaidPeriods(input, monthOfDay, UNPAID_OF_MONTH), formatMonth);
}

/** The same by day, for a table that is kept by the day. */
export function daysWithoutSpend(input: CheckInput): Findings {
  if (!isDaily(input)) return listed(0, []);
  return uncovered(
    unpaidPeriods(input, (day) => day, UNPAID_OF_DAY),
    formatDay,
  );
}

function uncovered(
  periods: ReadonlyMap<number, boolean>,
  format: (period: number) => string,
): Findings {
  return listed(
    periods.size,
    [...periods].filter(([, isUnpaid]) => isUnpaid).map(([period]) => format(period)),
  );
}

/** Channels of paid traffic that had sessions in the window, and on which nothing was spent in it. */
export function channelsWithoutSpend({ facts }: CheckInput): Findings {
  const { sessions, spend, coverage } = facts;
  const isRecent = (day: number): boolean =>
    day > coverage.lastDay - WINDOW && day <= coverage.lastDay;
  const counts = new Float64Array(sessions.channels.length);
  for (let row = 0; row < sessions.rows; row += 1)
    if (isRecent(sessions.day[row]!)) counts[sessions.channel[row]!]! += 1;
  const paid = new Set<string>();
  for (let row = 0; row < spend.rows; row += 1)
    if (isRecent(spend.day[row]!) && spend.spend[row]! > 0)
      paid.add(spend.channels[spend.channel[row]!]!);
  const bought = sessions.channels.flatMap(({ id, kind }, channel) =>
    kind.startsWith('paid_') && counts[channel]! > 0 ? [{ id, sessions: counts[channel]! }] : [],
  );
  return listed(
    bought.length,
    bought
      .filter(({ id }) => !paid.has(id))
      .map(({ id, sessions: own }) => `${showName(id)} (${countOf(own, 'session')})`),
  );
}

function isDaily({ tables }: CheckInput): boolean {
  const { date, spend } = tables.marketing_spend!.columns;
  const days = new Set(date.filter((_, row) => spend[row]! > 0));
  const sorted = [...days].sort((a, b) => a - b);
  return days.size >= (sorted.at(-1)! - sorted[0]! + 1) * DAILY;
}
