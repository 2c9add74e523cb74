/** Months in which price and cost change by one factor: prices change by themselves, prices and costs together only with the currency. */
import { formatMonth } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';
import { type ProductMonths, productMonthsOf } from './product-months.ts';

/** How far from one a factor must be, and how near to each other the factors of prices and costs. */
const CHANGED = 0.02;
const SAME = 0.01;

/** The factors of price and cost against the month before in which a product was sold, of each product that has both. */
function factorsOf({ months, price, cost }: ProductMonths, month: number): [number, number][] {
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

/** Whether price and cost changed, and by one factor. */
export const isOneFactor = (price: number, cost: number): boolean =>
  Math.abs(price - 1) > CHANGED && Math.abs(cost / price - 1) < SAME;

function monthsOfOneFactor(input: CheckInput): Findings {
  const amounts = productMonthsOf(input);
  const sold = Array.from({ length: amounts.months }, () => false);
  amounts.items.forEach((items, place) => {
    if (items > 0) sold[place % amounts.months] = true;
  });
  const months = [...sold.keys()].filter((month) => sold[month]);
  const failed = months.flatMap((month) => {
    const factors = factorsOf(amounts, month);
    const changed = factors.filter(([price, cost]) => isOneFactor(price, cost));
    if (changed.length === 0) return [];
    return [
      `${formatMonth(amounts.firstMonth + month)} (prices and costs of ${changed.length} of ${factors.length} products are ${changed[0]![0].toFixed(2)} times those before)`,
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
    threshold:
      'more than 2 %, within 1 % of each other; medians of three items or more of a product and month',
    meaning:
      'Months in which the usual price and the usual cost of a product changed by one factor: the currency, or a tax, may have changed with them.',
    effect:
      'Where it is another currency, revenue and profit of the months up to the next such change are wrong by that factor.',
    numbersStand: false,
    hint: 'Export prices and costs of all months in one currency.',
    look: monthsOfOneFactor,
  },
];
