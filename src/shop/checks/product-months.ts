/** What each product usually fetched and cost in each month, counted once for all checks of a run. */
import { monthOfDay } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';
import type { CheckInput } from './check.ts';
import { lowerMedians } from './usual-amounts.ts';

/** Part of the items of a product and month that must have just the usual amount for it to be a level, and how far from one is off it. */
const NEARLY_ALL = 0.9;
const OFF = 0.02;
/** Months from which on an amount that comes back has had another level of its own. */
const LONGEST = 7;

/** Amounts by product and month, at `product * months + month - firstMonth`. */
export interface ProductMonths {
  firstMonth: number;
  months: number;
  /** Place of each item. */
  placeOf: Int32Array;
  /** Lower medians; NaN where fewer than three items were sold. */
  price: Float64Array;
  cost: Float64Array;
  /** Items, and those that fetched, or cost, just the usual. */
  items: Uint32Array;
  atUsualPrice: Uint32Array;
  atUsualCost: Uint32Array;
}

const counted = new WeakMap<Facts, ProductMonths>();

/** The usual amounts of each product and month; the items are walked when a check first asks. */
export function productMonthsOf({ facts }: Pick<CheckInput, 'facts'>): ProductMonths {
  const known = counted.get(facts) ?? countMonths(facts);
  counted.set(facts, known);
  return known;
}

function countMonths({ items, products }: Facts): ProductMonths {
  const { placeOf, firstMonth, months } = placesOf(items);
  const groups = products.id.length * months;
  const price = lowerMedians(groups, placeOf, items.revenue);
  const cost = lowerMedians(groups, placeOf, items.cogs);
  const sold = new Uint32Array(groups);
  const atUsualPrice = new Uint32Array(groups);
  const atUsualCost = new Uint32Array(groups);
  for (let item = 0; item < items.rows; item += 1) {
    const place = placeOf[item]!;
    sold[place]! += 1;
    if (items.revenue[item] === price[place]) atUsualPrice[place]! += 1;
    if (items.cogs[item] === cost[place]) atUsualCost[place]! += 1;
  }
  return {
    firstMonth,
    months,
    placeOf,
    price,
    cost,
    items: sold,
    atUsualPrice,
    atUsualCost,
  };
}

/** The usual price or cost of each product and month that nearly all of its items have; NaN where there is none. */
export function levelsOf(
  usual: Float64Array,
  items: Uint32Array,
  atUsual: Uint32Array,
): Float64Array {
  return usual.map((amount, place) =>
    atUsual[place]! / items[place]! >= NEARLY_ALL ? amount : Number.NaN,
  );
}

/** The levels that a product has both before and after a month, within seven months. */
export function levelsAround(levels: Float64Array, months: number, place: number): number[] {
  const first = place - (place % months);
  const found = new Set<number>();
  for (let from = Math.max(first, place - LONGEST + 1); from < place; from += 1) {
    const to = Math.min(first + months - 1, from + LONGEST);
    if (levels.subarray(place + 1, to + 1).includes(levels[from]!)) found.add(levels[from]!);
  }
  // Nothing equals what is not known; `includes` and sets think otherwise.
  found.delete(Number.NaN);
  return [...found];
}

/** Whether an amount has left a level. */
export const isOffLevel = (amount: number, level: number): boolean =>
  Math.abs(amount - level) > OFF * level;

function placesOf({
  rows,
  day,
  product,
}: Facts['items']): Pick<ProductMonths, 'placeOf' | 'firstMonth' | 'months'> {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const one of day) {
    if (one < first) first = one;
    if (one > last) last = one;
  }
  if (rows === 0) return { placeOf: new Int32Array(0), firstMonth: 0, months: 0 };
  const firstMonth = monthOfDay(first);
  const months = monthOfDay(last) - firstMonth + 1;
  const monthOf = Int32Array.from({ length: last - first + 1 }, (_, place) =>
    monthOfDay(first + place),
  );
  const placeOf = new Int32Array(rows);
  for (let item = 0; item < rows; item += 1)
    placeOf[item] = product[item]! * months + monthOf[day[item]! - first]! - firstMonth;
  return { placeOf, firstMonth, months };
}
