import { expect, test } from 'vitest';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

test('contribution_by_product takes the cost of the goods and the refunds off what was sold', () => {
  // Four bears of 49.99 (cost 19.49), two of them paid back; one panda of 45.99 (cost 14.49).
  const [bear, panda] = tableOf('contribution_by_product', tiny).rows;
  expect(bear).toMatchObject({
    product: 'The Tiny Bear',
    window_start: '2014-11-29',
    window_end: '2015-01-07',
    items: 4,
    revenue: 199.96,
    cogs: 77.96,
    gross_profit: 122,
    refunded_amount: 99.98,
    contribution: 22.02,
    revenue_per_item: 49.99,
    cogs_per_item: 19.49,
    refunded_per_item: 24.995,
    contribution_per_item: 5.505,
  });
  expect(bear!.gross_margin).toBeCloseTo(122 / 199.96, 12);
  expect(bear!.contribution_margin).toBeCloseTo(22.02 / 199.96, 12);
  expect(bear!.share_of_contribution).toBeCloseTo(22.02 / 53.52, 12);
  expect(panda).toMatchObject({ items: 1, contribution: 31.5, contribution_per_item: 31.5 });
});

test('contribution_by_channel_device gives a refund to the session of its order', () => {
  const columns = [
    'channel',
    'device_type',
    'sessions',
    'orders',
    'refunded_amount',
    'contribution',
  ];
  const table = tableOf('contribution_by_channel_device', tiny);
  expect(rowsOf(table, columns)).toEqual([
    ['bsearch_nonbrand', 'mobile', 1, 0, 0, 0],
    ['direct_type_in', 'desktop', 2, 1, 49.99, 12.01],
    ['gsearch_nonbrand', 'desktop', 2, 1, 49.99, -19.49],
    ['organic_search', 'desktop', 1, 1, 0, 30.5],
    ['organic_search', 'mobile', 1, 1, 0, 30.5],
    ['other', 'desktop', 1, 0, 0, 0],
    ['paid_brand', 'desktop', 1, 0, 0, 0],
    ['paid_social', 'mobile', 1, 0, 0, 0],
  ]);
  const direct = table.rows.find(({ channel }) => channel === 'direct_type_in')!;
  expect(direct.contribution_per_session).toBe(12.01 / 2);
  expect(direct.contribution_per_order).toBe(12.01);
  expect(table.rows[0]!.contribution_per_order).toBeNull();
});

test('kpis have the contribution of all sales and its margin', () => {
  const value = (kpi: string) => tableOf('kpis', tiny).rows.find((row) => row.kpi === kpi)?.value;
  // 245.95 of revenue, 92.45 of cost, 99.98 paid back.
  expect(value('contribution_usd_total')).toBe(53.52);
  expect(value('contribution_margin_total')).toBeCloseTo(53.52 / 245.95, 12);
});
