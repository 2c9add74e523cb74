/** Whether amounts are of the size that they usually are: a point, a currency or a column in the wrong place shows in their size alone. */
import { formatMonth, monthOfDay } from '../facts/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findRows } from './find-rows.ts';
import { listed } from './listed.ts';
import { isFar, usualAmounts } from './usual-amounts.ts';

/** Share of its revenue by which a month may differ from the same items at their usual prices, where unusual ones are in it. */
const REVENUE_OFF = 0.1;
/** Part of an item's price under which a refund is unusually small. */
const SMALL_REFUND = 20;
const MANY_ITEMS = 20;

type Amount = 'price' | 'cogs';

function farItems(input: CheckInput, amount: Amount): Findings {
  const { facts, tables } = input;
  const amounts = tables.order_items.columns[amount];
  const usual = usualAmounts(tables.products.rows, facts.items.product, amounts);
  const usualOf = (item: number): number => usual[facts.items.product[item]!]!;
  return findRows(
    input,
    'order_items',
    (item) => isFar(amounts[item]!, usualOf(item)),
    (item) =>
      `${amountOf(amounts[item]!)}, usually ${amountOf(usualOf(item))} for ${facts.products.name[facts.items.product[item]!]}`,
  );
}

/** Sums over the items of each month, by month number. */
function byMonth(
  { facts }: CheckInput,
  add: (sums: [number, number], item: number) => void,
): Map<number, [number, number]> {
  const months = new Map<number, [number, number]>();
  let day = Number.NaN;
  let sums: [number, number] = [0, 0];
  for (let item = 0; item < facts.items.rows; item += 1) {
    if (facts.items.day[item] !== day) {
      day = facts.items.day[item]!;
      const month = monthOfDay(day);
      sums = months.get(month) ?? [0, 0];
      months.set(month, sums);
    }
    add(sums, item);
  }
  return months;
}

function findMonths(
  months: ReadonlyMap<number, [number, number]>,
  fails: (sums: [number, number]) => boolean,
  say: (sums: [number, number]) => string,
): Findings {
  const failed = [...months].filter(([, sums]) => fails(sums)).sort(([a], [b]) => a - b);
  return listed(
    months.size,
    failed.map(([month, sums]) => `${formatMonth(month)} (${say(sums)})`),
  );
}

export const MONEY: readonly DataCheck[] = [
  {
    id: 'month-revenue-usual',
    table: 'order_items',
    unit: 'months',
    level: 'stop',
    meaning:
      'Months whose revenue would differ by more than a tenth if items with five times, or a fifth of, the usual price of their product had that price: a decimal point or a currency is in the wrong place.',
    effect: 'Revenue, profit and the worth of an order are wrong by as much, in these months.',
    numbersStand: false,
    hint: 'Export prices in one currency and in its main unit, such as 49.99.',
    look(input) {
      const { items } = input.facts;
      const usual = usualAmounts(input.tables.products.rows, items.product, items.revenue);
      const months = byMonth(input, (sums, item) => {
        const price = items.revenue[item]!;
        const ownUsual = usual[items.product[item]!]!;
        sums[0] += price;
        sums[1] += isFar(price, ownUsual) ? ownUsual : price;
      });
      return findMonths(
        months,
        ([revenue, atUsual]) => Math.abs(revenue - atUsual) > atUsual * REVENUE_OFF,
        ([revenue, atUsual]) =>
          `${amountOf(revenue)} and not ${amountOf(atUsual)}, as at usual prices`,
      );
    },
  },
  {
    id: 'month-has-revenue',
    table: 'order_items',
    unit: 'months',
    level: 'stop',
    meaning: 'Months in which items were sold and nothing was paid for any of them.',
    effect: 'The revenue of these months is nothing.',
    numbersStand: false,
    hint: 'Export what was paid for each item.',
    look: (input) =>
      findMonths(
        byMonth(input, (sums, item) => {
          sums[0] += input.facts.items.revenue[item]!;
          sums[1] += 1;
        }),
        ([revenue]) => revenue === 0,
        ([, items]) => `${items} items`,
      ),
  },
  {
    id: 'item-price-usual',
    table: 'order_items',
    unit: 'rows',
    level: 'warn',
    meaning: 'Items with five times the usual price of their product or more, or a fifth or less.',
    effect: 'Where a price is wrong, revenue and profit are.',
    numbersStand: false,
    hint: 'Export prices in one currency and in its main unit, such as 49.99.',
    look: (input) => farItems(input, 'price'),
  },
  {
    id: 'item-cost-usual',
    table: 'order_items',
    unit: 'rows',
    level: 'warn',
    meaning: 'Items with five times the usual cost of their product or more, or a fifth or less.',
    effect: 'Where a cost is wrong, the gross profit and the gross margin are.',
    numbersStand: false,
    hint: 'Export costs in one currency and in its main unit, such as 19.49.',
    look: (input) => farItems(input, 'cogs'),
  },
  {
    id: 'month-has-cost',
    table: 'order_items',
    unit: 'months',
    level: 'warn',
    meaning:
      'Months in which items of half the revenue or more have a cost of nothing: what they did cost may not be known.',
    effect:
      'The gross profit of these items is their whole price, so that the gross margin is too high, up to 100 percent.',
    numbersStand: false,
    hint: 'Export what each item did cost.',
    look: (input) =>
      findMonths(
        byMonth(input, (sums, item) => {
          const { revenue, cogs } = input.facts.items;
          sums[0] += revenue[item]!;
          if (cogs[item] === 0) sums[1] += revenue[item]!;
        }),
        ([revenue, costless]) => costless > 0 && costless * 2 >= revenue,
        ([revenue, costless]) =>
          `${amountOf(costless)} of ${amountOf(revenue)} sold without a cost`,
      ),
  },
  {
    id: 'refund-amount-usual',
    table: 'order_item_refunds',
    unit: 'rows',
    level: 'warn',
    meaning: 'Refunds of a twentieth of the item’s price or less, or of nothing.',
    effect:
      'Where an amount is wrong, the refund rate by money is too low and net revenue too high.',
    numbersStand: false,
    hint: 'Export refunds in the currency and unit of the prices.',
    look(input) {
      const { refunds, items } = input.facts;
      return findRows(
        input,
        'order_item_refunds',
        (row) => refunds.amount[row]! * SMALL_REFUND <= items.revenue[refunds.item[row]!]!,
        (row) =>
          `${amountOf(refunds.amount[row]!)} of ${amountOf(items.revenue[refunds.item[row]!]!)}`,
      );
    },
  },
  {
    id: 'order-size-usual',
    table: 'orders',
    unit: 'rows',
    level: 'warn',
    meaning:
      'Orders of twenty items or more, and of twenty times as many as the usual order: tests, or sales to other shops.',
    effect: 'None where they are orders like others; the worth of an order is lifted by them.',
    numbersStand: false,
    hint: 'Leave orders of tests out of the export.',
    look(input) {
      const { items } = input.facts.orders;
      const sorted = items.slice().sort();
      const usual = sorted[Math.ceil(sorted.length / 2) - 1] ?? 1;
      return findRows(
        input,
        'orders',
        (row) => items[row]! >= MANY_ITEMS * Math.max(usual, 1),
        (row) => `${items[row]} items`,
      );
    },
  },
];
