import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ReportError } from '../../../src/base/errors.ts';
import { parseConfig } from '../../../src/shop/config/load-config.ts';
import { TINY_SHOP } from '../../fixtures/tiny-shop.ts';
import { changeAmounts, changeRows, set, stopsOf } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

const STOPS: readonly [string, string, (folder: string) => void][] = [
  [
    'month-revenue-usual',
    'an order of ten times its price',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { order_id }) =>
        order_id === '3' ? cents * 10 : cents,
      ),
  ],
  [
    'month-revenue-usual',
    'a month in another currency',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { created_at }) =>
        created_at! < '2015' ? cents : cents * 7,
      ),
  ],
  [
    'month-has-revenue',
    'a month of nothing',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { order_id }) => (order_id === '4' ? 0 : cents)),
  ],
];

test.each(STOPS)('%s stops %s', async (id, _, change) => {
  expect(await stopsOf(checkTinyShop(change))).toContain(`${id}: 1 of 2 months failed: 201`);
});

const HONEST: readonly [string, (folder: string) => void][] = [
  [
    'a sale at a sixth of the price',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { created_at }) =>
        created_at! < '2015' ? cents : cents / 6,
      ),
  ],
  [
    'items that are given away',
    (folder) =>
      changeAmounts(folder, 'price_usd', (cents, { order_id }) => (order_id === '4' ? 0 : cents)),
  ],
];

test.each(HONEST)('%s is accepted by the very line that the message shows', async (_, change) => {
  const stop = checkTinyShop(change).catch((error: ReportError) => error.message);
  const lines = [
    ...String(await stop).matchAll(
      /\(([^()]+)\), write into report\.yaml, with your own reason: accepted_checks: \[(.+)\]/g,
    ),
  ];
  expect(lines.map(([, what]) => what).join()).toMatch(/sale, items given away|samples that/);
  const text = readFileSync(path.join(TINY_SHOP, 'report.yaml'), 'utf8');
  const entries = lines.map(([, , entry]) => `  - ${entry}\n`);
  const config = parseConfig(`${text}\naccepted_checks:\n${entries.join('')}`, 'report.yaml');
  const found = await checkTinyShop(change, config);
  expect(checkOf('month-revenue-usual', found).meaning).toContain('The company says: We cleared');
});

const WARNS: readonly [string, string, (folder: string) => void, number][] = [
  [
    'item-cost-usual',
    'a cost in cents',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { order_item_id: id }) =>
        id === '3' ? cents * 100 : cents,
      ),
    1,
  ],
  [
    'item-cost-usual',
    'a cost of nothing',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { order_item_id: id }) => (id === '3' ? 0 : cents)),
    1,
  ],
  ['month-has-cost', 'no costs at all', (folder) => changeAmounts(folder, 'cogs_usd', () => 0), 2],
  [
    'month-has-cost',
    'a month without costs',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { order_id }) => (order_id === '4' ? 0 : cents)),
    1,
  ],
  [
    'month-margin-usual',
    'costs that are the prices',
    (folder) => changeAmounts(folder, 'cogs_usd', (_, { price_usd }) => Number(price_usd) * 100),
    2,
  ],
  [
    'month-margin-usual',
    'a month of twice the cost',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { order_id }) =>
        order_id === '4' ? cents * 2 : cents,
      ),
    1,
  ],
  [
    'refund-amount-usual',
    'a refund of nothing',
    (folder) =>
      changeRows(
        folder,
        'order_item_refunds',
        set('refund_amount_usd', (old, at) => (at === 0 ? '0.00' : old)),
      ),
    1,
  ],
  [
    'amounts-in-units',
    'amounts in cents',
    (folder) => {
      for (const column of ['price_usd', 'cogs_usd'] as const)
        changeAmounts(folder, column, (cents) => cents * 100);
    },
    5,
  ],
];

test.each(WARNS)('%s warns of %s', async (id, _, change, failures) => {
  expect(checkOf(id, await checkTinyShop(change))).toMatchObject({ failures, severity: 'warning' });
});

test.each([
  ['a price cut by a third', (cents: number) => cents * 0.67],
  ['a bundle of four', (cents: number) => cents * 4],
])('%s for a product is no other price than usual', async (_, change) => {
  const found = await checkTinyShop((folder) =>
    changeAmounts(folder, 'price_usd', (cents, { order_id }) =>
      order_id === '4' ? change(cents) : cents,
    ),
  );
  expect(checkOf('item-price-usual', found).failures).toBe(0);
  expect(checkOf('month-revenue-usual', found).failures).toBe(0);
});

test('an unusual price is shown beside the usual one', async () => {
  const stopped = stopsOf(
    checkTinyShop((folder) =>
      changeAmounts(folder, 'price_usd', (cents, { order_id }) =>
        order_id === '4' ? cents * 100 : cents,
      ),
    ),
  );
  expect(await stopped).toContain('2015-01 (4999.00 and not 49.99, as at usual prices)');
});
