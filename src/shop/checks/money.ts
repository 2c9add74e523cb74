/** Whether amounts are of the size that they usually are: a point, a currency or a column in the wrong place shows in their size alone. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import { amountOf } from '../tables/quality-check.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { findRows } from './find-rows.ts';
import { listed } from './listed.ts';
import { isFar, usualAmounts } from './usual-amounts.ts';

/** Share of its revenue by which a month may differ from the same items at their usual prices, where unusual ones are in it. */
const REVENUE_OFF = 0.1;
/** How far a month's gross margin may be from the median month's, and how small it may be. */
const MARGIN_OFF = 0.15;
const NO_MARGIN = 0.01;
/** Part of a month's revenue that may have no cost. */
const COSTLESS = 0.1;

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

/** Months whose gross margin is far from that of the median month, or nothing. */
function unusualMargins(input: CheckInput): Findings {
  const { revenue, cogs } = input.facts.items;
  const months = byMonth(input, (sums, item) => {
    sums[0] += revenue[item]!;
    sums[1] += cogs[item]!;
  });
  const margins = [...months.values()]
    .filter(([sold]) => sold > 0)
    .map(([sold, cost]) => 1 - cost / sold)
    .sort((a, b) => a - b);
  const usual = margins[Math.ceil(margins.length / 2) - 1]!;
  const percent = (margin: number): string => `${Math.round(margin * 100)}%`;
  return findMonths(
    months,
    ([sold, cost]) =>
      sold > 0 && (Math.abs(1 - cost / sold - usual) > MARGIN_OFF || 1 - cost / sold < NO_MARGIN),
    ([sold, cost]) => `a gross margin of ${percent(1 - cost / sold)}, usually ${percent(usual)}`,
  );
}

export const MONEY: readonly DataCheck[] = [
  {
    id: 'month-revenue-usual',
    table: 'order_items',
    unit: 'months',
    level: 'stop',
    threshold:
      'a tenth of the revenue; unusual is five times the median, or a fifth of it, of a product with three items or more',
    meaning:
      'Months whose revenue would differ by more than a tenth if items with five times, or a fifth of, the usual price of their product had that price: a decimal point or a currency may be in the wrong place, or much was sold far from its usual price.',
    effect: 'Revenue, profit and the worth of an order are wrong by as much, in these months.',
    numbersStand: false,
    hint: 'Export prices in one currency and in its main unit, such as 49.99.',
    innocent: {
      what: 'a clearance sale, items given away with others, a gift card that is sold at many prices',
      reason: 'We cleared the winter stock at a sixth of its price.',
    },
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
    threshold: 'one',
    meaning: 'Months in which items were sold and nothing was paid for any of them.',
    effect: 'The revenue of these months is nothing.',
    numbersStand: false,
    hint: 'Export what was paid for each item.',
    innocent: {
      what: 'samples that were given away before the shop sold anything',
      reason: 'In its first month the shop gave samples away.',
    },
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
    threshold: "five times the product's median, or a fifth",
    meaning:
      'Items at five times the usual price of their product or more, or at a fifth of it or less.',
    effect: 'Where a price is wrong, revenue and profit are wrong too.',
    numbersStand: false,
    hint: 'Export prices in one currency and in its main unit, such as 49.99.',
    look: (input) => farItems(input, 'price'),
  },
  {
    id: 'item-cost-usual',
    table: 'order_items',
    unit: 'rows',
    level: 'warn',
    threshold: "five times the product's median, or a fifth",
    meaning:
      'Items at five times the usual cost of their product or more, or at a fifth of it or less.',
    effect: 'Where a cost is wrong, the gross profit and the gross margin are wrong too.',
    numbersStand: false,
    hint: 'Export costs in one currency and in its main unit, such as 19.49.',
    look: (input) => farItems(input, 'cogs'),
  },
  {
    id: 'month-has-cost',
    table: 'order_items',
    unit: 'months',
    level: 'warn',
    threshold: 'a tenth of the revenue',
    meaning:
      'Months in which items of a tenth of the revenue or more have a cost of nothing: what they really cost may not be known.',
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
        ([revenue, costless]) => costless > 0 && costless >= revenue * COSTLESS,
        ([revenue, costless]) =>
          `${amountOf(costless)} of ${amountOf(revenue)} sold without a cost`,
      ),
  },
  {
    id: 'month-margin-usual',
    table: 'order_items',
    unit: 'months',
    level: 'warn',
    threshold: 'fifteen points from the median month, or less than one percent',
    meaning:
      'Months whose gross margin is more than fifteen points from that of the median month, or less than one percent: a price or a cost may be that of another column, unit or currency.',
    effect:
      'Where amounts are wrong, the gross profit and the gross margin of these months are wrong too.',
    numbersStand: false,
    hint: 'Compare prices and costs of these months with the books.',
    look: unusualMargins,
  },
];
