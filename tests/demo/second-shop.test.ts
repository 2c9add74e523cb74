import { describe, expect, test } from 'vitest';
import { SECOND_SHOP } from '../../demo/second-shop.ts';
import { TOY_SHOP } from '../../demo/shop.ts';
import { simulateShop } from '../../demo/simulate-shop.ts';
import { loadConfig } from '../../src/shop/config/load-config.ts';
import { matchesAny } from '../../src/shop/config/patterns.ts';
import type { TextColumn } from '../../src/shop/tables/schema.ts';

const config = loadConfig('examples/second-shop/report.yaml');
const toys = loadConfig('examples/toy-shop/report.yaml');
const shop = simulateShop({ seed: 1, scale: 0.05, shop: SECOND_SHOP });
const { website_sessions: sessions, website_pageviews: views, orders, order_items: items } = shop;

const textsOf = ({ values }: TextColumn) => values.filter((value) => value !== null);

describe('the second shop differs from the first', () => {
  test.each([
    ['product names', (s: typeof SECOND_SHOP) => s.products.map(({ name }) => name)],
    ['product ids', (s: typeof SECOND_SHOP) => s.products.map(({ id }) => id)],
    [
      'pages',
      (s: typeof SECOND_SHOP) => [
        ...s.landings.map(({ page }) => page),
        s.productList.page,
        ...s.products.map(({ page }) => page),
        s.cart.page,
        s.shipping.page,
        ...s.billing.pages.map(({ page }) => page),
        s.orderPage,
      ],
    ],
    [
      'sources, campaigns and referers',
      (s: typeof SECOND_SHOP) =>
        s.channels
          .flatMap(({ sources }) =>
            sources.flatMap((one) => [one.utm_source, one.utm_campaign, one.http_referer]),
          )
          .filter((text) => text !== null),
    ],
    ['currency', (s: typeof SECOND_SHOP) => [s.currency]],
  ])('in its %s', (_, of) => {
    const first = new Set<unknown>(of(TOY_SHOP));
    expect(of(SECOND_SHOP).filter((text) => first.has(text))).toEqual([]);
  });

  test('in the names of channels and steps', () => {
    const names = ({ channels, funnel }: typeof config) => [
      ...channels.map(({ channel }) => channel),
      ...funnel.map(({ step }) => step),
    ];
    expect(names(config).filter((name) => names(toys).includes(name))).toEqual([]);
    expect(config.funnel.length).not.toBe(toys.funnel.length);
  });

  test('in that it has neither tests nor refunds, and fourteen months', () => {
    expect(config.experiments).toEqual([]);
    expect(shop.order_item_refunds.rows).toBe(0);
    const times = sessions.columns.created_at;
    const days = (Math.max(...times) - Math.min(...times)) / 86_400;
    expect(Math.round(days / 30.4)).toBe(14);
  });
});

describe('its tables are scattered', () => {
  test.each([
    ['sessions', sessions.columns.website_session_id],
    ['page views', views.columns.website_pageview_id],
    ['orders', orders.columns.order_id],
    ['items', items.columns.order_item_id],
  ])('ids of %s are large, different, with gaps and in no order', (_, ids) => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(Math.min(...ids)).toBeGreaterThan(2 ** 32);
    expect(Math.max(...ids)).toBeLessThan(2 ** 53);
    const sorted = ids.toSorted();
    expect(ids).not.toEqual(sorted);
    expect(sorted.at(-1)! - sorted[0]!).toBeGreaterThan(ids.length * 1000);
  });

  test('and still hang together', () => {
    const known = new Set(sessions.columns.website_session_id);
    expect(views.columns.website_session_id.every((id) => known.has(id))).toBe(true);
    const userOf = new Map(
      Array.from(sessions.columns.website_session_id, (id, row) => [
        id,
        sessions.columns.user_id[row],
      ]),
    );
    orders.columns.website_session_id.forEach((id, row) => {
      expect(orders.columns.user_id[row]).toBe(userOf.get(id));
    });
    const placed = new Set(orders.columns.order_id);
    expect(items.columns.order_id.every((id) => placed.has(id))).toBe(true);
  });
});

test('the configuration of the example fits every page and every source', () => {
  const pages = config.funnel.flatMap(({ pages }) => (Array.isArray(pages) ? pages : []));
  const productPages = config.products.map(({ page }) => page);
  const known = [...pages, ...productPages, ...SECOND_SHOP.landings.map(({ page }) => page)];
  expect(textsOf(views.columns.pageview_url).filter((page) => !matchesAny(page, known))).toEqual(
    [],
  );
  expect(config.products.map(({ product_id }) => product_id)).toEqual(
    SECOND_SHOP.products.map(({ id }) => id),
  );
});
