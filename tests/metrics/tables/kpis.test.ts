import { describe, expect, test } from 'vitest';
import { metricsInput, tableOf } from './tiny-input.ts';

const kpis = tableOf('kpis', await metricsInput());
const kpi = (name: string) => kpis.rows.find((row) => row.kpi === name);

describe('kpis of the tiny shop', () => {
  /** By hand: 245.95 over 4 orders; 4 orders of 10 sessions; 2 of 5 items refunded; 2 of 10 sessions repeat. */
  test.each([
    ['revenue_usd_total', 245.95],
    ['net_revenue_usd_total', 145.97],
    ['gross_profit_usd_total', 153.5],
    ['orders_total', 4],
    ['sessions_total', 10],
    ['conversion_rate_total', 0.4],
    ['average_order_value_usd_total', 61.4875],
    ['items_per_order_total', 1.25],
    ['refund_rate_total', 0.4],
    ['repeat_share_total', 0.2],
  ])('%s is %d', (name, expected) => {
    expect(kpi(name)?.value).toBeCloseTo(expected, 9);
  });

  /** The last session is of 6 January, the last refund of the 15th; refunded items count by the day of their sale. */
  test.each([
    ['refund_amount_usd_total', '2015-01-16'],
    ['net_revenue_usd_total', '2015-01-16'],
    ['revenue_usd_total', '2015-01-07'],
    ['sessions_total', '2015-01-07'],
    ['refund_rate_total', '2015-01-07'],
    ['users_total', '2015-01-07'],
  ])('%s covers all of the data up to the day before %s', (name, end) => {
    expect(kpi(name)).toMatchObject({ window_start: '2014-11-29', window_end: end });
  });

  test('refunds after the last session count in the totals', () => {
    expect(kpi('refund_amount_usd_total')?.value).toBe(99.98);
  });

  test('a window that the data do not cover has no value, no dates and no change', () => {
    expect(kpi('revenue_usd_ttm')).toMatchObject({
      value: null,
      prior_value: null,
      change: null,
      window_start: null,
    });
    expect(kpi('orders_quarter')?.value).toBeNull();
  });
});
