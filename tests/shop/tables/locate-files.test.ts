import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { filesBeside, otherNames } from '../../../src/shop/tables/files-beside.ts';
import { locateTable } from '../../../src/shop/tables/locate-files.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { type Files, messageOf, read, TINY_SHOP, text, writeShop } from './tiny-shop.ts';

const ORDERS = text(TINY_SHOP.orders);
const PACKED = gzipSync(ORDERS);
const BESIDE =
  'Is it newer than the file that is read, or a part of it? Only NAME.csv, NAME.csv.gz and the folder NAME/ of parts are read, in small letters: give it such a name in place of the other, or put it elsewhere.';
const PARTS =
  'Parts end in .csv or .csv.gz, in small letters, and lie in this folder and in none below it. Rename, unpack or move those that belong to the table, and put everything else elsewhere.';

describe('readTables(folder) says which file of a table is not clear', () => {
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
      'data/orders/1.csv: the same part stands there more than once: data/orders/1.csv and data/orders/1.csv.gz. Keep the newest and remove the other.',
    ],
    [
      'a file and the same without its ending',
      { orders: ORDERS },
      'data/orders.csv: the same table stands there more than once: data/orders.csv and data/orders. Keep the newest and remove the others: for instance remove data/orders.',
    ],
    [
      'a copy beside it',
      { 'orders (1).csv': ORDERS },
      `data/orders (1).csv: it bears the name of the table orders and is not read. ${BESIDE}`,
    ],
    [
      'several files beside that bear names of tables',
      { 'Orders 2.CSV': ORDERS, 'order-items.xlsx': '', 'marketing spend.csv': '' },
      `data/Orders 2.CSV: these bear names of tables and are not read: Orders 2.CSV, marketing spend.csv and order-items.xlsx (a workbook). ${BESIDE}`,
    ],
    [
      'a part both plain and as a copy',
      { 'orders.csv': null, 'orders/1.csv': ORDERS, 'orders/1 (1).csv': ORDERS },
      'data/orders/1 (1).csv: the same part stands there more than once: data/orders/1 (1).csv and data/orders/1.csv. Keep the newest and remove the other.',
    ],
    [
      'parts that are not read',
      {
        'orders.csv': null,
        'orders/1.csv': ORDERS,
        'orders/2.CSV': ORDERS,
        'orders/3.txt': ORDERS,
        'orders/4.csv.zip': '',
        'orders/5.csv.crdownload': '',
        'orders/.6.csv': ORDERS,
        'orders/year=2015/7.csv': ORDERS,
      },
      `data/orders: beside the parts stands what is not read: .6.csv, 2.CSV, 3.txt, 4.csv.zip (packed), 5.csv.crdownload (not finished, or kept by an editor) and year=2015/ (a folder). ${PARTS}`,
    ],
    [
      'a folder with nothing else',
      { 'orders.csv': null, 'orders/2.CSV': ORDERS },
      `data/orders: the folder has no part of the table, but 2.CSV. ${PARTS}`,
    ],
    [
      'a folder without parts',
      { 'orders.csv': null, 'orders/.gitkeep': '' },
      'data/orders: the folder has no part of the table: no file that ends in .csv or .csv.gz. Put the parts there, or remove the folder and add orders.csv.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test.each<[string, Files, string]>([
    [
      'by its case',
      { 'Orders.csv': ORDERS },
      'Did you mean "Orders.csv"? Rename it to orders.csv, letter for letter.',
    ],
    [
      'without an ending',
      { orders: ORDERS },
      'Did you mean "orders"? Rename it to orders where it is a folder of parts, else to orders.csv, letter for letter.',
    ],
    [
      'as a workbook',
      { 'orders.xlsx': '' },
      'Did you mean "orders.xlsx" (a workbook)? Export the table orders to',
    ],
    [
      'as parts beside it',
      { 'orders-1.csv': ORDERS, 'orders-2.csv': ORDERS },
      'Are orders-1.csv and orders-2.csv its parts? Put them into the folder orders/',
    ],
    [
      'by a longer name',
      { 'shop_orders.csv': ORDERS },
      'Did you mean "shop_orders.csv"? Export the table orders to',
    ],
    [
      'by a misspelt one',
      { 'offers.csv': ORDERS, 'notes.txt': '' },
      'Did you mean "offers.csv"? Export the table orders to',
    ],
  ])('a table that is there otherwise: %s', async (_, files, expected) => {
    const message = await messageOf(read({ 'orders.csv': null, ...files }));
    expect(message).toContain('data/orders.csv: the file is missing; the folder has ');
    expect(message).toContain(expected);
    expect(message).toContain('1 problem in 1 file.');
  });

  test('a folder that holds none of them', async () => {
    const none = Object.fromEntries(Object.keys(TINY_SHOP).map((name) => [`${name}.csv`, null]));
    expect(await messageOf(read({ ...none, 'notes.txt': '', '.DS_Store': '' }))).toMatch(
      /^data: the folder holds none of the six tables; it has notes\.txt\. Name the folder that holds products\.csv, .*\n1 problem in 1 file\.$/,
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

test('readTables(folder) passes over what systems leave, and over files that are no tables', async () => {
  const tables = await read({
    'orders.csv': null,
    'orders/1.csv': ORDERS,
    'orders/._1.csv': 'AppleDouble',
    'orders/.DS_Store': '',
    'orders/README.md': '',
    'orders/_SUCCESS': '',
    'orders.sql': 'select',
    'customers.csv': 'x',
    'Thumbs.db': '',
  });
  expect(tables.orders.source.files.map(({ path }) => path)).toEqual(['orders/1.csv']);
});

test('the listing decides where the file system takes one case for another', async () => {
  const folder = writeShop();
  const listing = readdirSync(folder).map((name) => (name === 'orders.csv' ? 'Orders.csv' : name));
  expect(await locateTable(folder, listing, 'orders')).toMatchObject({
    kind: 'missing-table',
    hint: 'Did you mean "Orders.csv"? Rename it to orders.csv, letter for letter.',
  });
  expect(filesBeside('data', ['orders.csv', 'ORDERS.csv'])).toMatchObject([
    { kind: 'unread-files', file: join('data', 'ORDERS.csv') },
  ]);
});

test('otherNames(listing) are those of what is not read and bears no name of a table', () => {
  const listing = [
    'orders.csv',
    'orders',
    'Orders (1).csv',
    'notes.txt',
    '.DS_Store',
    'a',
    'orders.sql',
  ];
  expect(otherNames(listing)).toEqual(['a', 'notes.txt', 'orders.sql']);
});
