import { describe, expect, test } from 'vitest';
import { secondsOf } from '../../demo/calendar.ts';
import { TOY_SHOP } from '../../demo/shop.ts';
import { DEMONSTRATION_DEFAULTS, simulateShop } from '../../demo/simulate-shop.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { sessionsOf, shareOf, since, within } from './simulated-sessions.ts';

/**
 * The whole shop at scale 1, once: its counts are those of the contract, and what `shop.ts` declares can be seen in its tables.
 * Bounds are wide, three standard deviations or more from what is declared.
 */
const shop = simulateShop(DEMONSTRATION_DEFAULTS);
const config = loadConfig('examples/toy-shop/report.yaml');

const sessions = sessionsOf(shop);

test.each([
  ['products', 4],
  ['website_sessions', 472_871],
  ['website_pageviews', 1_188_124],
  ['orders', 32_313],
  ['order_items', 40_025],
  ['order_item_refunds', 1_731],
] as const)('simulateShop(defaults) gives %s %i rows', (name, rows) => {
  expect(shop[name].rows).toBe(rows);
});

describe('the configuration of the report fits the shop', () => {
  test('every page is a landing page or a page of the funnel', () => {
    const landings = TOY_SHOP.landings.map((rule) => rule.page);
    const funnel = config.funnel.flatMap((step) => (Array.isArray(step.pages) ? step.pages : []));
    const products = config.products.map((product) => product.page);
    const seen = new Set(sessions.flatMap((session) => session.pages));
    expect([...seen].sort()).toEqual([...new Set([...landings, ...funnel, ...products])].sort());
  });

  test('products have the pages and launch days of the configuration', () => {
    const launches = config.events.filter((event) => event.kind === 'launch');
    for (const { id, page, launched, ownPage } of TOY_SHOP.products) {
      expect(config.products).toContainEqual({ product_id: id, page });
      const days = launches.filter((event) => event.product_id === id).map((event) => event.date);
      expect(days).toEqual([...new Set([launched.slice(0, 10), ownPage.slice(0, 10)])]);
    }
  });

  test.each(config.experiments)('experiment $id begins on its day', (experiment) => {
    const first = sessions.find((session) => session.pages.includes(experiment.variant))!;
    expect(first.date.toISOString().slice(0, 10)).toBe(experiment.start_date);
  });
});

describe('conversion', () => {
  test('rises from year to year', () => {
    const years = [2012, 2013, 2014, 2015].map((year) =>
      shareOf(within(sessions, `${year}-01-01`, `${year + 1}-01-01`), (s) => s.isOrder),
    );
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(years[3]! - years[0]!).toBeGreaterThan(0.03);
  });

  test.each([2012, 2013, 2014])('on desktop is at least twice that on mobile in %i', (year) => {
    const own = within(sessions, `${year}-01-01`, `${year + 1}-01-01`);
    const rate = (device: string) =>
      shareOf(
        own.filter((session) => session.device === device),
        (session) => session.isOrder,
      );
    expect(rate('desktop') / rate('mobile')).toBeGreaterThan(2);
  });
});

describe('products', () => {
  const { columns, rows } = shop.order_items;
  const refunded = new Set(shop.order_item_refunds.columns.order_item_id);
  const items = Array.from({ length: rows }, (_, row) => ({
    time: columns.created_at[row]!,
    order: columns.order_id[row]!,
    product: columns.product_id[row]!,
    isPrimary: columns.is_primary_item[row] === 1,
    isRefunded: refunded.has(columns.order_item_id[row]!),
  }));
  const refundRate = (product: number, start: string, end: string) =>
    shareOf(
      within(items, start, end).filter((item) => item.product === product),
      (item) => item.isRefunded,
    );
  const attachRate = (start: string, end: string) =>
    1 / shareOf(within(items, start, end), (item) => item.isPrimary) - 1;

  test('Mr. Fuzzy is sent back in late summer 2014 only', () => {
    const fault = refundRate(1, '2014-08-16', '2014-09-16');
    expect(fault).toBeGreaterThan(0.15);
    expect(fault).toBeGreaterThan(3 * refundRate(1, '2014-05-01', '2014-08-01'));
    expect(fault).toBeGreaterThan(3 * refundRate(1, '2014-09-17', '2014-12-01'));
  });

  test('the other products have no part in the fault', () => {
    for (const product of [2, 3, 4]) {
      expect(refundRate(product, '2014-08-16', '2014-09-16')).toBeLessThan(0.13);
    }
  });

  test('second items begin on 2013-09-25 and become usual with the mini bear', () => {
    expect(attachRate('2012-03-19', '2013-09-25')).toBe(0);
    expect(attachRate('2013-09-25', '2013-12-12')).toBeGreaterThan(0.01);
    expect(attachRate('2013-09-25', '2013-12-12')).toBeLessThan(0.08);
    expect(attachRate('2014-03-01', '2014-12-01')).toBeGreaterThan(0.3);
  });

  test.each([1, 2, 3])('the mini bear is the favourite addition to product %i', (product) => {
    const primary = new Map(
      items.filter((item) => item.isPrimary).map((item) => [item.order, item.product]),
    );
    const additions = since(items, '2014-03-01').filter(
      (item) => !item.isPrimary && primary.get(item.order) === product,
    );
    expect(shareOf(additions, (item) => item.product === 4)).toBeGreaterThan(0.5);
  });

  test('the mini bear has no page of its own before 2014-12-05', () => {
    const first = items.find((item) => item.product === 4 && item.isPrimary)!;
    expect(first.time).toBeGreaterThan(secondsOf('2014-12-05'));
    expect(first.time).toBeLessThan(secondsOf('2014-12-08'));
  });

  test.each([2013, 2014, 2015])('the Love Bear sells before Valentine of %i', (year) => {
    const share = (start: string, end: string) =>
      shareOf(within(items, start, end), (item) => item.product === 2);
    expect(share(`${year}-02-03`, `${year}-02-15`)).toBeGreaterThan(
      1.5 * share(`${year}-02-20`, `${year}-03-15`),
    );
  });
});
