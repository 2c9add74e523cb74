import { symlinkSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../src/tables/read-tables.ts';
import {
  errorOf,
  type Files,
  messageOf,
  read,
  TINY_SHOP,
  text,
  withAdded,
  withRow,
  writeShop,
} from './tiny-shop.ts';

const ORDERS = text(TINY_SHOP.orders);
const PACKED = gzipSync(ORDERS);
const COLUMNS = TINY_SHOP.orders[0]!;

/** Orders with this header above their rows. */
const headed = (header: string): Files => ({
  'orders.csv': text([header, ...TINY_SHOP.orders.slice(1)]),
});

describe('readTables(folder) says what is wrong with a file', () => {
  test.each<[string, Files, string]>([
    [
      'missing',
      { 'orders.csv': null },
      'data/orders.csv: the file is missing; the folder has order_item_refunds.csv, order_items.csv, products.csv, website_pageviews.csv, website_sessions.csv. Export the table orders to orders.csv, to orders.csv.gz, or to parts in the folder orders/.',
    ],
    [
      'both plain and compressed',
      { 'orders.csv.gz': PACKED },
      'data/orders.csv: the same table stands there more than once: data/orders.csv and data/orders.csv.gz. Keep the newest and remove the others: for instance remove data/orders.csv.gz.',
    ],
    [
      'both a file and a folder',
      { 'orders/1.csv': ORDERS },
      'data/orders.csv: the same table stands there more than once: data/orders.csv and data/orders/. Keep the newest and remove the others: for instance remove data/orders/.',
    ],
    [
      'a part both plain and compressed',
      { 'orders.csv': null, 'orders/1.csv': ORDERS, 'orders/1.csv.gz': PACKED },
      'data/orders/1.csv: the same table stands there more than once: data/orders/1.csv and data/orders/1.csv.gz. Keep the newest and remove the others: for instance remove data/orders/1.csv.gz.',
    ],
    [
      'a folder without parts',
      { 'orders.csv': null, 'orders/readme.txt': '' },
      'data/orders: the folder has no part of the table: no file that ends in .csv or .csv.gz. Put the parts there, or remove the folder and add orders.csv.',
    ],
    [
      'a folder named like a file',
      { 'orders.csv': null, 'orders.csv/1.csv': ORDERS },
      'data/orders.csv: this is a folder, not a file. A folder of parts is named after the table, without .csv.',
    ],
    [
      'empty',
      { 'orders.csv': '' },
      'data/orders.csv: the file is empty. Export the table again, with its header row.',
    ],
    [
      'empty but for a byte order mark',
      { 'orders.csv': '\ufeff' },
      'data/orders.csv: the file is empty. Export the table again, with its header row.',
    ],
    [
      'empty once unpacked',
      { 'orders.csv': null, 'orders.csv.gz': gzipSync('') },
      'data/orders.csv.gz: the file is empty. Export the table again, with its header row.',
    ],
    [
      'an empty file with the name of a compressed one',
      { 'orders.csv': null, 'orders.csv.gz': '' },
      'data/orders.csv.gz: the file is empty. Export the table again, with its header row.',
    ],
    [
      'header only',
      { 'orders.csv': `${COLUMNS}\n` },
      'data/orders.csv: the file has a header and no rows; a report needs at least one order. Export the table again, with its rows.',
    ],
    [
      'truncated gzip',
      { 'orders.csv': null, 'orders.csv.gz': PACKED.subarray(0, -20) },
      'data/orders.csv.gz: the compressed file ends too early: a part of it is missing. Export or copy it again.',
    ],
    [
      'damaged gzip',
      { 'orders.csv': null, 'orders.csv.gz': PACKED.with(-8, PACKED.at(-8)! ^ 1) },
      'data/orders.csv.gz: the compressed file is damaged (incorrect data check). Export or copy it again.',
    ],
    [
      'gzip with plain rows behind it',
      { 'orders.csv': null, 'orders.csv.gz': Buffer.concat([PACKED, Buffer.from('3,x\n')]) },
      'data/orders.csv.gz: the compressed file is damaged (incorrect header check). Export or copy it again.',
    ],
    [
      'gzip with padded rows behind it',
      { 'orders.csv': null, 'orders.csv.gz': Buffer.concat([PACKED, Buffer.from('\0\x003,x\n')]) },
      'data/orders.csv.gz: something that is not compressed follows the compressed data. Export or copy it again.',
    ],
    [
      'not gzip',
      { 'orders.csv': null, 'orders.csv.gz': ORDERS },
      'data/orders.csv.gz: the name ends in .gz, but the file is not compressed with gzip. Remove .gz from its name, or compress it with gzip.',
    ],
    [
      'gzip without its ending',
      { 'orders.csv': PACKED },
      'data/orders.csv: the file is compressed (gzip), its name says it is not. Rename it to end in .csv.gz, or unpack it.',
    ],
    [
      'not UTF-8',
      {
        'products.csv': Buffer.from(text(TINY_SHOP.products).replace('Panda', 'B\xe4r'), 'latin1'),
      },
      'data/products.csv, row 3: expected text in UTF-8, found bytes that are not, which read "är\\n" in Latin-1. Save it as CSV UTF-8.',
    ],
    [
      'UTF-16',
      { 'orders.csv': Buffer.from(`\ufeff${ORDERS}`, 'utf16le') },
      'data/orders.csv, row 1: expected text in UTF-8, found text in UTF-16. Save it as CSV UTF-8.',
    ],
    [
      'NUL bytes',
      withRow('orders', 3, '2,2014-03-05 13:09:00,4,7,1,2,95.98,36.98\0'),
      'data/orders.csv, row 3: there is a NUL byte in this row: the file is damaged, or is not text in UTF-8. Export it again as CSV UTF-8.',
    ],
    [
      'an unterminated quote',
      withRow('orders', 2, '1,"2014-03-01 11:05:00,2,8,1,1,49.99,19.49'),
      'data/orders.csv, row 2: a quoted field begins in this row and the file ends before it is closed. Write a quote within a quoted field as two quotes, and close each quoted field.',
    ],
    [
      'text after a closing quote',
      withRow('orders', 2, '1,"2014-03-01 11:05:00";2,8,1,1,49.99,19.49'),
      'data/orders.csv, row 2: expected a comma or the end of the row after a closing quote, found ";2,8,1,1,49.99,19.49\\n2,2014-03-05 13:09:00,4,7,1,2,95.98,36.…". Write a quote within a quoted field as two quotes, and close each quoted field.',
    ],
    [
      'an endless quoted field',
      { 'orders.csv': `${COLUMNS}\n1,"${'x'.repeat(17 * 2 ** 20)}` },
      'data/orders.csv, row 2: a quoted field begins in this row and is not closed within 16 MB. Write a quote within a quoted field as two quotes, and close each quoted field.',
    ],
    [
      'an endless row',
      { 'orders.csv': `${COLUMNS}\n${'x'.repeat(17 * 2 ** 20)}` },
      'data/orders.csv, row 2: the row does not end within 16 MB. Export it again, one row a line.',
    ],
    [
      'the wrong delimiter',
      { 'orders.csv': ORDERS.replaceAll(',', ';') },
      'data/orders.csv, row 1: expected fields separated by commas, found fields separated by semicolons. Export it with the comma as separator.',
    ],
    [
      'a missing column',
      headed(COLUMNS.replace('user_id', 'user')),
      'data/orders.csv, row 1, column user_id: the column is missing; found order_id, created_at, website_session_id, user, primary_product_id, items_purchased, price_usd, cogs_usd. Check the header row.',
    ],
    [
      'another currency',
      headed(COLUMNS.replace('price_usd', 'price_eur')),
      'data/orders.csv, row 1, column price_usd: the column is missing; found order_id, created_at, website_session_id, user_id, primary_product_id, items_purchased, price_eur, cogs_usd. Check the header row. Amounts are in USD, as content/report.yaml says, so their columns end in _usd.',
    ],
    [
      'a duplicated column',
      headed(COLUMNS.replace('cogs_usd', 'cogs_usd,user_id')),
      'data/orders.csv, row 1, column user_id: the header names this column more than once. Remove or rename the one that is not meant.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test('a part, by its own name and row', async () => {
    const [header, first] = TINY_SHOP.orders;
    const files = {
      'orders.csv': null,
      'orders/1.csv': text([header!, first!]),
      'orders/2.csv': text([header!, '2,yesterday,4,7,1,2,95.98,36.98']),
    };
    const [problem] = (await errorOf(read(files))).problems;
    expect(problem).toMatchObject({ kind: 'not-a-timestamp', row: 2, column: 'created_at' });
    expect(problem?.file).toMatch(/orders\/2\.csv$/);
  });

  test('a link that leads back to itself', async () => {
    const folder = writeShop({ 'orders.csv': null });
    symlinkSync('orders.csv', join(folder, 'orders.csv'));
    expect(await messageOf(readTables(folder, { currency: 'USD' }))).toMatchInlineSnapshot(`
      "data/orders.csv: the file cannot be read: it is a link that leads back to itself. Make it readable, or replace it by the exported file.
      1 problem in 1 file."
    `);
  });

  test('a file that disappears before its turn', async () => {
    const folder = writeShop();
    const onTable = (name: string) => {
      if (name === 'website_pageviews') unlinkSync(join(folder, 'orders.csv'));
    };
    expect(await messageOf(readTables(folder, { currency: 'USD', onTable }))).toContain(
      'data/orders.csv: the file cannot be read: it does not exist, or is a link that leads nowhere.',
    );
  });

  test('the data folder itself', async () => {
    const missing = join(writeShop(), 'nowhere');
    expect(await messageOf(readTables(missing, { currency: 'USD' }))).toMatchInlineSnapshot(`
      "data/nowhere: the data folder cannot be read: it does not exist, or is a link that leads nowhere. Name the folder that holds the six tables, one CSV each.
      1 problem in 1 file."
    `);
  });
});

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
      withAdded('products', ''),
      'data/products.csv, row 4: the row is blank. Remove the blank line.',
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
      'data/products.csv, row 2, column product_name: expected a text, found an empty field. This column must always be filled; correct the export.',
    ],
    [
      'a long cell with control characters',
      withRow('products', 2, `"\u001b[31m${'x'.repeat(80)}",2014-01-01 00:00:00,Bear`),
      `data/products.csv, row 2, column product_id: expected a whole number from 0 to 9007199254740991, found "\\u001b[31m${'x'.repeat(55)}…". Correct the cell: digits only, without sign, point or blanks.`,
    ],
    [
      'amounts whose sum cannot be exact',
      {
        'orders.csv': ORDERS.replace('49.99,19.49', '90071992547409.91,19.49'),
      },
      'data/orders.csv, column price_usd: the amounts add up to more than 90 trillion, which cannot be summed to the cent. Look for amounts that are far too large.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });
});

test('readTables(folder) collects the problems of all tables, and keeps twenty of a kind in a file', async () => {
  const bad = Array.from({ length: 30 }, (_, at) => `${at + 7},never,1,/home`);
  const error = await errorOf(
    read({
      ...withAdded('website_pageviews', ...bad),
      ...withRow('products', 2, 'x,never,Bear'),
      'orders.csv': null,
    }),
  );
  expect(error.problems).toHaveLength(23);
  expect(error.uncounted).toEqual(new Map([['not-a-timestamp', 10]]));
  expect(error.message).toContain('… and 11 more of this kind (not-a-timestamp).');
  expect(error.message).toContain('33 problems in 3 files.');
});
