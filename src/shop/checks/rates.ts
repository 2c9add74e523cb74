/** Tables of which a part is missing: what should keep pace with another table falls behind it. */
import { firstOfMonth, monthOfDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { type DayCounts, dayCountsOf } from './day-counts.ts';
import { findPlaces } from './say-days.ts';
import { runningSums } from './silences.ts';

/** Months that are put together and compared with as many before and after them. */
const LENGTHS = [1, 2, 3, 4, 6, 9, 12];
/** No chance: so many standard deviations of the difference between two counts. */
const DEVIATIONS = 4;

/** What should keep pace with what. */
interface Pace {
  events: Float64Array;
  exposure: Float64Array;
  /** Behind are months with less than this share of what the rates beside them let expect. */
  share: number;
  /** Whether months must also be behind all before them together: what has bad times falls when they end. */
  hasBadTimes: boolean;
}

/** Running sums by month. */
interface Monthly {
  firstMonth: number;
  months: number;
  events: Float64Array;
  exposure: Float64Array;
  share: number;
}

function monthly(counts: DayCounts, { events, exposure, share }: Pace): Monthly {
  const { firstDay, days } = counts;
  const firstMonth = monthOfDay(firstDay);
  const months = days === 0 ? 0 : monthOfDay(firstDay + days - 1) - firstMonth + 1;
  const byMonth = (series: Float64Array): Float64Array => {
    const sums = runningSums(series);
    return Float64Array.from({ length: months + 1 }, (_, place) => {
      const day = firstOfMonth(firstMonth + place) - firstDay;
      return sums[Math.min(days, Math.max(0, day))]!;
    });
  };
  return { firstMonth, months, events: byMonth(events), exposure: byMonth(exposure), share };
}

/** Places of months; the second is the first that no longer counts. */
type Months = readonly [from: number, to: number];

/** Whether the months `from` to `to` (exclusive) are behind the rate of the months `start` to `end`. */
function isBehind(
  { events, exposure, share }: Monthly,
  [from, to]: Months,
  [start, end]: Months,
): boolean {
  const others = events[end]! - events[start]!;
  const expected =
    (others / (exposure[end]! - exposure[start]!)) * (exposure[to]! - exposure[from]!);
  const missing = expected - (events[to]! - events[from]!);
  return (
    missing > (1 - share) * expected &&
    missing ** 2 >= DEVIATIONS ** 2 * (expected + expected ** 2 / others)
  );
}

/**
 * Months that fall behind those on both sides, and at the end those that fall behind the ones before. At the beginning a shop may
 * well grow.
 */
function findBehind(input: CheckInput, paceOf: (counts: DayCounts) => Pace): Findings {
  const counts = dayCountsOf(input);
  const pace = paceOf(counts);
  const series = monthly(counts, pace);
  const { firstMonth, months } = series;
  const behind = new Set<number>();
  for (const length of LENGTHS) {
    for (let from = 1; from + length <= months; from += 1) {
      const to = from + length;
      const others: Months[] = [[Math.max(0, from - length), from]];
      if (to < months) others.push([to, Math.min(months, to + length)]);
      if (pace.hasBadTimes) others.push([0, from]);
      if (!others.every((other) => isBehind(series, [from, to], other))) continue;
      for (let month = from; month < to; month += 1) behind.add(firstMonth + month);
    }
  }
  const failing = [...behind].sort((a, b) => a - b);
  return findPlaces('month', months, failing, (month) => {
    const place = month - firstMonth;
    const count = series.events[place + 1]! - series.events[place]!;
    const base = series.exposure[place + 1]! - series.exposure[place]!;
    return `${count} to ${base}`;
  });
}

export const RATES: readonly DataCheck[] = [
  {
    id: 'page-views-keep-pace',
    table: 'website_pageviews',
    unit: 'months',
    level: 'warn',
    threshold:
      'one to twelve months with under 60% of the views a session of as many months before and after (at the end: before), beyond chance (four standard deviations)',
    meaning:
      'Months with less than three fifths of the page views per session of the months beside them.',
    effect:
      'If page views are missing, the purchase path and bounce rates of these months are wrong.',
    numbersStand: false,
    hint: 'Look whether a part of the page views is missing, or which pages are no longer counted.',
    look: (input) =>
      findBehind(input, ({ pageviews, sessions }) => ({
        events: pageviews,
        exposure: sessions,
        share: 0.6,
        hasBadTimes: false,
      })),
  },
  {
    id: 'orders-keep-pace',
    table: 'orders',
    unit: 'months',
    level: 'warn',
    threshold:
      'one to twelve months with under 60% of the orders a session of as many months before and after (at the end: before), beyond chance (four standard deviations)',
    meaning:
      'Months with less than three fifths of the orders per session of the months beside them.',
    effect: 'If orders are missing, orders, revenue and conversion of these months are too low.',
    numbersStand: false,
    hint: 'Look whether a part of the orders is missing, or who came without buying.',
    look: (input) =>
      findBehind(input, ({ orders, sessions }) => ({
        events: orders,
        exposure: sessions,
        share: 0.6,
        hasBadTimes: false,
      })),
  },
  {
    id: 'second-items-keep-pace',
    table: 'order_items',
    unit: 'months',
    level: 'warn',
    threshold:
      'one to twelve months with under 60% of the second items an order of as many months before and after (at the end: before), beyond chance (four standard deviations)',
    meaning:
      'Months with less than three fifths of the items beside the first of an order that the months beside them have per order.',
    effect: 'If items are missing, revenue, the worth of an order and cross-selling are too low.',
    numbersStand: false,
    hint: 'Look whether a part of the items is missing, or what made people buy single ones.',
    look: (input) =>
      findBehind(input, ({ secondItems, orders }) => ({
        events: secondItems,
        exposure: orders,
        share: 0.6,
        hasBadTimes: false,
      })),
  },
  {
    id: 'refunds-keep-pace',
    table: 'order_item_refunds',
    unit: 'months',
    level: 'warn',
    threshold:
      'the same with under 55% of the refunds an item, and also under that of all months before',
    meaning: 'Months with less than half of the refunds per item sold of the months beside them.',
    effect: 'If refunds are missing, refund rates are too low and net revenue is too high.',
    numbersStand: false,
    hint: 'Look whether a part of the refunds is missing.',
    look: (input) =>
      findBehind(input, ({ refunds, itemsDue }) => ({
        events: refunds,
        exposure: itemsDue,
        share: 0.55,
        hasBadTimes: true,
      })),
  },
];
