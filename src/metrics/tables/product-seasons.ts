import { firstOfMonth, formatDay, monthOfDay } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { binomialUpperTail } from '../statistics/binomial.ts';
import { exactProportionInterval, type Proportion } from '../statistics/proportions.ts';
import { DailyTotals } from './periods.ts';
import { productNames } from './products.ts';
import { type Days, within } from './windows.ts';

const WEEK = 7;
/** What a product usually takes is told by four weeks on either side, a week away, as far as it was sold then: by this many days at least. */
const DAYS_AROUND = 28;
/** Fewer orders of the product in a year's week tell nothing. */
const LEAST_ORDERS = 5;
const LEAST_YEARS = 2;
/** Chance that any season of the table is false (Bonferroni over all weeks of the year and products). */
const FALSE_SEASON = 0.01;
/** 28 February begins no other week than 29 February, and the year's last week begins on 25 December. */
const STARTS = weekStarts();

/** One week of one year. */
interface YearsWeek {
  /** The week's first day. */
  first: number;
  week: Proportion;
  around: Proportion;
}

/**
 * The weeks of the year in which a product takes more of the orders than in the weeks around them, every year: holidays, found in the data.
 * Every run of seven days is tried (a scan statistic: Naus, J. Am. Stat. Assoc. 60, 1965; likelihood ratio of Kulldorff, Commun. Statist. 26,
 * 1997); of those that touch or overlap the strongest stands. A season must show in each year (Benjamini and Heller, Biometrics 64, 2008:
 * the largest of the years' p-values).
 */
export const productSeasons = defineTable({
  id: 'product_seasons',
  title:
    'Weeks of the year in which a product takes more of the orders than usual, year after year',
  grain: ['product_id', 'week_start'],
  population: ['product_orders'],
  columns: [
    is.PRODUCT_ID,
    is.PRODUCT,
    is.text('week_start', 'Month and day on which the seven days begin, such as 02-08'),
    is.text('week_end', 'Month and day on which they end'),
    is.date('latest_start', 'First day of the latest of these weeks'),
    is.date('latest_end', 'Its last day'),
    is.count('years', 'Years in which the product was sold in the week and around it', 'years'),
    is.count('orders', 'Orders of these weeks', 'orders', 'orders'),
    is.count(
      'product_orders',
      'Of these, orders of which the product was the main one',
      'orders',
      'orders',
    ),
    is.rate('share', 'Orders of the product / orders', 'product-season'),
    is.rate('lowest_share', 'The same in the year in which it was lowest', 'product-season'),
    is.rate('highest_share', 'The same in the year in which it was highest', 'product-season'),
    is.rate(
      'usual_share',
      'The same in the four weeks before and the four after, a week away, of the same years',
      'product-season',
    ),
    is.number('times_usual', 'Share / usual share', 'times', 'product-season'),
    is.rate(
      'p_value',
      'Chance of such a share at the most that the weeks around allow, in the year in which it is largest (upper tail of the binomial), times all weeks of the year and products (Bonferroni); below 1 % for every row',
      'product-season',
    ),
  ],
  compute(input) {
    const names = new Map(
      (productNames(input).objects() as { product_id: number; product: string }[]).map((row) => [
        row.product_id,
        row.product,
      ]),
    );
    const all = new DailyTotals(input.cubes.orders, 'orders');
    const rows = [...names].flatMap(([product_id, product]) =>
      seasonsOf(product_id, all, input).map((season) => ({ product_id, product, ...season })),
    );
    return tableOfRows(rows, this.columns);
  },
});

function seasonsOf(product: number, all: DailyTotals, input: MetricsInput) {
  const orders = input.cubes.orders
    .params({ product })
    .filter(
      (d: { primary_product_id: number }, $: { product: number }) =>
        d.primary_product_id === $.product,
    );
  if (orders.numRows() === 0) return [];
  const { firstWholeDay, lastWholeDay } = input.coverage;
  const firstSale = (orders.array('day') as number[]).reduce((a, b) => Math.min(a, b));
  const sold = { start: Math.max(firstSale, firstWholeDay), end: lastWholeDay + 1 };
  const own = new DailyTotals(within(orders, sold), 'orders');
  if (own.between(sold.start, sold.end) < LEAST_ORDERS * LEAST_YEARS) return [];
  const tried = STARTS.length * input.products.id.length;
  const found = STARTS.flatMap((start, place) => {
    const years = yearsOf(start, sold, { own, all });
    const strength = years.length < LEAST_YEARS ? 0 : leastLikelihoodRatio(years);
    return strength > 0 ? [{ place, strength, years }] : [];
  }).sort((a, b) => b.strength - a.strength || a.place - b.place);
  const kept: typeof found = [];
  for (const week of found)
    if (kept.every((other) => daysApart(week.place, other.place) > WEEK)) kept.push(week);
  return kept.map(({ place, years }) => seasonOf(place, years, tried)).filter(isProven);
}

/** Days from one start to the other, over the turn of the year where that is shorter. */
function daysApart(a: number, b: number): number {
  const apart = Math.abs(a - b);
  return Math.min(apart, STARTS.length - apart);
}

/** The week of each year in which the product was sold through all of it, and long enough around it. */
function yearsOf(
  start: string,
  sold: Days,
  { own, all }: { own: DailyTotals; all: DailyTotals },
): YearsWeek[] {
  const count = (days: Days): Proportion => {
    const [from, to] = [Math.max(days.start, sold.start), Math.min(days.end, sold.end)];
    return from >= to
      ? { successes: 0, trials: 0 }
      : { successes: own.between(from, to), trials: all.between(from, to) };
  };
  return yearsWithin(sold).flatMap((year) => {
    const first = dayInYear(year, start);
    if (first < sold.start || first + WEEK > sold.end) return [];
    const before = { start: first - WEEK - DAYS_AROUND, end: first - WEEK };
    const after = { start: first + 2 * WEEK, end: first + 2 * WEEK + DAYS_AROUND };
    const week = count({ start: first, end: first + WEEK });
    if (daysWithin(before, sold) + daysWithin(after, sold) < DAYS_AROUND) return [];
    return week.trials === 0 ? [] : [{ first, week, around: plus(count(before), count(after)) }];
  });
}

function yearsWithin({ start, end }: Days): number[] {
  const [first, last] = [start, end - 1].map((day) => Math.floor(monthOfDay(day) / 12));
  return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
}

function daysWithin({ start, end }: Days, sold: Days): number {
  return Math.max(0, Math.min(end, sold.end) - Math.max(start, sold.start));
}

function plus(a: Proportion, b: Proportion): Proportion {
  return { successes: a.successes + b.successes, trials: a.trials + b.trials };
}

/** That of the year in which it is least; the years after one of 0, which is most of them, need not be looked at. */
function leastLikelihoodRatio(years: readonly YearsWeek[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const year of years) {
    least = Math.min(least, likelihoodRatio(year));
    if (least === 0) break;
  }
  return least;
}

/** How much likelier the week's orders are at their own share than at the most that the weeks around allow, as ln; 0 where they are no more. */
function likelihoodRatio({ week, around }: YearsWeek): number {
  const { successes, trials } = week;
  if (successes < LEAST_ORDERS || successes * around.trials <= around.successes * trials) return 0;
  const most = mostOf(around);
  const share = successes / trials;
  if (share <= most) return 0;
  const others = trials - successes;
  return (
    successes * Math.log(share / most) +
    (others === 0 ? 0 : others * Math.log((1 - share) / (1 - most)))
  );
}

function mostOf({ successes, trials }: Proportion): number {
  return exactProportionInterval(successes, trials)?.high ?? 1;
}

function seasonOf(place: number, years: readonly YearsWeek[], tried: number) {
  const week = years.map((year) => year.week).reduce(plus);
  const around = years.map((year) => year.around).reduce(plus);
  const shares = years.map((year) => year.week.successes / year.week.trials);
  const chances = years.map((year) =>
    binomialUpperTail(year.week.successes, year.week.trials, mostOf(year.around)),
  );
  const share = week.successes / week.trials;
  const usual = around.successes / around.trials;
  return {
    week_start: STARTS[place]!,
    week_end: STARTS[(place + WEEK - 1) % STARTS.length]!,
    latest_start: formatDay(years.at(-1)!.first),
    latest_end: formatDay(years.at(-1)!.first + WEEK - 1),
    years: years.length,
    orders: week.trials,
    product_orders: week.successes,
    share,
    lowest_share: Math.min(...shares),
    highest_share: Math.max(...shares),
    usual_share: usual,
    times_usual: share / usual,
    p_value: Math.min(1, Math.max(...chances) * tried),
  };
}

function isProven({ p_value }: { p_value: number }): boolean {
  return p_value < FALSE_SEASON;
}

/** Month and day of every day of a year without a leap day. */
function weekStarts(): string[] {
  const first = firstOfMonth(2013 * 12);
  return Array.from({ length: 365 }, (_, index) => formatDay(first + index).slice(5));
}

function dayInYear(year: number, monthAndDay: string): number {
  const [month, day] = monthAndDay.split('-').map(Number) as [number, number];
  return firstOfMonth(year * 12 + month - 1) + day - 1;
}
