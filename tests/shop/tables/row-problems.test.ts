import { describe, expect, test } from 'vitest';
import {
  errorOf,
  type Files,
  messageOf,
  read,
  TINY_SHOP,
  text,
  withAdded,
  withRow,
} from './tiny-shop.ts';

describe('readTables(folder) says what is wrong with a row', () => {
  test.each<[string, Files, string]>([
    [
      'a field too few',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,2,95.98'),
      'data/orders.csv, row 3: expected 8 fields, as in the header, found 7 ("2,2014-03-05 13:09:00,4,7,1,2,95.98"). Quote a field that holds a comma, or restore the missing ones.',
    ],
    [
      'a field too many',
      withRow('products', 2, '1,2014-01-01 00:00:00,Bear, the first'),
      'data/products.csv, row 2: expected 3 fields, as in the header, found 4 ("1,2014-01-01 00:00:00,Bear, the first"). Quote a field that holds a comma, or restore the missing ones.',
    ],
    [
      'a blank row',
      withRow('products', 2, '\n1,2014-01-01 00:00:00,Bear'),
      'data/products.csv, row 2: the row is blank, and others follow. Remove the blank line; at the end of a file they do no harm.',
    ],
    [
      'an id',
      withRow('products', 2, '-1,2014-01-01 00:00:00,Bear'),
      'data/products.csv, row 2, column product_id: expected a whole number from 0 to 9007199254740991, found "-1". Correct the cell: digits only, without sign, point or blanks.',
    ],
    [
      'an id that is null',
      withRow('products', 2, 'NULL,2014-01-01 00:00:00,Bear'),
      'data/products.csv, row 2, column product_id: expected a whole number from 0 to 9007199254740991, found "NULL". This column must always be filled; correct the export.',
    ],
    [
      'a count',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,two,95.98,36.98'),
      'data/orders.csv, row 3, column items_purchased: expected a whole number >= 0, found "two". Correct the cell: digits only, without sign, point or blanks.',
    ],
    [
      'a flag',
      withRow('order_items', 2, '1,2014-03-01 11:05:00,1,1,yes,49.99,19.49'),
      'data/order_items.csv, row 2, column is_primary_item: expected 0 or 1, found "yes". Correct the cell: 1 for yes, 0 for no.',
    ],
    [
      'an amount',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,2,"95,98",36.98'),
      'data/orders.csv, row 3, column price_usd: expected an amount >= 0 with a point and at most two decimals, such as 49.99, found "95,98". Correct the cell: no currency sign, no thousands separator, no sign.',
    ],
    [
      'a timestamp',
      withRow('products', 2, '1,2014-02-29 00:00:00,Bear'),
      'data/products.csv, row 2, column created_at: expected a date and time such as 2014-09-16 23:59:59, between 1990 and 2100, found "2014-02-29 00:00:00". Correct the cell: a day that the calendar has, 24-hour time, no zone.',
    ],
    [
      'a text that is empty',
      withRow('products', 2, '1,2014-01-01 00:00:00,'),
      'data/products.csv, row 2, column product_name: expected a text on one line, of at most 32,767 characters, none of them a control character, found an empty field. This column must always be filled; correct the export.',
    ],
    [
      'a text longer than a cell of a workbook',
      withRow('products', 2, `1,2014-01-01 00:00:00,${'x'.repeat(32_768)}`),
      `data/products.csv, row 2, column product_name: expected a text on one line, of at most 32,767 characters, none of them a control character, found "${'x'.repeat(60)}…". Cut it to what names the product, page or source; remove control characters.`,
    ],
    [
      'an optional text with a control character',
      withRow('website_sessions', 3, '2,2014-03-01 11:00:00,8,0,a\u0008b,,,mobile,'),
      'data/website_sessions.csv, row 3, column utm_source: expected a text on one line, of at most 32,767 characters, none of them a control character, or an empty field for none, found "a\\bb". Cut it to what names the product, page or source; remove control characters.',
    ],
    [
      'a long cell with control characters',
      withRow('products', 2, `"\u001b[31m${'x'.repeat(80)}",2014-01-01 00:00:00,Bear`),
      `data/products.csv, row 2, column product_id: expected a whole number from 0 to 9007199254740991, found "\\u001b[31m${'x'.repeat(55)}…". Correct the cell: digits only, without sign, point or blanks.`,
    ],
    [
      'amounts whose sum cannot be exact',
      {
        'orders.csv': text(TINY_SHOP.orders).replace('49.99,19.49', '90071992547409.91,19.49'),
      },
      'data/orders.csv, column price_usd: the amounts add up to more than 90 trillion, which cannot be summed to the cent. Look for amounts that are far too large.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });
});

test('readTables(folder) collects the problems of all tables, a pattern as one', async () => {
  const bad = Array.from({ length: 30 }, (_, at) => `${at + 7},never,1,/home`);
  const error = await errorOf(
    read({
      ...withAdded('website_pageviews', ...bad),
      ...withRow('products', 2, 'x,never,Bear'),
      'orders.csv': null,
    }),
  );
  expect(error.problems.map(({ kind, row, column }) => [kind, row, column])).toEqual([
    ['not-an-id', 2, 'product_id'],
    ['not-a-timestamp', 2, 'created_at'],
    ['not-a-timestamp', 8, 'created_at'],
    ['missing-table', undefined, undefined],
  ]);
  expect(error.message).toContain('4 problems in 3 files.');
});
