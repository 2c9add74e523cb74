import { periodDays } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { binomialUpperTail } from '../statistics/binomial.ts';
import { exactProportionInterval, type Proportion } from '../statistics/proportions.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { productNames } from './products.ts';
import { refundHistories } from './refund-history.ts';
import { refundRegimes } from './refund-regimes.ts';
import { lastRipeDay, withCumulativeShare } from './refund-ripeness.ts';
import { refundsByProductWeek } from './refund-weeks.ts';

/** Chance, over all months of a product together, that an alert is false (Bonferroni over its months). */
const FALSE_ALERT = 0.01;
/** Fewer refunds than this are never an alert. */
const LEAST_REFUNDS = 3;

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
    'Refund rate of the level that the product had reached in the ripe weeks before the month, as in refunds_by_product_week; empty when there are none',
    'refund-alert',
  ),
  is.rate(
    'expected_high',
    'The most that this level allows: upper end of the exact 95 % interval of the expected rate, wide where it holds few items',
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
      .objects() as MonthOfProduct[];
    const byProduct = Map.groupBy(months, (row) => row.product_id);
    return tableOfRows(
      refundHistories(input).flatMap((history) => {
        const ofProduct = byProduct.get(history.product_id) ?? [];
        return ofProduct.map((row) => ({
          ...row,
          ...judge(row, history.levelBefore(periodDays(row.period).start), ofProduct.length),
          ripe: periodDays(row.period).end - 1 <= ripeUntil ? 1 : 0,
        }));
      }),
      COLUMNS,
    );
  },
});

/**
 * The month against the product's level. Not against its rate but the most that it allows, since a young product's few items without a refund
 * do not promise that none will ever come back.
 */
function judge(row: MonthOfProduct, level: Proportion | null, months: number) {
  const allowed = level && exactProportionInterval(level.successes, level.trials);
  const interval = exactProportionInterval(row.refunds, row.items);
  const pValue = allowed && binomialUpperTail(row.refunds, row.items, allowed.high);
  const isAlert = pValue !== null && pValue < FALSE_ALERT / months && row.refunds >= LEAST_REFUNDS;
  return {
    refund_rate: row.refunds / row.items,
    rate_low: interval?.low,
    rate_high: interval?.high,
    expected_rate: level && level.successes / level.trials,
    expected_high: allowed?.high,
    p_value: pValue,
    alert: isAlert ? 1 : 0,
  };
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

export const refundTables = [
  refundsByProductMonth,
  refundsByProductWeek,
  refundRegimes,
  refundLag,
  refundsByRefundMonth,
];
