/** What happened on each day, counted once for all checks of a run. */
import { dayOf } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';
import type { CheckInput } from './check.ts';

/** One entry a day, from the first to the last with a session. Orders and views count on the day of their session. */
export interface DayCounts {
  /** Day number of the first entry. */
  firstDay: number;
  days: number;
  sessions: Float64Array;
  /** Sessions with a page view, and all their views. */
  seen: Float64Array;
  pageviews: Float64Array;
  orders: Float64Array;
  /** By the refund's own date. */
  refunds: Float64Array;
  /** Items sold so many days before as refunds usually take: whose refunds the day should see. */
  itemsDue: Float64Array;
  /** Items beside the first of an order, by their own date. */
  secondItems: Float64Array;
}

const counted = new WeakMap<Facts, DayCounts>();

/** The counts of each day; the rows are walked when a check first asks. */
export function dayCountsOf({ facts }: CheckInput): DayCounts {
  let counts = counted.get(facts);
  if (counts === undefined) {
    counts = countDays(facts);
    counted.set(facts, counts);
  }
  return counts;
}

function countDays({ sessions, items, refunds }: Facts): DayCounts {
  let firstTime = Number.POSITIVE_INFINITY;
  let lastTime = Number.NEGATIVE_INFINITY;
  for (const time of sessions.createdAt) {
    if (time < firstTime) firstTime = time;
    if (time > lastTime) lastTime = time;
  }
  const firstDay = dayOf(firstTime);
  const days = sessions.rows === 0 ? 0 : dayOf(lastTime) - firstDay + 1;
  const series = () => new Float64Array(days);
  const counts: DayCounts = {
    firstDay,
    days,
    sessions: series(),
    seen: series(),
    pageviews: series(),
    orders: series(),
    refunds: series(),
    itemsDue: series(),
    secondItems: series(),
  };
  for (let row = 0; row < sessions.rows; row += 1) {
    const day = sessions.day[row]! - firstDay;
    const views = sessions.pageviews[row]!;
    counts.sessions[day]! += 1;
    if (views > 0) counts.seen[day]! += 1;
    counts.pageviews[day]! += views;
    counts.orders[day]! += sessions.orders[row]!;
  }
  const lag = usualLag(refunds.lagDays);
  addRows(counts.refunds, refunds.day, -firstDay);
  addRows(counts.itemsDue, items.day, lag - firstDay);
  addRows(
    counts.secondItems,
    items.day.filter((_, item) => items.isPrimary[item] === 0),
    -firstDay,
  );
  return counts;
}

/** Counts rows on their days, moved by so many; those that then lie outside of the series are left out. */
function addRows(series: Float64Array, days: Int32Array, shift: number): void {
  for (const day of days) {
    const place = day + shift;
    if (place >= 0 && place < series.length) series[place]! += 1;
  }
}

/** The lower median of the days from sale to refund; 0 where there are no refunds. */
function usualLag(lagDays: Int32Array): number {
  return lagDays.toSorted()[Math.floor((lagDays.length - 1) / 2)] ?? 0;
}
