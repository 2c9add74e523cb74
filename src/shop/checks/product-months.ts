/** What each product usually fetched and cost in each month, counted once for all checks of a run. */
import { monthOfDay } from '../../base/calendar.ts';
import type { Facts } from '../facts/facts.ts';
import type { CheckInput } from './check.ts';
import { lowerMedians } from './usual-amounts.ts';

/** Amounts by product and month, at `product * months + month - firstMonth`. */
export interface ProductMonths {
  firstMonth: number;
  months: number;
  /** Place of each item. */
  placeOf: Int32Array;
  /** Lower medians; NaN where fewer than three items were sold. */
  price: Float64Array;
  cost: Float64Array;
  /** Items, and those that cost just the usual. */
  items: Uint32Array;
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
  const cost = lowerMedians(groups, placeOf, items.cogs);
  const sold = new Uint32Array(groups);
  const atUsualCost = new Uint32Array(groups);
  for (let item = 0; item < items.rows; item += 1) {
    const place = placeOf[item]!;
    sold[place]! += 1;
    if (items.cogs[item] === cost[place]) atUsualCost[place]! += 1;
  }
  return {
    firstMonth,
    months,
    placeOf,
    price: lowerMedians(groups, placeOf, items.revenue),
    cost,
    items: sold,
    atUsualCost,
  };
}

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
