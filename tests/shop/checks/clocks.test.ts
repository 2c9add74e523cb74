import { expect, test } from 'vitest';
import type { TableName } from '../../../src/shop/tables/schema.ts';
import { changeRows, set } from './change-tables.ts';
import { checkOf, checkTinyShop } from './check-tiny-shop.ts';

/** Times of these tables put back by so many hours, so that nothing comes before what it belongs to. */
const later =
  (hours: number, ...tables: TableName[]) =>
  (folder: string) => {
    for (const table of tables)
      changeRows(
        folder,
        table,
        set('created_at', (old) =>
          new Date(Date.parse(`${old.replace(' ', 'T')}Z`) + hours * 3_600_000)
            .toISOString()
            .slice(0, 19)
            .replace('T', ' '),
        ),
      );
  };

test.each([
  ['order-clock', later(8, 'orders', 'order_items'), 3],
  ['order-clock', later(1, 'orders', 'order_items'), 3],
  ['page-view-clock', later(2, 'website_pageviews', 'orders', 'order_items'), 3],
  ['item-clock', later(1, 'order_items'), 2],
] as const)('%s counts the months of a clock that is behind', async (id, damage, failures) => {
  expect(checkOf(id, await checkTinyShop(() => {}))).toMatchObject({ failures: 0, unit: 'months' });
  expect(checkOf(id, await checkTinyShop(damage)).failures).toBe(failures);
});

test('days without times', async () => {
  const found = await checkTinyShop((folder) => {
    for (const table of ['website_sessions', 'website_pageviews', 'orders', 'order_items'] as const)
      changeRows(
        folder,
        table,
        set('created_at', (old) => `${old.slice(0, 10)} 00:00:00`),
      );
  });
  expect(checkOf('session-has-time', found)).toMatchObject({
    failures: 10,
    examples: ['10 sessions, such as one at 2014-11-29 00:00:00'],
  });
});
