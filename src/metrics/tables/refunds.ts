import { type ColumnTable, escape as closure, op, rolling } from 'arquero';
import { periodDays } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { binomialUpperTail } from '../statistics/binomial.ts';
import { exactProportionInterval } from '../statistics/proportions.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { productNames } from './products.ts';

/** Chance, over all months of a product together, that an alert is false (Bonferroni over its months). */
const FALSE_ALERT = 0.01;
/** Fewer refunds than this are never an alert. */
const LEAST_REFUNDS = 3;
/** A month is ripe when this share of refunds, by their usual lag, has had time to come in. */
const RIPE_SHARE = 0.95;

const COLUMNS = [
  is.PERIOD,
  is.PRODUCT_ID,
  is.PRODUCT,
  is.count(
    'items',
    'Items sold in the month; a month without a sale has no row',
    'items',
    'items-sold',
  ),
  is.count(
    'refunds',
    'Of these, items that were refunded, whenever that was: by the date of the sale',
    'items',
    'refund-rate',
  ),
  is.rate('refund_rate', 'Refunded items / items sold', 'refund-rate'),
  is.rate('rate_low', 'Lower end of its exact 95 % interval (Clopper-Pearson)', 'refund-rate'),
  is.rate('rate_high', 'Upper end of its exact 95 % interval', 'refund-rate'),
  is.rate(
    'expected_rate',
    'Refund rate of the product over its other ripe months; empty when there is none',
    'refund-alert',
  ),
  is.rate(
    'expected_high',
    'The most that those months allow: upper end of the exact 95 % interval of the expected rate, wide where they hold few items',
    'refund-alert',
  ),
  is.rate(
    'p_value',
    'Chance of so many refunds or more if items came back at that highest rate (upper tail of the binomial)',
    'refund-alert',
  ),
  is.flag(
    'alert',
    '1 when that chance is below 1 % over all of the product’s months together (Bonferroni), and at least three items came back',
    'refund-alert',
  ),
  is.flag(
    'ripe',
    '1 when 95 % of refunds, by their usual time after the sale, have had time to come in for the whole month, else 0: more may come',
    'refund-alert',
  ),
];

interface MonthOfProduct {
  period: string;
  product_id: number;
  product: string;
  items: number;
  refunds: number;
  ripe: 0 | 1;
}

const refundsByProductMonth = defineTable({
  id: 'refunds_by_product_month',
  title: 'Refunds by product and month of sale, with alerts',
  grain: ['period', 'product_id'],
  population: ['items'],
  columns: COLUMNS,
  compute(input) {
    const ripeUntil = lastRipeDay(input);
    const months = sumBy(
      withPeriod(input.cubes.items, 'month'),
      ['period', 'product_id'],
      ['items', 'refunded_items'],
    )
      .rename({ refunded_items: 'refunds' })
      .join(productNames(input), 'product_id')
      .derive({
        ripe: closure((d: MonthOfProduct) => (periodDays(d.period).end - 1 <= ripeUntil ? 1 : 0)),
      })
      .objects() as MonthOfProduct[];
    return tableOfRows(
      [...Map.groupBy(months, (row) => row.product_id).values()].flatMap((ofProduct) =>
        ofProduct.map((row) => ({ ...row, ...judge(row, ofProduct) })),
      ),
      COLUMNS,
    );
  },
});

/**
 * The month against the product's other months. Not against their rate but the most that they allow, since a young product's few
 * items without a refund do not promise that none will ever come back.
 */
function judge(row: MonthOfProduct, ofProduct: readonly MonthOfProduct[]) {
  const others = ofProduct.filter((other) => other !== row && other.ripe === 1);
  const items = others.reduce((sum, other) => sum + other.items, 0);
  const refunds = others.reduce((sum, other) => sum + other.refunds, 0);
  const allowed = exactProportionInterval(refunds, items);
  const interval = exactProportionInterval(row.refunds, row.items);
  const pValue = allowed && binomialUpperTail(row.refunds, row.items, allowed.high);
  const isAlert =
    pValue !== null && pValue < FALSE_ALERT / ofProduct.length && row.refunds >= LEAST_REFUNDS;
  return {
    refund_rate: row.refunds / row.items,
    rate_low: interval?.low,
    rate_high: interval?.high,
    expected_rate: refunds / items,
    expected_high: allowed?.high,
    p_value: pValue,
    alert: isAlert ? 1 : 0,
  };
}

/** The last day whose sales had their usual time to be refunded, within the days of which the orders or the refunds tell. */
function lastRipeDay({ cubes, coverage }: MetricsInput): number {
  const refundDays = cubes.refunds.array('day') as ArrayLike<number>;
  let lastTold = coverage.lastDay;
  for (let row = 0; row < refundDays.length; row += 1)
    lastTold = Math.max(lastTold, refundDays[row]!);
  return lastTold - usualLag(cubes.refund_lag);
}

/** Days after the sale by which 95 % of refunds had come; 0 without refunds. */
function usualLag(lags: ColumnTable): number {
  const days = withCumulativeShare(lags)
    .params({ share: RIPE_SHARE })
    .filter(
      (d: { cumulative_share: number }, $: { share: number }) => d.cumulative_share >= $.share,
    );
  return days.numRows() === 0 ? 0 : (days.get('days', 0) as number);
}

/** Refunds by days after the sale, in order, with `cumulative_share`. */
function withCumulativeShare(lags: ColumnTable): ColumnTable {
  return sumBy(lags, ['days'], ['refunds'])
    .orderby('days')
    .derive({
      so_far: rolling((d: { refunds: number }) => op.sum(d.refunds)),
      all: (d) => op.sum(d.refunds),
    })
    .derive({ cumulative_share: (d) => d.so_far / d.all });
}

const refundLag = defineTable({
  id: 'refund_lag',
  title: 'Days from sale to refund',
  grain: ['days'],
  population: ['refunds'],
  columns: [
    is.count('days', 'Calendar days from the sale to the refund', 'days'),
    is.count('refunds', 'Items refunded after so many days', 'items', 'refund-lag'),
    is.rate(
      'cumulative_share',
      'Items refunded after at most so many days / all refunded items',
      'refund-lag',
    ),
  ],
  compute: ({ cubes }) => withCumulativeShare(cubes.refund_lag),
});

/** Keyed by the refund’s own month, in columns of other names than those by month of sale, so that the two are never added up. */
const refundsByRefundMonth = defineTable({
  id: 'refunds_by_refund_month',
  title: 'Refunds by the month in which they were paid',
  grain: ['period', 'product_id'],
  population: ['refunds_paid'],
  columns: [
    is.PERIOD,
    is.PRODUCT_ID,
    is.PRODUCT,
    is.COMPLETE,
    is.count(
      'refunds_paid',
      'Items refunded in the month, whenever they were sold',
      'items',
      'net-revenue',
    ),
    is.money('refund_amount', 'Money refunded in the month', 'net-revenue'),
  ],
  compute: (input) =>
    withComplete(
      sumBy(
        withPeriod(input.cubes.refunds, 'month'),
        ['period', 'product_id'],
        ['refunds', 'refund_amount'],
      )
        .rename({ refunds: 'refunds_paid' })
        .join(productNames(input), 'product_id'),
      input.coverage,
    ),
});

export const refundTables = [refundsByProductMonth, refundLag, refundsByRefundMonth];
