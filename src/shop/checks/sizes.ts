/** Whether orders, refunds and amounts as a whole are of a size that they can have. */
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findRows } from './find-rows.ts';

/** Part of an item's price up to which a refund is unusually small. */
const SMALL_REFUND = 20;
const MANY_ITEMS = 20;
/** Refunds of which one at least is of the whole price. */
const MANY_REFUNDS = 10;
/** A median price in the currency's unit from which on whole amounts may be cents. */
const MANY_CENTS = 500;

/** All items, where amounts look like cents written as units: whole, large, and costs that are no round numbers. */
function amountsInCents(input: CheckInput): Findings {
  const { price, cogs } = input.tables.order_items.columns;
  const sorted = price.slice().sort();
  const median = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  const isWhole = (amount: number): boolean => amount % 100 === 0;
  const odd = cogs.reduce((sum, cost) => (cost % 500 === 0 ? sum : sum + 1), 0);
  const areCents =
    hasCents(input.config.currency) &&
    median >= MANY_CENTS * 100 &&
    odd * 2 > cogs.length &&
    price.every(isWhole) &&
    cogs.every(isWhole);
  return findRows(
    input,
    'order_items',
    () => areCents,
    (row) => `${amountOf(price[row]!)}, cost ${amountOf(cogs[row]!)}`,
  );
}

function hasCents(currency: string): boolean {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits !== 0;
}

/** All refunds, where there are many and none is of its item's whole price. */
function refundsInPart(input: CheckInput): Findings {
  const { refunds, items } = input.facts;
  const isWhole = (amount: number, row: number): boolean =>
    amount === items.revenue[refunds.item[row]!]!;
  const areOdd = refunds.rows >= MANY_REFUNDS && !refunds.amount.some(isWhole);
  return findRows(
    input,
    'order_item_refunds',
    () => areOdd,
    (row) => `${amountOf(refunds.amount[row]!)} of ${amountOf(items.revenue[refunds.item[row]!]!)}`,
  );
}

export const SIZES: readonly DataCheck[] = [
  {
    id: 'refund-amount-usual',
    table: 'order_item_refunds',
    unit: 'rows',
    level: 'warn',
    threshold: "a twentieth of the item's price",
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
    threshold: 'twenty, and twenty times the median',
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
  {
    id: 'refund-whole-price',
    table: 'order_item_refunds',
    unit: 'rows',
    level: 'warn',
    threshold: 'ten refunds',
    meaning:
      'Refunds, where there are ten or more and not one is of the whole price of its item: they may be in another currency, or with or without a tax that prices are not.',
    effect:
      'Where amounts are wrong, the refund rate by money is too low and net revenue too high.',
    numbersStand: false,
    hint: 'Export refunds in the currency and unit of the prices.',
    look: refundsInPart,
  },
  {
    id: 'amounts-in-units',
    table: 'order_items',
    unit: 'rows',
    level: 'warn',
    threshold:
      'all whole, a median price of 500, most costs no multiple of 5; not for currencies without cents',
    meaning:
      'All prices and costs are whole numbers, the median price is 500 or more, and most costs end in neither 0 nor 5: the amounts may be cents.',
    effect: 'Where they are cents, all money is a hundred times what it was.',
    numbersStand: false,
    hint: 'Export amounts in the main unit of the currency, such as 49.99.',
    look: amountsInCents,
  },
];
