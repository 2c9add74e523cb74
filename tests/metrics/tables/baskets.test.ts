import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import { withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const input = await metricsInput();
const COLUMNS = [
  'period',
  'complete',
  'orders',
  'orders_with_cross_sell',
  'attach_rate',
  'items_per_order',
  'average_order_value',
];
const CART = ['cart_sessions', 'revenue_per_cart_session', 'cart_to_shipping_rate'];

describe('baskets_by_month of the tiny shop', () => {
  const table = tableOf('baskets_by_month', input);

  test('counts orders by their own date; a month without has zeros and no averages', () => {
    // December: 49.99 + 95.98 + 49.99, one of three with a second item.
    expect(rowsOf(table, COLUMNS)).toEqual([
      ['2014-11', 0, 0, 0, null, null, null],
      ['2014-12', 1, 3, 1, 1 / 3, 4 / 3, 65.32],
      ['2015-01', 0, 1, 0, 0, 1, 49.99],
    ]);
  });

  test('counts the cart by the session’s date: S2 in November; S4, S6, S7; S8', () => {
    // S6 stopped at the cart. Revenue of December’s sessions is 145.97.
    expect(rowsOf(table, CART)).toEqual([
      [1, 49.99, 1],
      [3, expect.closeTo(145.97 / 3, 9), 2 / 3],
      [1, 49.99, 1],
    ]);
  });
});

describe('baskets_by_month', () => {
  test('finds the cart by its place in the path, whatever it is called', () => {
    // The path now says that shipping follows the products’ pages: S2; S4, S7; S8 reached it, and all of them billing.
    const funnel = input.config.funnel.filter(({ step }) => step !== 'cart');
    const table = tableOf('baskets_by_month', { ...input, config: { ...input.config, funnel } });
    expect(rowsOf(table, ['cart_sessions', 'cart_to_shipping_rate'])).toEqual([
      [1, 1],
      [2, 1],
      [1, 1],
    ]);
  });

  test.each([
    ['no products’ pages', ['landing', 'products', 'cart', 'order']],
    ['nothing after the cart', ['landing', 'products', 'product', 'cart']],
  ])('leaves the cart empty where the path has %s', (_label, steps) => {
    const funnel = input.config.funnel.filter(({ step }) => steps.includes(step));
    const table = tableOf('baskets_by_month', { ...input, config: { ...input.config, funnel } });
    expect(rowsOf(table, CART)).toEqual(Array(3).fill([null, null, null]));
    expect(rowsOf(table, ['orders'])).toEqual([[0], [3], [1]]);
  });

  test('has zeros for every month in which nothing happened', () => {
    const table = tableOf('baskets_by_month', withoutEvents(input));
    expect(rowsOf(table, ['period', 'orders', 'attach_rate', ...CART])).toEqual(
      ['2014-11', '2014-12', '2015-01'].map((period) => [period, 0, null, 0, null, null]),
    );
  });

  test('has one row, of no whole month, for one leap day of data', () => {
    const day = parseDay('2012-02-29');
    const coverage = { ...input.coverage, firstDay: day, lastDay: day };
    const table = tableOf('baskets_by_month', {
      ...withoutEvents(input),
      coverage: { ...coverage, firstWholeDay: day, lastWholeDay: day },
    });
    expect(rowsOf(table, ['period', 'complete', 'orders'])).toEqual([['2012-02', 0, 0]]);
  });
});
