/** Months in which price and cost change by one factor: prices change by themselves, prices and costs together only with the currency. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';
import { lowerMedians } from './usual-amounts.ts';

/** How far from one a factor must be, and how near to each other the factors of prices and costs. */
const CHANGED = 0.02;
const SAME = 0.01;

/** Usual price and cost of each product in each month, by `product * months + month`. */
interface MonthlyAmounts {
  firstMonth: number;
  months: number;
  price: Float64Array;
  cost: Float64Array;
}

function monthlyAmounts({ tables, facts }: CheckInput): MonthlyAmounts {
  const { items } = facts;
  const own = Int32Array.from(items.day, monthOfDay);
  const firstMonth = own.reduce((least, month) => Math.min(least, month), Number.POSITIVE_INFINITY);
  const months = own.reduce((most, month) => Math.max(most, month), firstMonth) - firstMonth + 1;
  const groups = tables.products.rows * months;
  const groupOf = own.map((month, item) => items.product[item]! * months + month - firstMonth);
  const medians = (amounts: Float64Array): Float64Array => lowerMedians(groups, groupOf, amounts);
  return { firstMonth, months, price: medians(items.revenue), cost: medians(items.cogs) };
}

/** The factors of price and cost against the month before in which a product was sold, of each product that has both. */
function factorsOf({ months, price, cost }: MonthlyAmounts, month: number): [number, number][] {
  const factors: [number, number][] = [];
  for (let start = 0; start < price.length; start += months) {
    let before = month - 1;
    while (before >= 0 && Number.isNaN(price[start + before]!)) before -= 1;
    if (before < 0) continue;
    const ofPrice = price[start + month]! / price[start + before]!;
    const ofCost = cost[start + month]! / cost[start + before]!;
    if (ofPrice > 0 && ofCost > 0 && Number.isFinite(ofPrice * ofCost))
      factors.push([ofPrice, ofCost]);
  }
  return factors;
}

const isOneFactor = ([price, cost]: readonly [number, number]): boolean =>
  Math.abs(price - 1) > CHANGED && Math.abs(cost / price - 1) < SAME;

function monthsOfOneFactor(input: CheckInput): Findings {
  const amounts = monthlyAmounts(input);
  const days = [...new Set(input.facts.items.day)];
  const months = [...new Set(days.map(monthOfDay))].sort((a, b) => a - b);
  const failed = months.flatMap((month) => {
    const factors = factorsOf(amounts, month - amounts.firstMonth);
    const changed = factors.filter(isOneFactor);
    if (changed.length === 0) return [];
    return [
      `${formatMonth(month)} (prices and costs of ${changed.length} of ${factors.length} products are ${changed[0]![0].toFixed(2)} times those before)`,
    ];
  });
  return listed(months.length, failed);
}

export const CURRENCIES: readonly DataCheck[] = [
  {
    id: 'month-of-one-currency',
    table: 'order_items',
    unit: 'months',
    level: 'warn',
    meaning:
      'Months in which the usual price and the usual cost of a product changed by one factor: the currency, or a tax, may have changed with them.',
    effect:
      'Where it is another currency, revenue and profit of the months up to the next such change are wrong by that factor.',
    numbersStand: false,
    hint: 'Export prices and costs of all months in one currency.',
    look: monthsOfOneFactor,
  },
];
