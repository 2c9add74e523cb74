import { weekdayOf } from '../../base/calendar.ts';
import { oncePerInput } from '../definitions/once-per-input.ts';
import type { Proportion } from '../statistics/proportions.ts';
import { type Regime, RegimeHistory } from '../statistics/regimes.ts';
import { sumBy } from './periods.ts';
import { lastRipeDay } from './refund-ripeness.ts';
import type { Days } from './windows.ts';

const WEEK = 7;

/** The items of one product and how many of them came back, week of sale by week of sale: Monday to Sunday, without gaps. */
export interface RefundHistory {
  product_id: number;
  product: string;
  /** Items sold and refunded since, from the week of the first sale to that of the last. */
  weeks: readonly Proportion[];
  /** How many of the weeks, from the first, are ripe. Later ones are no history: some of their items will still come back. */
  ripeWeeks: number;
  /** Of the ripe weeks. */
  regimes: RegimeHistory;
  /** The level that what was sold from this day on is judged by: that of the ripe weeks that ended before it. Null without any. */
  levelBefore(day: number): Proportion | null;
  /** The days of a stretch of weeks. */
  daysOf(weeks: Pick<Regime, 'start' | 'end'>): Days;
}

/** The history of every product that was ever sold, in the order of their ids in the export. */
export const refundHistories = oncePerInput((input): RefundHistory[] => {
  const ripeUntil = lastRipeDay(input);
  const days = sumBy(
    input.cubes.items,
    ['product_id', 'day'],
    ['items', 'refunded_items'],
  ).objects() as Sold[];
  const byProduct = Map.groupBy(days, ({ product_id }) => product_id);
  return Array.from(input.products.id).flatMap((id, place) => {
    const ofProduct = byProduct.get(id);
    return ofProduct === undefined
      ? []
      : [{ product: input.products.name[place]!, ...historyOf(id, ofProduct, ripeUntil) }];
  });
});

interface Sold {
  product_id: number;
  day: number;
  items: number;
  refunded_items: number;
}

function historyOf(product_id: number, sold: readonly Sold[], ripeUntil: number) {
  const mondays = sold.map(({ day }) => mondayOf(day));
  const first = mondays.reduce((a, b) => Math.min(a, b));
  const last = mondays.reduce((a, b) => Math.max(a, b));
  const weeks = Array.from({ length: (last - first) / WEEK + 1 }, () => ({
    successes: 0,
    trials: 0,
  }));
  for (const [place, { items, refunded_items }] of sold.entries()) {
    const week = weeks[(mondays[place]! - first) / WEEK]!;
    week.trials += items;
    week.successes += refunded_items;
  }
  const ripeWeeks = Math.min(weeks.length, Math.max(0, Math.floor((ripeUntil + 1 - first) / WEEK)));
  const regimes = new RegimeHistory(weeks.slice(0, ripeWeeks));
  return {
    product_id,
    weeks,
    ripeWeeks,
    regimes,
    levelBefore(day: number) {
      const before = Math.floor((day - first) / WEEK);
      return before <= 0 ? null : regimes.levelAfter(Math.min(before, ripeWeeks));
    },
    daysOf: ({ start, end }: Pick<Regime, 'start' | 'end'>): Days => ({
      start: first + start * WEEK,
      end: first + end * WEEK,
    }),
  };
}

function mondayOf(day: number): number {
  return day + 1 - weekdayOf(day);
}
