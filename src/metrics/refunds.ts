import { op, rolling } from 'arquero';
import { periodDays } from '../facts/calendar.ts';
import { binomialUpperTail } from '../statistics/binomial.ts';
import { exactProportionInterval } from '../statistics/proportions.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy, withPeriod } from './periods.ts';
import { productNames } from './products.ts';
import { tableOfRows } from './rows-table.ts';
import type { TableDefinition } from './table-definition.ts';

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
  is.count('items', 'Items sold in the month', 'items'),
  is.count(
    'refunds',
    'Of these, items that were refunded, whenever that was: by the date of the sale',
    'items',
  ),
  is.rate('refund_rate', 'Refunded items / items sold'),
  is.rate('rate_low', 'Lower end of its exact 95 % interval (Clopper-Pearson)'),
  is.rate('rate_high', 'Upper end of its exact 95 % interval'),
  is.rate('expected_rate', 'Refund rate of the product over its other months'),
  is.rate(
    'p_value',
    'Chance of so many refunds or more at the expected rate (upper tail of the binomial)',
  ),
  is.flag(
    'alert',
    '1 when that chance is below 1 % over all of the product’s months together, and at least three items came back',
  ),
  is.flag(
    'ripe',
    '1 when the usual time from sale to refund has passed for the whole month, else 0: more may come',
  ),
];

interface MonthOfProduct {
  period: string;
  product_id: number;
  product: string;
  items: number;
  refunds: number;
}

const refundsByProductMonth: TableDefinition<MetricsInput> = {
  id: 'refunds_by_product_month',
  title: 'Refunds by product and month of sale, with alerts',
  grain: ['period', 'product_id'],
  columns: COLUMNS,
  compute(input) {
    const months = sumBy(
      withPeriod(input.cubes.items, 'month'),
      ['period', 'product_id'],
      ['items', 'refunded_items'],
    )
      .rename({ refunded_items: 'refunds' })
      .join(productNames(input), 'product_id')
      .objects() as MonthOfProduct[];
    const ripeUntil = input.coverage.lastDay - usualLag(input);
    return tableOfRows(
      [...Map.groupBy(months, (row) => row.product_id).values()].flatMap((ofProduct) =>
        ofProduct.map((row) => ({
          ...row,
          ...judge(row, ofProduct),
          ripe: periodDays(row.period).end - 1 <= ripeUntil ? 1 : 0,
        })),
      ),
      COLUMNS,
    );
  },
};

function judge(row: MonthOfProduct, ofProduct: readonly MonthOfProduct[]) {
  const items = ofProduct.reduce((sum, other) => sum + other.items, 0) - row.items;
  const refunds = ofProduct.reduce((sum, other) => sum + other.refunds, 0) - row.refunds;
  const interval = exactProportionInterval(row.refunds, row.items);
  const expected = items === 0 ? null : refunds / items;
  const pValue = expected === null ? null : binomialUpperTail(row.refunds, row.items, expected);
  const isAlert =
    pValue !== null && pValue < FALSE_ALERT / ofProduct.length && row.refunds >= LEAST_REFUNDS;
  return {
    refund_rate: row.refunds / row.items,
    rate_low: interval?.low,
    rate_high: interval?.high,
    expected_rate: expected,
    p_value: pValue,
    alert: isAlert ? 1 : 0,
  };
}

/** Days after the sale by which 95 % of refunds had come; 0 without refunds. */
function usualLag({ cubes }: MetricsInput): number {
  const lags = (cubes.refund_lag.objects() as { days: number; refunds: number }[]).sort(
    (a, b) => a.days - b.days,
  );
  const total = lags.reduce((sum, { refunds }) => sum + refunds, 0);
  let come = 0;
  for (const { days, refunds } of lags) {
    come += refunds;
    if (come >= RIPE_SHARE * total) return days;
  }
  return 0;
}

const refundLag: TableDefinition<MetricsInput> = {
  id: 'refund_lag',
  title: 'Days from sale to refund',
  grain: ['days'],
  columns: [
    is.count('days', 'Calendar days from the sale to the refund', 'days'),
    is.count('refunds', 'Items refunded after so many days', 'items'),
    is.rate('cumulative_share', 'Items refunded after at most so many days / all refunded items'),
  ],
  compute: ({ cubes }) =>
    sumBy(cubes.refund_lag, ['days'], ['refunds'])
      .orderby('days')
      .derive({
        so_far: rolling((d: { refunds: number }) => op.sum(d.refunds)),
        all: (d) => op.sum(d.refunds),
      })
      .derive({ cumulative_share: (d) => d.so_far / d.all }),
};

const refundsByRefundMonth: TableDefinition<MetricsInput> = {
  id: 'refunds_by_refund_month',
  title: 'Refunds by the month in which they were paid',
  grain: ['period', 'product_id'],
  columns: [
    is.PERIOD,
    is.PRODUCT_ID,
    is.PRODUCT,
    is.count('refunds_paid', 'Items refunded in the month, whenever they were sold', 'items'),
    is.money('refund_amount', 'Money refunded in the month'),
  ],
  compute: (input) =>
    sumBy(
      withPeriod(input.cubes.refunds, 'month'),
      ['period', 'product_id'],
      ['refunds', 'refund_amount'],
    )
      .rename({ refunds: 'refunds_paid' })
      .join(productNames(input), 'product_id'),
};

const customerTypes: TableDefinition<MetricsInput> = {
  id: 'customer_types_by_month',
  title: 'Revenue from new and returning customers, month by month',
  grain: ['period', 'customer_type'],
  columns: [
    is.PERIOD,
    is.text(
      'customer_type',
      'new: the customer’s first order in the export; returning: a later one',
    ),
    is.count('orders', 'Orders by the date of the order', 'orders'),
    is.money('revenue', 'Revenue of these orders, gross of refunds'),
    is.rate('share_of_revenue', 'Revenue of the row / revenue of the month'),
  ],
  compute: ({ cubes }) =>
    sumBy(withPeriod(cubes.orders, 'month'), ['period', 'customer_type'], ['orders', 'revenue'])
      .groupby('period')
      .derive({ share_of_revenue: (d) => d.revenue / op.sum(d.revenue) })
      .ungroup(),
};

export const refundTables = [refundsByProductMonth, refundLag, refundsByRefundMonth, customerTypes];
