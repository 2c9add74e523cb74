import { describe, expect, test } from 'vitest';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const input = await metricsInput();

/** Worked out by hand in tests/fixtures/tiny-shop/README.md. */
describe('performance_by_month of the tiny shop', () => {
  const table = tableOf('performance_by_month', input);

  test('counts sessions by their own date and orders by theirs', () => {
    expect(
      rowsOf(table, ['period', 'complete', 'days', 'sessions', 'orders', 'items', 'refunds']),
    ).toEqual([
      ['2014-11', 0, 2, 2, 0, 0, 0],
      ['2014-12', 1, 31, 5, 3, 4, 1],
      ['2015-01', 0, 6, 3, 1, 1, 0],
    ]);
  });

  test('takes conversion and revenue per session from the sessions, though an order be of the next month', () => {
    expect(rowsOf(table, ['conversion_rate', 'revenue_per_session'])).toEqual([
      [1 / 2, 49.99 / 2],
      [2 / 5, expect.closeTo(145.97 / 5, 9)],
      [1 / 3, expect.closeTo(49.99 / 3, 9)],
    ]);
  });

  test('adds up money to the cent, gross and net', () => {
    expect(
      rowsOf(table, ['revenue', 'cogs', 'gross_profit', 'refund_amount', 'net_revenue']),
    ).toEqual([
      [0, 0, 0, 0, 0],
      [195.96, 72.96, 123, 49.99, 145.97],
      [49.99, 19.49, 30.5, 0, 49.99],
    ]);
  });

  test('leaves empty what has no orders to divide by, and growth without a year before', () => {
    expect(
      rowsOf(table, [
        'average_order_value',
        'items_per_order',
        'gross_margin',
        'revenue_yoy',
        'revenue_ttm',
      ]),
    ).toEqual([
      [null, null, null, null, null],
      [65.32, 4 / 3, 123 / 195.96, null, null],
      [49.99, 1, 30.5 / 49.99, null, null],
    ]);
  });
});

test('performance_by_day has a row for every day, from the first session to the last, and none for a refund nine days later', () => {
  const table = tableOf('performance_by_day', input);
  expect(table.rows).toHaveLength(2 + 31 + 6);
  expect(table.rows.at(-1)).toMatchObject({ period: '2015-01-06', sessions: 1, refunds: 0 });
});

test('no quarter of the tiny shop is whole', () => {
  expect(
    rowsOf(tableOf('performance_by_quarter', input), ['period', 'complete', 'sessions']),
  ).toEqual([
    ['2014-Q4', 0, 7],
    ['2015-Q1', 0, 3],
  ]);
});

test('a month without traffic stands between its neighbours in growth and in the trailing year', () => {
  const months = monthlyInput(
    [10, 20, 0, 30, 60, 60, 60, 60, 60, 60, 60, 60, 60].map((sessions) => ({
      sessions,
      orders: sessions,
      revenue: sessions * 100,
    })),
  );
  const { traffic, orders } = months.cubes;
  const quiet = {
    ...months,
    cubes: {
      ...months.cubes,
      traffic: traffic.filter((d) => d.sessions > 0),
      orders: orders.filter((d) => d.orders > 0),
    },
  };
  const rows = rowsOf(tableOf('performance_by_month', quiet), [
    'period',
    'sessions_on_previous',
    'orders_on_previous',
    'revenue_ttm',
  ]);
  expect(rows.slice(0, 5)).toEqual([
    ['2012-01', null, null, null],
    ['2012-02', 1, 1, null],
    ['2012-03', -1, -1, null],
    ['2012-04', null, null, null],
    ['2012-05', 1, 1, null],
  ]);
  // 10 + 20 + 0 + 30 + 8 x 60, and a year later without the 10.
  expect(rows.slice(11).map((row) => row[3])).toEqual([540, 590]);
});
