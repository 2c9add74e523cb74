import { expect, test } from 'vitest';
import type { ReportConfig } from '../../../src/shop/config/schema.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { type Cells, changeRows, set, stopsOf } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

const moved =
  (from: string, to: string, since = '') =>
  (folder: string) =>
    changeRows(folder, 'website_pageviews', (cells) =>
      cells.pageview_url === from && cells.created_at! >= since
        ? { ...cells, pageview_url: to }
        : cells,
    );
const funnelWith = (
  change: (funnel: ReportConfig['funnel']) => ReportConfig['funnel'],
): ReportConfig => ({
  ...tinyConfig,
  funnel: change(tinyConfig.funnel),
});

test('a step at another address from a day on is reached by more than come before it', async () => {
  const found = await checkTinyShop(moved('/cart', '/cart/', '2014-12-03'));
  expect(checkOf('step-within-earlier', found)).toMatchObject({
    failures: 1,
    checked: 6,
    examples: ['shipping was reached by 4 sessions, cart by 1'],
  });
});

test('a step that is missing for a while', async () => {
  const found = await checkTinyShop(moved('/shipping', '/delivery', '2015'));
  expect(checkOf('step-within-earlier', found).examples).toEqual([
    'billing was reached by 4 sessions, shipping by 3',
  ]);
});

test('steps in another order than they are walked', async () => {
  const found = await checkTinyShop(
    () => {},
    funnelWith((funnel) => [...funnel.slice(0, 3), funnel[5]!, funnel[4]!, funnel[3]!, funnel[6]!]),
  );
  expect(checkOf('step-within-earlier', found).failures).toBe(1);
});

test('a day on which a device has a later step and not the one before', async () => {
  const found = await checkTinyShop((folder) => {
    const onOneDay = (cells: Cells): Cells => ({
      ...cells,
      created_at: `2014-12-10 ${cells.created_at!.slice(11)}`,
    });
    for (const table of ['website_sessions', 'website_pageviews', 'orders', 'order_items'] as const)
      changeRows(folder, table, onOneDay);
    moved('/cart', '/basket')(folder);
    changeRows(folder, 'website_pageviews', (cells, place) =>
      place === 4 ? { ...cells, pageview_url: '/cart' } : cells,
    );
    changeRows(
      folder,
      'website_sessions',
      set('device_type', (_, place) => (place === 1 ? 'mobile' : 'desktop')),
    );
  });
  expect(checkOf('day-has-each-step', found)).toMatchObject({
    failures: 1,
    examples: ['2014-12-10 (no cart on desktop)'],
  });
});

test('orders that nobody was thanked for stop the report, with where their sessions end and what is near', async () => {
  expect(await stopsOf(checkTinyShop(moved('/thank-you', '/thankyou', '2014-12-02')))).toContain(
    'order-page-seen-mostly: 3 of 4 rows failed: the sessions of these orders end on "/thankyou" (3); the step "order" has "/thank-you"; nearest in the data: "/thank-you", "/thankyou"',
  );
});

test('a step that nobody reached stops the report, with the nearest address', async () => {
  const misspelt = funnelWith((funnel) => funnel.with(3, { ...funnel[3]!, pages: ['/carts'] }));
  expect(await stopsOf(checkTinyShop(() => {}, misspelt))).toContain(
    'step-has-views: 1 of 7 settings failed: step cart "/carts", nearest in the data: "/cart"',
  );
});
