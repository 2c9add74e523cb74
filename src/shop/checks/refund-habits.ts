/** Refunds that are of another size, or dated otherwise, than those of other times. */
import { formatMonth, monthOfDay } from '../../base/calendar.ts';
import type { CheckInput, DataCheck, Findings } from './check.ts';
import { listed } from './listed.ts';

/** Refunds of a month that tell how it pays back, and the part of all that must be of the whole price for a month without one to be odd. */
const ENOUGH = 10;
const USUALLY = 0.5;

interface Paid {
  refunds: number;
  whole: number;
}

/** Months in which nothing was paid back whole, though half of all refunds or more are. */
function monthsWithoutWhole({ facts: { refunds, items } }: CheckInput): Findings {
  const all: Paid = { refunds: 0, whole: 0 };
  const months = new Map<number, Paid>();
  for (let row = 0; row < refunds.rows; row += 1) {
    const month = monthOfDay(refunds.day[row]!);
    const own = months.get(month) ?? { refunds: 0, whole: 0 };
    months.set(month, own);
    const isWhole = refunds.amount[row] === items.revenue[refunds.item[row]!];
    for (const sum of [all, own]) {
      sum.refunds += 1;
      if (isWhole) sum.whole += 1;
    }
  }
  const known = [...months].filter(([, own]) => own.refunds >= ENOUGH).sort(([a], [b]) => a - b);
  const isUsual = all.whole >= all.refunds * USUALLY;
  return listed(
    known.length,
    known
      .filter(([, own]) => isUsual && own.whole === 0)
      .map(([month, own]) => `${formatMonth(month)} (${own.refunds} refunds)`),
  );
}

/** Refunds, and the part of them on one day of the month (one of thirty by chance) that no working days make. */
const MANY = 40;
const ONE_DAY = 0.4;

function findBookingDay({ tables }: CheckInput): Findings {
  const { created_at: times } = tables.order_item_refunds.columns;
  const days = new Uint32Array(32);
  for (const time of times) days[new Date(time * 1000).getUTCDate()]! += 1;
  const most = Math.max(...days);
  const fails = times.length >= MANY && most / times.length >= ONE_DAY;
  return {
    checked: times.length,
    failures: fails ? most : 0,
    examples: fails ? [`${most} refunds on day ${days.indexOf(most)} of a month`] : [],
  };
}

export const REFUND_HABITS: readonly DataCheck[] = [
  {
    id: 'month-refunds-whole-prices',
    table: 'order_item_refunds',
    unit: 'months',
    level: 'warn',
    threshold: 'none of ten refunds, where half of all are of the whole price',
    meaning:
      'Months in which no refund is of the whole price of its item, though most refunds of other months are: amounts in another currency, or with or without a tax.',
    effect: 'Where they are wrong, net revenue and the money refunded are too.',
    numbersStand: false,
    hint: 'Compare the refunds of these months with the books.',
    look: monthsWithoutWhole,
  },
  {
    id: 'refunds-on-their-own-days',
    table: 'order_item_refunds',
    unit: 'rows',
    level: 'warn',
    threshold: 'two of five, of forty refunds',
    meaning:
      'Refunds on one day of the month, such as the first, on which far too many are: they are dated by when they were booked, or by the month alone.',
    effect: 'Refunds, and net revenue, stand in a later or an earlier month than they belong to.',
    numbersStand: false,
    hint: 'Export the day on which each refund was paid.',
    look: findBookingDay,
  },
];
