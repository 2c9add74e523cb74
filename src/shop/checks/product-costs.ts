/** Items that differ from the others of their product and month, and costs that leave their level and come back to it. */

import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { isOneFactor } from './currencies.ts';
import { findRows } from './find-rows.ts';
import { showName } from './fold-name.ts';
import {
  isOffLevel,
  levelsAround,
  levelsOf,
  type ProductMonths,
  productMonthsOf,
} from './product-months.ts';
import { usualAmounts } from './usual-amounts.ts';

/** Part of the items of a product and month that must cost just the usual for another cost to tell anything. */
const MOST = 0.5;
/** How many times the usual a cost may be where the price is about the usual. */
const TIMES_COST = 1.8;
const TIMES_PRICE = 1.25;

/** Whether an item is of another size or currency than the others of its product and month, or has another cost at their price. */
function isApart(input: CheckInput, amounts: ProductMonths, item: number): boolean {
  const { revenue, cogs } = input.facts.items;
  const place = amounts.placeOf[item]!;
  const price = revenue[item]! / amounts.price[place]!;
  const cost = cogs[item]! / amounts.cost[place]!;
  const hasOneCost = amounts.atUsualCost[place]! / amounts.items[place]! >= MOST;
  if (hasOneCost && isOneFactor(price, cost)) return true;
  return (
    (cost >= TIMES_COST || amounts.cost[place]! / cogs[item]! >= TIMES_COST) &&
    price <= TIMES_PRICE &&
    price * TIMES_PRICE >= 1
  );
}

function itemsApart(input: CheckInput): Findings {
  const { items, products } = input.facts;
  const amounts = productMonthsOf(input);
  return findRows(
    input,
    'order_items',
    (item) => isApart(input, amounts, item),
    (item) => {
      const place = amounts.placeOf[item]!;
      return `a price of ${amountOf(items.revenue[item]!)} and a cost of ${amountOf(items.cogs[item]!)}, usually ${amountOf(amounts.price[place]!)} and ${amountOf(amounts.cost[place]!)} for ${showName(products.name[items.product[item]!]!)} in that month`;
    },
  );
}

function costsThatComeBack(input: CheckInput): Findings {
  const { items, products } = input.facts;
  const amounts = productMonthsOf(input);
  const levels = levelsOf(amounts.cost, amounts.items, amounts.atUsualCost);
  const around = Array.from(levels, (_, place) =>
    amounts.items[place] === 0 ? [] : levelsAround(levels, amounts.months, place),
  );
  const usual = usualAmounts(products.id.length, items.product, items.cogs);
  const leftBy = (item: number): number | undefined =>
    around[amounts.placeOf[item]!]!.find((level) => isOffLevel(items.cogs[item]!, level));
  return findRows(
    input,
    'order_items',
    (item) => leftBy(item) !== undefined,
    (item) => {
      const own = items.product[item]!;
      const like = usual.findIndex((cost, other) => other !== own && cost === items.cogs[item]!);
      const whose = like === -1 ? '' : `, which is the cost of ${showName(products.name[like]!)}`;
      return `${amountOf(items.cogs[item]!)} for ${showName(products.name[own]!)}${whose}; ${amountOf(leftBy(item)!)} before and after`;
    },
  );
}

const ABOUT = { table: 'order_items', unit: 'rows', level: 'warn', numbersStand: false } as const;

export const PRODUCT_COSTS: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'item-amounts-of-its-month',
    threshold:
      'price and cost by one factor (over 2 %, within 1 %) from the median of their product and month, half of which cost just the median; or 1.8 times its cost, or 1.8 times less, at 0.8 to 1.25 of its price',
    meaning:
      'Items whose price and cost are both so many times the usual of their product and month, by one factor, where most of its items cost the same; or whose cost is 1.8 times the usual or more, or the usual 1.8 times theirs, at about the usual price: another currency, unit or product.',
    effect: 'Where they are wrong, revenue, profit and the worth of an order are too.',
    hint: 'Compare these items with the books; export all amounts in one currency.',
    look: itemsApart,
  },
  {
    ...ABOUT,
    id: 'item-cost-keeps-its-level',
    threshold:
      'more than 2 % from a cost that nine of ten items of the product had in a month before and in one after, no more than seven months apart',
    meaning:
      'Items whose cost differs from the one that their product had in a month before and has again in a month after, within seven months, for nearly all of its items: a cost that leaves its level and comes back to the cent.',
    effect: 'Where it is wrong, such as that of another product, gross profit and margin are too.',
    hint: 'Compare the costs of these items with the books.',
    look: costsThatComeBack,
  },
];
