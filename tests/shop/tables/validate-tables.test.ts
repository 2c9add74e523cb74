import { describe, expect, test } from 'vitest';
import { TABLE_NAMES } from '../../../src/shop/tables/schema.ts';
import { relationshipChecks } from '../../../src/shop/tables/validate-tables.ts';
import {
  type Files,
  failures,
  messageOf,
  read,
  TINY_SHOP,
  text,
  validate,
  withAdded,
  withRow,
} from './tiny-shop.ts';

test('validateTables(tables) finds the tiny shop right, but for a refund after its last session', async () => {
  expect(await failures({})).toEqual({ 'refund-after-last-session': 1 });
});

test('validateTables(tables) describes each check once, with the rows that it looked at', async () => {
  const checks = await validate();
  expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
  const rows = { products: 2, website_sessions: 4, website_pageviews: 6 };
  const ofRows = checks.filter(({ unit }) => unit === 'rows');
  expect(ofRows.map((check) => check.checked)).toEqual(
    ofRows.map(
      ({ table }) =>
        ({ ...rows, orders: 2, order_items: 3, order_item_refunds: 1, marketing_spend: 0 })[table],
    ),
  );
  for (const { meaning } of checks) expect(meaning).toMatch(/^[A-Z].*[^.]\.$/);
});

describe('validateTables(tables) stops at what makes numbers wrong', () => {
  test.each<[string, Files, string]>([
    [
      'a repeated key',
      withAdded('products', '1,2014-01-03 00:00:00,Bear'),
      'data/products.csv, row 4, column product_id: 1 stands in data/products.csv, row 2, already. Each product has one row: remove the repeated one, and check that no two parts overlap.',
    ],
    [
      'a session that is not there',
      withAdded('website_pageviews', '7,2014-03-05 13:10:00,5,/cart'),
      'data/website_pageviews.csv, row 8, column website_session_id: 5 is not in data/website_sessions.csv. Load both files from the same export.',
    ],
    [
      'a page view before its session',
      withRow('website_pageviews', 2, '1,2014-03-01 09:59:59,1,/home'),
      'data/website_pageviews.csv, row 2, column created_at: expected a time not before that of its website session, 2014-03-01 10:00:00, found 2014-03-01 09:59:59. The two times are probably written by clocks, or at moments, that are seconds apart. Export as the time of a session, or order, the earliest that belongs to it: for instance least(s.created_at, min(v.created_at)).',
    ],
    [
      'an order before its session',
      withRow('orders', 2, '1,2014-03-01 10:59:59,2,8,1,1,49.99,19.49'),
      'data/orders.csv, row 2, column created_at: expected a time not before that of its website session, 2014-03-01 11:00:00, found 2014-03-01 10:59:59. The two times are probably written by clocks, or at moments, that are seconds apart. Export as the time of a session, or order, the earliest that belongs to it: for instance least(s.created_at, min(v.created_at)).',
    ],
    [
      'an item before its order',
      withRow('order_items', 2, '1,2014-03-01 11:04:59,1,1,1,49.99,19.49'),
      'data/order_items.csv, row 2, column created_at: expected a time not before that of its order, 2014-03-01 11:05:00, found 2014-03-01 11:04:59. The two times are probably written by clocks, or at moments, that are seconds apart. Export as the time of a session, or order, the earliest that belongs to it: for instance least(s.created_at, min(v.created_at)).',
    ],
    [
      'a refund before its item',
      withRow('order_item_refunds', 2, '1,2014-03-05 13:08:59,3,2,45.99'),
      'data/order_item_refunds.csv, row 2, column created_at: expected a time not before that of its item in an order, 2014-03-05 13:09:00, found 2014-03-05 13:08:59. The two times are probably written by clocks, or at moments, that are seconds apart. Export as the time of a session, or order, the earliest that belongs to it: for instance least(s.created_at, min(v.created_at)).',
    ],
    [
      'a page view a month after its session',
      withRow('website_pageviews', 2, '1,2014-04-01 10:00:01,1,/home'),
      'data/website_pageviews.csv, row 2, column created_at: expected a time within 31 days of that of its website session, 2014-03-01 10:00:00, found 2014-04-01 10:00:01. Look for a wrong year in either table.',
    ],
    [
      'a refund more than five years after its item',
      withRow('order_item_refunds', 2, '1,2019-03-05 13:09:01,3,2,45.99'),
      'data/order_item_refunds.csv, row 2, column created_at: expected a time within 1826 days of that of its item in an order, 2014-03-05 13:09:00, found 2019-03-05 13:09:01. Look for a wrong year in either table.',
    ],
    [
      'a session after two years of silence',
      withAdded('website_sessions', '5,2016-03-07 00:00:00,10,0,,,,mobile,'),
      'data/website_sessions.csv, row 6, column created_at: no session stands between 2014-03-05 and 2016-03-07. Look for a wrong year on either side, or export the years between.',
    ],
    [
      'an order without items',
      withAdded('orders', '3,2014-03-05 13:10:00,4,7,1,1,49.99,19.49'),
      'data/orders.csv, row 4, column order_id: order 3 has no item in data/order_items.csv. Load both files from the same export.',
    ],
    [
      'another number of items',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,1,95.98,36.98'),
      'data/orders.csv, row 3, column items_purchased: expected 2, the number of its items in data/order_items.csv, found 1. Load both files from the same export.',
    ],
    [
      'a price that is a cent off',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,2,95.97,36.98'),
      'data/orders.csv, row 3, column price_usd: expected 95.98, the sum over its items in data/order_items.csv, found 95.97. Load both files from the same export; discounts and shipping belong to the items.',
    ],
    [
      'a cost that is a cent off',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,2,95.98,36.99'),
      'data/orders.csv, row 3, column cogs_usd: expected 36.98, the sum over its items in data/order_items.csv, found 36.99. Load both files from the same export; discounts and shipping belong to the items.',
    ],
    [
      'two primary items',
      withRow('order_items', 4, '3,2014-03-05 13:09:00,2,2,1,45.99,17.49'),
      'data/orders.csv, row 3, column primary_product_id: expected one item with is_primary_item 1 in data/order_items.csv, found 2. Mark the item that the order began with, and no other.',
    ],
    [
      'another primary product',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,2,2,95.98,36.98'),
      'data/orders.csv, row 3, column primary_product_id: expected 1, the product of its primary item in data/order_items.csv, found 2. Mark the item that the order began with, and no other.',
    ],
    [
      "an order of another user than its session's",
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,8,1,2,95.98,36.98'),
      'data/orders.csv, row 3, column user_id: expected 7, the user of its session, found 8. Load both files from the same export.',
    ],
    [
      'a refund of another order',
      withRow('order_item_refunds', 2, '1,2014-03-08 09:00:00,3,1,45.99'),
      'data/order_item_refunds.csv, row 2, column order_id: expected 2, the order of its item, found 1. Load both files from the same export.',
    ],
    [
      'a refund above the price',
      withRow('order_item_refunds', 2, '1,2014-03-08 09:00:00,3,2,46.00'),
      'data/order_item_refunds.csv, row 2, column refund_amount_usd: expected at most 45.99, the price of its item, found 46.00. Correct the amount, or the price of the item.',
    ],
    [
      'a second refund',
      withAdded('order_item_refunds', '2,2014-03-09 09:00:00,3,2,1.00'),
      'data/order_item_refunds.csv, row 3, column order_item_id: item 3 is refunded in an earlier row already. Remove the repeated refund, or add the two amounts in one row.',
    ],
    [
      'an order that stands in two parts, by the part and its row',
      {
        'orders.csv': null,
        'orders/1.csv': text(TINY_SHOP.orders),
        'orders/2.csv': text([TINY_SHOP.orders[0]!, TINY_SHOP.orders[2]!]),
      },
      'data/orders/2.csv, row 2, column order_id: 2 stands in data/orders/1.csv, row 3, already. Each order has one row: remove the repeated one, and check that no two parts overlap.',
    ],
    [
      'an order that is missing from a folder of parts',
      {
        ...withAdded('order_items', '4,2014-03-05 13:09:00,9,1,1,49.99,19.49'),
        'orders.csv': null,
        'orders/1.csv': text(TINY_SHOP.orders.slice(0, 2)),
        'orders/2.csv': text([TINY_SHOP.orders[0]!, TINY_SHOP.orders[2]!]),
      },
      'data/order_items.csv, row 5, column order_id: 9 is not in data/orders/. Load both files from the same export.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(validate(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test.each<[string, Files, string]>([
    [
      'orders.website_session_id',
      withRow('orders', 2, '1,2014-03-01 11:05:00,99,8,1,1,49.99,19.49'),
      '99',
    ],
    ['order_items.product_id', withAdded('order_items', '4,2014-03-05 13:09:00,2,98,0,0,0'), '98'],
    [
      'order_item_refunds.order_item_id',
      withAdded('order_item_refunds', '2,2014-03-08 09:00:00,97,2,1'),
      '97',
    ],
    [
      'order_item_refunds.order_id',
      withAdded('order_item_refunds', '2,2014-03-08 09:00:00,1,96,1'),
      '96',
    ],
    [
      'orders.primary_product_id',
      withRow('orders', 2, '1,2014-03-01 11:05:00,2,8,95,1,49.99,19.49'),
      '95',
    ],
  ])('a dangling %s', async (column, files, id) => {
    const [table, name] = column.split('.');
    const message = await messageOf(validate(files));
    expect(message).toContain(`data/${table}.csv`);
    expect(message).toContain(`column ${name}: ${id} is not in data/`);
  });

  test.each<[string, Files, string]>([
    [
      'sessions that are not there',
      withAdded(
        'website_pageviews',
        ...Array.from({ length: 9 }, (_, at) => `${at + 7},2014-03-05 13:10:00,${at + 90},/cart`),
      ),
      'data/website_pageviews.csv, row 8, column website_session_id: 90 is not in data/website_sessions.csv; so in 9 of 15 rows (60%), of which this is the first. Load both files from the same export.',
    ],
    [
      'two clocks',
      {
        'website_pageviews.csv': text(
          TINY_SHOP.website_pageviews.map((line) => line.replace(/ 1(\d):/, ' 0$1:')),
        ),
      },
      'data/website_pageviews.csv, row 2, column created_at: all 6 rows are older than their website session: 6 by 10 hours; this is the first; expected a time not before that of its website session, 2014-03-01 10:00:00, found 2014-03-01 00:00:00. The two tables are probably in different time zones. Export both tables by the same clock and zone. They are 10 hours apart.',
    ],
  ])('many rows as one: %s', async (_, files, expected) => {
    expect(await messageOf(validate(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test('and names all problems at once', async () => {
    const files = {
      ...withAdded('products', '2,2014-01-03 00:00:00,Bear'),
      ...withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,1,95.98,36.98'),
      ...withRow('website_pageviews', 2, '1,2014-03-01 09:59:59,1,/home'),
    };
    expect(await messageOf(validate(files))).toContain('3 problems in 3 files.');
  });
});

test('validateTables(tables) does not care for the order of rows', async () => {
  const files = Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const [header, ...rows] = TINY_SHOP[name];
      return [`${name}.csv`, text([header!, ...rows.reverse()])];
    }),
  );
  expect(await failures(files)).toEqual({ 'refund-after-last-session': 1 });
});

test('relationshipChecks(tables) counts the rows that break each relationship', async () => {
  const tables = await read({
    ...withAdded(
      'website_pageviews',
      '7,2014-03-05 13:10:00,5,/cart',
      '8,2014-03-05 13:10:00,6,/cart',
    ),
    ...withAdded(
      'order_items',
      '4,2014-03-05 13:09:00,9,1,1,1,1',
      '5,2014-03-05 13:09:00,1,8,1,1,1',
    ),
    ...withAdded(
      'order_item_refunds',
      '2,2014-03-09 09:00:00,3,2,1',
      '3,2014-03-09 09:00:00,6,2,1',
    ),
  });
  const found = relationshipChecks(tables).map(
    ({ from, type, to, rowsChecked, violations }) =>
      `${from} ${type} ${to}: ${violations} of ${rowsChecked}`,
  );
  expect(found).toEqual([
    'website_sessions 1:n website_pageviews: 2 of 8',
    'website_sessions 1:n orders: 0 of 2',
    'orders 1:n order_items: 1 of 5',
    'products 1:n order_items: 1 of 5',
    'orders n:m products: 2 of 5',
    'order_items 1:0..1 order_item_refunds: 2 of 3',
  ]);
});
