/** Whether the optional table of advertising spend fits sessions and revenue. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findRows } from './find-rows.ts';
import { listed } from './listed.ts';
import { countOf } from './say-days.ts';
import { daysOfOtherCost, monthsOfSpreadSpend } from './spend-days.ts';
import {
  channelsWithoutSpend,
  daysWithoutSpend,
  monthsWithoutSessions,
  monthsWithoutSpend,
} from './spend-periods.ts';
import {
  answered,
  dayOfCell,
  paidPlaces,
  placeName,
  placeOfCell,
  spendPlaces,
  sumBy,
} from './spend-places.ts';
import { monthsOffTheirLevel, monthsOfOtherCost } from './spend-rates.ts';
import { usualAmounts } from './usual-amounts.ts';

/** How many times the revenue of its month a month's spend may be, and how many times the usual an amount. */
const TIMES_REVENUE = 4;
const TIMES_USUAL = 20;

const ABOUT = {
  table: 'marketing_spend',
  needs: 'marketing_spend',
  level: 'warn',
  numbersStand: false,
} as const;

function withoutSessions(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const sessions = answered(found);
  const paid = paidPlaces(found);
  const lost = paid.filter((place) => sessions[place] === 0);
  return listed(
    paid.length,
    lost.map((place) => placeName(found.places[place]!)),
  );
}

function aboveRevenue(input: CheckInput): Findings {
  const { orders, coverage } = input.facts;
  const months = sumBy(spendPlaces(input).spend, (cell) => monthOfDay(dayOfCell(cell)));
  const revenue = new Map<number, number>();
  let all = 0;
  for (let order = 0; order < orders.rows; order += 1) {
    const month = monthOfDay(orders.day[order]!);
    revenue.set(month, (revenue.get(month) ?? 0) + orders.revenue[order]!);
    all += orders.revenue[order]!;
  }
  const mean = all / (monthOfDay(coverage.lastDay) - monthOfDay(coverage.firstDay) + 1);
  const failed = [...months]
    .filter(([month, spend]) => spend > TIMES_REVENUE * Math.max(revenue.get(month) ?? 0, mean))
    .sort(([a], [b]) => a - b);
  return listed(
    months.size,
    failed.map(
      ([month, spend]) =>
        `${formatMonth(month)} (${amountOf(spend)} spent, ${amountOf(revenue.get(month) ?? 0)} revenue)`,
    ),
  );
}

/** Rows of many times the usual amount of their source and campaign. */
function farAbove(input: CheckInput): Findings {
  const { places, ofRow } = spendPlaces(input);
  const { spend } = input.tables.marketing_spend!.columns;
  const usual = usualAmounts(places.length, ofRow, spend);
  const usualOf = (row: number): number => usual[ofRow[row]!]!;
  return findRows(
    input,
    'marketing_spend',
    (row) => usualOf(row) > 0 && spend[row]! >= TIMES_USUAL * usualOf(row),
    (row) =>
      `${amountOf(spend[row]!)}, usually ${amountOf(usualOf(row))} for ${placeName(places[ofRow[row]!]!)}`,
  );
}

/** Sources and campaigns whose sessions did cost less than a cent each. */
function nearlyFree(input: CheckInput): Findings {
  const found = spendPlaces(input);
  const days = [...found.spend.keys()].map(dayOfCell);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const spend = sumBy(found.spend, placeOfCell);
  const meanwhile = [...found.sessions].filter(
    ([cell]) => dayOfCell(cell) >= first && dayOfCell(cell) <= last,
  );
  const sessions = sumBy(new Map(meanwhile), placeOfCell);
  const failed = [...sessions].filter(([place, count]) => (spend.get(place) ?? 0) < count);
  return listed(
    found.places.length,
    failed.map(
      ([place, count]) =>
        `${placeName(found.places[place]!)} (${amountOf(spend.get(place) ?? 0)} for ${countOf(count, 'session')})`,
    ),
  );
}

export const SPEND: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'spend-has-sessions',
    threshold: 'one',
    unit: 'names',
    meaning:
      'Sources and campaigns that money was spent on and no session came of: a name may be written otherwise in one of the tables.',
    effect:
      'The spend stands in the costs of a channel whose sessions it did not bring, or of one that has none.',
    hint: 'Write sources and campaigns in marketing_spend as in utm_source and utm_campaign of the sessions.',
    look: withoutSessions,
  },
  {
    ...ABOUT,
    id: 'spend-month-has-sessions',
    threshold: 'one',
    unit: 'months',
    meaning:
      'Months in which money was spent on a source and campaign of which no session came in that month, though there are in others.',
    effect: 'The costs of a session of their channel are too high.',
    hint: 'Compare the names of the campaigns in these months in both tables.',
    look: monthsWithoutSessions,
  },
  {
    ...ABOUT,
    id: 'spend-covers-month',
    threshold: 'a tenth of them, in the last 365 days',
    unit: 'months',
    meaning:
      'Months of the last 365 days in which a tenth of the sessions that are paid for, or more, came of sources and campaigns on which nothing was spent in the month.',
    effect: 'The costs of a session, an order and a customer are too low.',
    hint: 'Export the spend of all days for which there are sessions.',
    look: monthsWithoutSpend,
  },
  {
    ...ABOUT,
    id: 'spend-covers-day',
    threshold: 'half of them, in the last 365 days',
    unit: 'days',
    meaning:
      'Days of the last 365 on which half of the sessions that are paid for, or more, came of sources and campaigns on which nothing was spent that day, of a table that has spend on every other day or more.',
    effect: 'The costs of a session, an order and a customer are too low.',
    hint: 'Export the spend of all days for which there are sessions.',
    look: daysWithoutSpend,
  },
  {
    ...ABOUT,
    id: 'spend-covers-channel',
    threshold: 'one session',
    unit: 'names',
    meaning:
      'Channels of paid traffic with sessions in the last 365 days, and without any spend in that time.',
    effect: 'What it cost to win a customer through such a channel is not told.',
    hint: 'Export the spend on all channels that are paid for.',
    look: channelsWithoutSpend,
  },
  {
    ...ABOUT,
    id: 'spend-within-revenue',
    threshold: 'four times that of the month, and of a mean month',
    unit: 'months',
    meaning:
      'Months whose spend is more than four times their revenue and four times that of a mean month: it may be in another currency or unit, such as millionths.',
    effect: 'The costs of a session, an order and a customer are too high by as much.',
    hint: 'Export the spend in the currency and unit of the prices.',
    look: aboveRevenue,
  },
  {
    ...ABOUT,
    id: 'spend-usual',
    threshold: 'twenty times the median of three or more',
    unit: 'rows',
    meaning: 'Amounts of twenty times the usual of their source and campaign, or more.',
    effect: 'Where an amount is wrong, the costs of its channel are.',
    hint: 'Compare these rows with the bill.',
    look: farAbove,
  },
  {
    ...ABOUT,
    id: 'spend-per-session',
    threshold: 'a cent a session',
    unit: 'names',
    meaning:
      'Sources and campaigns whose sessions did cost less than a cent each: amounts may be missing, or in a larger unit.',
    effect: 'The costs of their channel are too low.',
    hint: 'Export the spend in the currency and unit of the prices.',
    look: nearlyFree,
  },
  {
    ...ABOUT,
    id: 'spend-month-usual',
    threshold:
      'more than twice the median of seven months around, or less than half, of five months or more with 30 sessions; or twice between the two months before and the two after',
    unit: 'months',
    meaning:
      'Months in which a session of a source and campaign cost more than twice the usual of the months around, or less than half of it, or from which on it did so.',
    effect:
      'Where amounts are wrong, the costs of a session, an order and a customer of their channel are.',
    hint: 'Compare the spend of these months with the bill.',
    look: monthsOfOtherCost,
  },
  {
    ...ABOUT,
    id: 'spend-month-keeps-its-level',
    threshold:
      'over 1.25 times the dearest, or under 0.8 of the cheapest, of two months before and two after, that differ by 15 % or less, all with 30 sessions',
    unit: 'months',
    meaning:
      'Months in which a session of a source and campaign cost a quarter more, or a fifth less, than in two months before and two after, which did cost about the same.',
    effect:
      'Where amounts are wrong, the costs of a session, an order and a customer of their channel are.',
    hint: 'Compare the spend of these months with the bill.',
    look: monthsOffTheirLevel,
  },
  {
    ...ABOUT,
    id: 'spend-week-usual',
    threshold:
      'a week at 1.8 times the cost of a session in both the four weeks before and after, or that much less, all with 30 sessions',
    unit: 'days',
    meaning:
      'Days of weeks in which a session of a source and campaign cost nearly twice as much, or as little, as in the four weeks before and in those after.',
    effect:
      'Where amounts are wrong, the costs of a session, an order and a customer of their channel are.',
    hint: 'Compare the spend of these days with the bill.',
    look: daysOfOtherCost,
  },
  {
    ...ABOUT,
    id: 'spend-follows-sessions',
    threshold:
      'a correlation of 0.3 or less between spend and sessions by day, of twenty days or more, sessions varying by a quarter of their mean',
    unit: 'months',
    meaning:
      'Months in which what was spent on a source and campaign a day has little to do with the sessions that came of it, though these vary: a bill that was spread over its days, or dates that are not those of the spend.',
    effect: 'The costs of a session are right for a whole month at best, and not by day or week.',
    hint: 'Export what each day did cost.',
    look: monthsOfSpreadSpend,
  },
];
