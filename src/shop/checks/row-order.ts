/**
 * Rows whose day does not fit their id: ids are given one after another, so that a wrong date in the middle of a file shows among its
 * neighbours. Two rows contradict each other when the one of the lower id is seven days or more the later; of those that do, the wrong
 * one contradicts more rows than they do.
 */
import { dayOf, formatDay, SECONDS_PER_DAY } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findNone, findRows } from './find-rows.ts';

/** What is entered late is entered within a week. */
const WEEK = 7;
/** Where more rows than one of ten are out of order, ids are not given in the order of time. */
const FEW = 0.1;

/** Rows in the order of their ids, and the day of each, counted from the first. */
interface Dates {
  rows: Uint32Array;
  day: Int32Array;
  days: number;
}

function datesOf(ids: Float64Array, times: Float64Array): Dates {
  const day = Int32Array.from(times, dayOf);
  const first = day.reduce((least, one) => Math.min(least, one), Number.POSITIVE_INFINITY);
  const last = day.reduce((most, one) => Math.max(most, one), first);
  const rows = Uint32Array.from({ length: ids.length }, (_, row) => row);
  return {
    rows: rows.sort((a, b) => ids[a]! - ids[b]!),
    day: day.map((one) => one - first),
    days: ids.length === 0 ? 0 : last - first + 1,
  };
}

/** Whether ids go up from row to row and times with them, but for some days: mostly they do, and there is nothing to sort or to count. */
function areInOrder(ids: Float64Array, times: Float64Array): boolean {
  let latest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < ids.length; row += 1) {
    const time = times[row]!;
    if (row > 0 && ids[row]! < ids[row - 1]!) return false;
    if (time > latest) latest = time;
    else if (latest - time > (WEEK - 1) * SECONDS_PER_DAY) return false;
  }
  return true;
}

/** Sums by day to which can be added at any time (a Fenwick tree). */
class DaySums {
  readonly #sums: Float64Array;

  constructor(days: number) {
    this.#sums = new Float64Array(days + 1);
  }

  add(day: number, amount: number): void {
    for (let place = day + 1; place < this.#sums.length; place += place & -place)
      this.#sums[place]! += amount;
  }

  /** Of all days before this one. */
  before(day: number): number {
    let sum = 0;
    for (let place = Math.min(day, this.#sums.length - 1); place > 0; place -= place & -place)
      sum += this.#sums[place]!;
    return sum;
  }
}

/** The weights of the rows that each row contradicts, added up. */
function contradictions({ rows, day, days }: Dates, weightOf: (row: number) => number) {
  const sums = new Float64Array(rows.length);
  const lower = new DaySums(days);
  let all = 0;
  for (const row of rows) {
    sums[row] = all - lower.before(day[row]! + WEEK);
    lower.add(day[row]!, weightOf(row));
    all += weightOf(row);
  }
  const higher = new DaySums(days);
  for (let place = rows.length - 1; place >= 0; place -= 1) {
    const row = rows[place]!;
    sums[row]! += higher.before(day[row]! - WEEK + 1);
    higher.add(day[row]!, weightOf(row));
  }
  return sums;
}

/** 1 for each row that contradicts as many rows as those do in the mean, or more. */
function straysOf(dates: Dates): Uint8Array {
  const counts = contradictions(dates, () => 1);
  const ofThose = contradictions(dates, (row) => counts[row]!);
  return Uint8Array.from(counts, (count, row) => Number(count > 0 && count ** 2 >= ofThose[row]!));
}

/** A day beside those of the rows next to it that are in order. */
function sayDay({ rows, day }: Dates, isStray: Uint8Array, row: number, first: number): string {
  const place = rows.indexOf(row);
  const isGood = (other: number): boolean => isStray[other] === 0;
  const beside = [rows.subarray(0, place).findLast(isGood), rows.subarray(place + 1).find(isGood)];
  const days = beside.filter((other) => other !== undefined).map((other) => day[other]! + first);
  return `${formatDay(day[row]! + first)}, with its id among rows of ${[...new Set(days)].map(formatDay).join(' and ')}`;
}

type Dated = 'website_sessions' | 'orders' | 'order_items' | 'order_item_refunds';

function findStrays(input: CheckInput, table: Dated, ids: Float64Array): Findings {
  const times = input.tables[table].columns.created_at;
  if (areInOrder(ids, times)) return findNone(times.length);
  const dates = datesOf(ids, times);
  const isStray = straysOf(dates);
  const strays = isStray.reduce((sum, one) => sum + one, 0);
  if (strays > FEW * times.length) return findNone(times.length);
  return findRows(
    input,
    table,
    (row) => isStray[row] === 1,
    (row) => sayDay(dates, isStray, row, dayOf(times[row]!) - dates.day[row]!),
  );
}

const check = (
  id: string,
  table: Dated,
  words: { rows: string; effect: string },
  idsOf: (input: CheckInput) => Float64Array,
): DataCheck => ({
  id,
  table,
  unit: 'rows',
  level: 'warn',
  threshold:
    'one that contradicts more rows than these do in the mean, or as many, and no more than one of ten; two contradict each other when the one of the lower id is seven days or more the later',
  meaning: `${words.rows} seven days or more later than many of higher ids, or earlier than many of lower ids, though ids are else given in the order of time: wrong dates, or rows that were entered later.`,
  effect: words.effect,
  numbersStand: false,
  hint: 'Look for wrong dates in these rows.',
  look: (input) => findStrays(input, table, idsOf(input)),
});

export const ROW_ORDER: readonly DataCheck[] = [
  check(
    'session-time-fits-id',
    'website_sessions',
    {
      rows: 'Sessions',
      effect: 'Where the dates are wrong, these sessions count in wrong periods.',
    },
    ({ tables }) => tables.website_sessions.columns.website_session_id,
  ),
  check(
    'order-time-fits-id',
    'orders',
    {
      rows: 'Orders',
      effect: 'Where the dates are wrong, these orders and their revenue count in wrong periods.',
    },
    ({ tables }) => tables.orders.columns.order_id,
  ),
  check(
    'item-time-fits-id',
    'order_items',
    {
      rows: 'Items',
      effect: 'Where the dates are wrong, these sales of products count in wrong periods.',
    },
    ({ tables }) => tables.order_items.columns.order_item_id,
  ),
  check(
    'refund-time-fits-id',
    'order_item_refunds',
    { rows: 'Refunds', effect: 'Where the dates are wrong, these refunds count in wrong periods.' },
    ({ tables }) => tables.order_item_refunds.columns.order_item_refund_id,
  ),
];
