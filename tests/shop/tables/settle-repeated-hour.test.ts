import { expect, test } from 'vitest';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { validateTables } from '../../../src/shop/tables/validate-tables.ts';
import { type Files, messageOf, TINY_SHOP, text, writeShop } from './tiny-shop.ts';

/** The fourth session began at `start`; its second page, its order and the order's items came at `later`. */
const visit = (start: string, later: string): Files => {
  const at = (name: keyof typeof TINY_SHOP): string =>
    text(TINY_SHOP[name])
      .replaceAll('2014-03-05 13:00:00', start)
      .replaceAll('2014-03-05 13:09:00', later);
  return Object.fromEntries(
    (['website_sessions', 'website_pageviews', 'orders', 'order_items'] as const).map((name) => [
      `${name}.csv`,
      at(name),
    ]),
  );
};

const settle = async (start: string, later: string, timezone?: string) => {
  const dataFolder = writeShop({
    ...visit(start, later),
    'order_item_refunds.csv': text(TINY_SHOP.order_item_refunds.slice(0, 1)),
  });
  const tables = await readTables(dataFolder, { currency: 'USD' });
  const checks = validateTables(tables, { currency: 'USD', dataFolder, timezone });
  const { website_pageviews, orders, order_items } = tables;
  return {
    times: [website_pageviews.columns.created_at[5]!, orders.columns.created_at[1]!].map((time) =>
      new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' '),
    ),
    items: [...order_items.columns.created_at.slice(1)].every(
      (time) => time === orders.columns.created_at[1],
    ),
    counts: Object.fromEntries(
      checks
        .filter(({ id, failures }) => id.endsWith('-in-repeated-hour') && failures > 0)
        .map(({ id, failures }) => [id, failures]),
    ),
  };
};

const ALL = {
  'page-view-in-repeated-hour': 1,
  'order-in-repeated-hour': 1,
  'item-in-repeated-hour': 2,
};

test.each([
  [
    'on a Sunday of autumn, where no zone is known',
    '2014-11-02 01:57:00',
    '2014-11-02 01:06:30',
    undefined,
  ],
  ['by the rules of New York', '2014-11-02 01:57:00', '2014-11-02 01:06:30', 'America/New_York'],
  ['by the rules of Sydney', '2014-04-06 02:57:00', '2014-04-06 02:00:10', 'Australia/Sydney'],
])(
  'takes what seems older than its session to the end of the hour that came twice, %s',
  async (_, start, later, zone) => {
    const { times, items, counts } = await settle(start, later, zone);
    expect(times).toEqual([`${later.slice(0, 13)}:59:59`, `${later.slice(0, 13)}:59:59`]);
    expect(items).toBe(true);
    expect(counts).toEqual(ALL);
  },
);

test('leaves what is in order alone, also in that night', async () => {
  const { times, counts } = await settle('2014-11-02 01:06:30', '2014-11-02 01:57:00');
  expect(times).toEqual(['2014-11-02 01:57:00', '2014-11-02 01:57:00']);
  expect(counts).toEqual({});
});

test.each([
  ['another day', '2014-11-04 01:57:00', '2014-11-04 01:06:30', undefined],
  ['another hour of that night', '2014-11-02 03:57:00', '2014-11-02 03:06:30', 'America/New_York'],
  ['the night of another zone', '2014-11-02 01:57:00', '2014-11-02 01:06:30', 'Europe/Berlin'],
  ['more than the hour', '2014-11-02 02:10:00', '2014-11-02 01:20:00', 'America/New_York'],
])('refuses as before what %s cannot explain', async (_, start, later, zone) => {
  expect(await messageOf(settle(start, later, zone))).toContain(
    'expected a time not before that of its website session',
  );
});
