/** Prices that leave their level for a while, and items dearer than their product ever was around then. */
import { formatMonth } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findRows } from './find-rows.ts';
import { showName } from './fold-name.ts';
import { listed } from './listed.ts';
import {
  isOffLevel,
  levelsAround,
  levelsOf,
  type ProductMonths,
  productMonthsOf,
} from './product-months.ts';

/** Part of the items of a product and month that must fetch just the usual for a dearer one to tell anything. */
const MOST = 0.75;
/** So many times the usual price is dear; a cost that is as many times the usual makes it another item, size or currency. */
const DEAR = 1.2;

/** Months in which a product usually fetched another price than it did both before and after. */
function pricesThatComeBack(input: CheckInput): Findings {
  const { products } = input.facts;
  const { price, items, atUsualPrice, months, firstMonth } = productMonthsOf(input);
  const levels = levelsOf(price, items, atUsualPrice);
  const known = new Set<number>();
  const failed = new Map<number, string>();
  for (const [place, usual] of price.entries()) {
    if (Number.isNaN(usual)) continue;
    const month = firstMonth + (place % months);
    known.add(month);
    const left = levelsAround(levels, months, place).find((level) => isOffLevel(usual, level));
    if (left === undefined || failed.has(month)) continue;
    const name = showName(products.name[Math.floor(place / months)]!);
    failed.set(
      month,
      `${formatMonth(month)} (${amountOf(usual)} for ${name}; ${amountOf(left)} before and after)`,
    );
  }
  return listed(
    known.size,
    [...failed].sort(([a], [b]) => a - b).map(([, words]) => words),
  );
}

function isDear(input: CheckInput, amounts: ProductMonths, item: number): boolean {
  const { revenue, cogs } = input.facts.items;
  const { price, cost, months, items, atUsualPrice } = amounts;
  const place = amounts.placeOf[item]!;
  const month = place % months;
  if (atUsualPrice[place]! / items[place]! < MOST || cogs[item]! >= cost[place]! * DEAR)
    return false;
  const isAbove = (usual: number): boolean => revenue[item]! >= usual * DEAR;
  // A product may well begin with another price. Of the month after there may be nothing yet.
  const isBefore = month > 0 && isAbove(price[place - 1]!);
  const after = month + 1 < months ? price[place + 1]! : Number.NaN;
  return isBefore && isAbove(price[place]!) && (Number.isNaN(after) || isAbove(after));
}

function dearItems(input: CheckInput): Findings {
  const { items, products } = input.facts;
  const amounts = productMonthsOf(input);
  return findRows(
    input,
    'order_items',
    (item) => isDear(input, amounts, item),
    (item) =>
      `${amountOf(items.revenue[item]!)} for ${showName(products.name[items.product[item]!]!)}, usually ${amountOf(amounts.price[amounts.placeOf[item]!]!)}`,
  );
}

const ABOUT = {
  table: 'order_items',
  level: 'warn',
  numbersStand: false,
  effect:
    'None, where the prices were asked for; else revenue, profit and the worth of an order are wrong.',
} as const;

export const PRODUCT_PRICES: readonly DataCheck[] = [
  {
    ...ABOUT,
    id: 'product-price-comes-back',
    unit: 'months',
    threshold:
      'a median price more than 2 % from one that nine of ten items of the product had in a month before and in one after, no more than seven months apart',
    meaning:
      'Months in which the usual price of a product was another than before and after: a sale, or prices with another tax, currency or unit.',
    hint: 'Look whether these prices were asked for in that time.',
    look: pricesThatComeBack,
  },
  {
    ...ABOUT,
    id: 'item-price-of-its-time',
    unit: 'rows',
    threshold:
      'a fifth above the usual price of its product in its month and in those beside it, at less than a fifth above the usual cost, where three of four items of the month have just the usual price and three items were sold in the month before',
    meaning:
      'Items a fifth or more above the usual price of their product in their month and in those beside it, at about the usual cost: discounts make prices lower, and seldom does anything make them higher.',
    hint: 'Compare the prices of these items with the books.',
    look: dearItems,
  },
];
