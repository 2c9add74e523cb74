/** Products whose margin changes at once and stays: prices or costs of another tax, currency or unit from a day on. */
import { formatDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { showName } from './fold-name.ts';
import { stepsOf } from './levels.ts';
import { listed } from './listed.ts';
import { productMonthsOf } from './product-months.ts';
import { quantilesOf } from './usual-amounts.ts';

/** By how much three quarters of the items after must lie apart from three quarters of those before. */
const POINTS = 0.02;
/** Items that a product must have had in a month. */
const FEWEST = 5;

/** Between what the margin of half of a product's items lay in a month. */
interface MonthMargin {
  month: number;
  low: number;
  high: number;
}

/** The months of each product in which enough was sold, in order. */
function monthMargins(input: CheckInput): MonthMargin[][] {
  const { items, products } = input.facts;
  const { months, placeOf, items: sold } = productMonthsOf(input);
  const groups = products.id.length * months;
  const margins = items.revenue.map((price, item) => 1 - items.cogs[item]! / price);
  // What was given away has no margin.
  const groupOf = placeOf.map((place, item) => (items.revenue[item]! > 0 ? place : groups));
  const [low, high] = quantilesOf({ groups, groupOf, amounts: margins }, [0.25, 0.75]);
  return Array.from(products.id, (_, product) =>
    Array.from({ length: months }, (__, month) => {
      const place = product * months + month;
      return { month, sold: sold[place]!, low: low![place]!, high: high![place]! };
    }).filter((one) => one.sold >= FEWEST && !Number.isNaN(one.low)),
  );
}

/** A margin that changed: the months before and after the one in which it did. */
interface Change {
  product: number;
  before: MonthMargin;
  after: MonthMargin;
}

const middle = ({ low, high }: MonthMargin): number => (low + high) / 2;

/** The day from which on most items of the months of a change have the margin after it. */
function dayOfChange(input: CheckInput, { product, before, after }: Change): number {
  const { items } = input.facts;
  const { months, placeOf } = productMonthsOf(input);
  const [from, to] = [product * months + before.month, product * months + after.month];
  const border = (middle(before) + middle(after)) / 2;
  const isUp = middle(after) > middle(before);
  const days = new Map<number, number>();
  for (let item = 0; item < items.rows; item += 1) {
    if (placeOf[item]! < from || placeOf[item]! > to) continue;
    const isAfter = 1 - items.cogs[item]! / items.revenue[item]! > border === isUp;
    days.set(items.day[item]!, (days.get(items.day[item]!) ?? 0) + (isAfter ? 1 : -1));
  }
  let [best, most, sum] = [0, Number.NEGATIVE_INFINITY, 0];
  for (const [day, count] of [...days].sort(([a], [b]) => b - a)) {
    sum += count;
    if (sum > most) [best, most] = [day, sum];
  }
  return best;
}

function sayChange(input: CheckInput, change: Change): string {
  const { products } = input.facts;
  const percent = (month: MonthMargin): string => `${(middle(month) * 100).toFixed(1)}%`;
  return `${showName(products.name[change.product]!)} from ${formatDay(dayOfChange(input, change))} on (${percent(change.after)} of the price, ${percent(change.before)} before)`;
}

/** Products whose margin is another from a day on, each with the first such day. */
function changedMargins(input: CheckInput): Findings {
  const byProduct = monthMargins(input);
  const failed = byProduct.flatMap((months, product): Change[] => {
    const step = stepsOf(months, POINTS)[0];
    return step === undefined
      ? []
      : [{ product, before: months[step - 1]!, after: months[step + 1]! }];
  });
  return listed(
    byProduct.filter((months) => months.length > 0).length,
    failed.map((change) => sayChange(input, change)),
  );
}

export const PRODUCT_MARGINS: readonly DataCheck[] = [
  {
    id: 'product-margin-holds',
    table: 'order_items',
    unit: 'names',
    level: 'warn',
    threshold:
      'two points or more between three quarters of the items before and three quarters of those after, in both of the two months on either side (one at an end of the data), of five items or more each',
    meaning:
      'Products whose gross margin is another from a day on, by two points or more at once, and stays so: the price or the cost was changed, or is one with another tax, currency or unit since.',
    effect:
      'None, where the price or the cost was changed; else revenue or costs, and the gross margin, are wrong before that day or after it.',
    numbersStand: false,
    hint: 'Compare prices and costs on either side of the day with the books.',
    look: changedMargins,
  },
];
