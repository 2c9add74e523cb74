import { describe, expect, test } from 'vitest';
import { simulateShop } from '../../demo/simulate-shop.ts';
import type { SimulatedTables } from '../../demo/tables.ts';
import { ReportError } from '../../src/base/errors.ts';
import { TABLE_NAMES, type TextColumn } from '../../src/shop/tables/schema.ts';

const shop = simulateShop({ seed: 1, scale: 0.01 });
const { products, website_sessions: sessions, website_pageviews: views } = shop;
const { orders, order_items: items, order_item_refunds: refunds } = shop;
const textOf = (column: TextColumn, row: number) => column.values[column.codes[row]!]!;
const rowsOf = (table: { rows: number }) => Array.from({ length: table.rows }, (_, i) => i);
const urlOf = (row: number) => textOf(views.columns.pageview_url, row);
const viewsBySession = Map.groupBy(rowsOf(views), (row) => views.columns.website_session_id[row]!);
const itemsByOrder = Map.groupBy(rowsOf(items), (row) => items.columns.order_id[row]!);

const PATH = [
  /^\/(home|lander-\d)$/,
  /^\/products$/,
  /^\/the-[a-z-]+$/,
  /^\/cart$/,
  /^\/shipping$/,
  /^\/billing(-2)?$/,
  /^\/thank-you-for-your-order$/,
];

describe('simulateShop(options): keys and times', () => {
  test.each(TABLE_NAMES.filter((name) => name !== 'products'))(
    '%s has ids from 1 without a gap, in the order of time',
    (name) => {
      const columns: Readonly<Record<string, unknown>> = shop[name].columns;
      const [ids, times] = Object.values(columns) as [Float64Array, Float64Array];
      expect(ids.length).toBe(shop[name].rows);
      expect(ids.every((id, row) => id === row + 1)).toBe(true);
      expect(times.every((time, row) => row === 0 || time >= times[row - 1]!)).toBe(true);
      expect(times.every(Number.isInteger)).toBe(true);
    },
  );

  test('users are numbered by their first session, which alone is not a repeat', () => {
    let users = 0;
    for (const row of rowsOf(sessions)) {
      const user = sessions.columns.user_id[row]!;
      const isNew = user > users;
      if (isNew) expect(user).toBe(users + 1);
      expect(sessions.columns.is_repeat_session[row]).toBe(isNew ? 0 : 1);
      users = Math.max(users, user);
    }
    expect(users).toBeGreaterThan(0);
  });
});

describe('simulateShop(options): the funnel', () => {
  test('every session walks the steps in order, each page once, from its own start', () => {
    expect(viewsBySession.size).toBe(sessions.rows);
    for (const [session, rows] of viewsBySession) {
      expect(views.columns.created_at[rows[0]!]).toBe(sessions.columns.created_at[session - 1]);
      rows.forEach((row, step) => {
        expect(urlOf(row)).toMatch(PATH[step]!);
      });
    }
  });

  test('every thanks page has its order, at its time, by its user, for the product seen', () => {
    const thanked = [...viewsBySession].filter(([, rows]) => rows.length === PATH.length);
    expect(thanked.length).toBe(orders.rows);
    const pages = new Map([
      ['/the-original-mr-fuzzy', 1],
      ['/the-forever-love-bear', 2],
      ['/the-birthday-sugar-panda', 3],
      ['/the-hudson-river-mini-bear', 4],
    ]);
    for (const row of rowsOf(orders)) {
      const session = orders.columns.website_session_id[row]!;
      const seen = viewsBySession.get(session)!;
      expect(orders.columns.created_at[row]).toBe(views.columns.created_at[seen[6]!]);
      expect(orders.columns.user_id[row]).toBe(sessions.columns.user_id[session - 1]);
      expect(orders.columns.primary_product_id[row]).toBe(pages.get(urlOf(seen[2]!)));
    }
  });
});

describe('simulateShop(options): orders, items, refunds', () => {
  test('an order is the sum of its items, one of which is primary', () => {
    expect(itemsByOrder.size).toBe(orders.rows);
    for (const row of rowsOf(orders)) {
      const own = itemsByOrder.get(row + 1)!;
      const sum = (column: Float64Array) => own.reduce((total, item) => total + column[item]!, 0);
      const primary = own.filter((item) => items.columns.is_primary_item[item] === 1);
      expect(primary.map((item) => items.columns.product_id[item])).toEqual([
        orders.columns.primary_product_id[row],
      ]);
      expect(orders.columns.items_purchased[row]).toBe(own.length);
      expect(orders.columns.price[row]).toBe(sum(items.columns.price));
      expect(orders.columns.cogs[row]).toBe(sum(items.columns.cogs));
      expect(new Set(own.map((item) => items.columns.product_id[item])).size).toBe(own.length);
    }
  });

  test('no item is sold before its product is launched', () => {
    for (const row of rowsOf(items)) {
      const product = items.columns.product_id[row]! - 1;
      expect(items.columns.created_at[row]).toBeGreaterThanOrEqual(
        products.columns.created_at[product]!,
      );
    }
  });

  test('an item is refunded once, in full, from 2 to 20 days after its sale', () => {
    expect(new Set(refunds.columns.order_item_id).size).toBe(refunds.rows);
    for (const row of rowsOf(refunds)) {
      const item = refunds.columns.order_item_id[row]! - 1;
      const days = (refunds.columns.created_at[row]! - items.columns.created_at[item]!) / 86_400;
      expect(refunds.columns.order_id[row]).toBe(items.columns.order_id[item]);
      expect(refunds.columns.refund_amount[row]).toBe(items.columns.price[item]);
      expect(days).toBeGreaterThanOrEqual(2);
      expect(days).toBeLessThanOrEqual(20);
    }
  });
});

describe('simulateShop(options): scale and seed', () => {
  // A hundredth, a thousandth of the counts at scale 1, and twice them, each rounded; page views are the sum of all steps.
  test.each([
    ['a hundredth', 0.01, [4_729, 323, 400, 17]],
    ['the smallest', 0.001, [473, 32, 40, 2]],
    ['a twentieth', 0.05, [23_644, 1_616, 2_002, 87]],
  ])('%s', (_, scale, counts) => {
    const made = simulateShop({ seed: 3, scale });
    expect([
      made.website_sessions.rows,
      made.orders.rows,
      made.order_items.rows,
      made.order_item_refunds.rows,
    ]).toEqual(counts);
  });

  test('scale leaves the calendar as it is', () => {
    const bounds = (tables: SimulatedTables) => {
      const times = tables.website_sessions.columns.created_at;
      return [times[0]!, times.at(-1)!].map((time) => Math.floor(time / 86_400));
    };
    // 2012-03-19 and 2015-03-18 or 19 as days since 1970; a small shop may have no visitor in the last eight hours.
    expect(bounds(shop)[0]).toBe(15_418);
    expect([16_512, 16_513]).toContain(bounds(shop)[1]);
  });

  test('equal seeds give equal tables', () => {
    expect(simulateShop({ seed: 1, scale: 0.01 })).toEqual(shop);
  });

  test('another seed gives other tables of the same size', () => {
    const other = simulateShop({ seed: 2, scale: 0.01 });
    expect(other.website_sessions.rows).toBe(sessions.rows);
    expect(other.website_sessions.columns.created_at).not.toEqual(sessions.columns.created_at);
  });

  test.each([
    ['a scale of 0', { seed: 1, scale: 0 }, 'scale'],
    ['a scale that is no number', { seed: 1, scale: Number.NaN }, 'scale'],
    ['too large a scale', { seed: 1, scale: 65 }, 'scale'],
    ['a broken seed', { seed: 1.5, scale: 1 }, 'seed'],
    ['too large a seed', { seed: 2 ** 31, scale: 1 }, 'seed'],
  ])('throws a ReportError for %s', (_, options, key) => {
    const problems = (() => {
      try {
        simulateShop(options);
        return [];
      } catch (error) {
        return error instanceof ReportError ? error.problems : [];
      }
    })();
    expect(problems.map((problem) => problem.key)).toEqual([key]);
  });
});
