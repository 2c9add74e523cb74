import { expect, test } from 'vitest';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const COLUMNS = ['lever', 'revenue_effect', 'net_revenue_effect', 'gross_profit_effect'];

test('sensitivity counts the last twelve whole months alone', () => {
  // A year of 1,200 sessions, 60 orders at 50.00 that cost 20.00: 3,000.00 revenue, 1,800.00 profit. The two months before are another shop.
  const month = { sessions: 100, orders: 5, revenue: 25_000, cogs: 10_000 };
  const before = { sessions: 9999, orders: 999, revenue: 1, cogs: 1 };
  const table = tableOf('sensitivity', monthlyInput([before, before, ...Array(12).fill(month)]));
  expect(rowsOf(table, COLUMNS)).toEqual([
    // 12 more orders at 50.00; their margin is 0.6. Nothing was refunded.
    ['conversion_rate_up_one_point', 600, 600, 360],
    ['cost_of_goods_down_ten_per_cent', 0, 0, 120],
    ['order_value_up_ten_per_cent', 300, 300, 180],
    ['refund_rate_down_one_point', 0, 30, 30],
    ['sessions_up_ten_per_cent', 300, 300, 180],
  ]);
  expect(table.rows[0]).toMatchObject({ window_start: '2012-03-01', window_end: '2013-02-28' });
});

test('sensitivity of a younger shop takes all its days, and its refunds off the net', async () => {
  const table = tableOf('sensitivity', await metricsInput());
  // The tiny shop: 10 sessions, 4 orders, 245.95 revenue, 92.45 cost; 2 of its 5 items came back, so 3/5 stay.
  expect(rowsOf(table, COLUMNS)).toEqual([
    // 0.1 orders at 61.4875; margin 153.5 / 245.95.
    ['conversion_rate_up_one_point', 6.15, 3.69, 3.84],
    ['cost_of_goods_down_ten_per_cent', 0, 0, 9.25],
    // Of 24.595: a tenth of 24,595 cents is 2,459.5, rounded up; 1,475.7 net; 1,535 profit.
    ['order_value_up_ten_per_cent', 24.6, 14.76, 15.35],
    ['refund_rate_down_one_point', 0, 2.46, 2.46],
    ['sessions_up_ten_per_cent', 24.6, 14.76, 15.35],
  ]);
  expect(table.rows[0]).toMatchObject({ window_start: '2014-11-29', window_end: '2015-01-06' });
});

test('sensitivity of a shop without orders is zero', () => {
  const table = tableOf('sensitivity', monthlyInput([{ sessions: 10, orders: 0, revenue: 0 }]));
  expect(rowsOf(table, COLUMNS).map(([, ...effects]) => effects)).toEqual(Array(5).fill([0, 0, 0]));
});
