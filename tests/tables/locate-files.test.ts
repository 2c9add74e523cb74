import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../src/tables/read-tables.ts';
import { type Files, messageOf, read, TINY_SHOP, text, writeShop } from './tiny-shop.ts';

const ORDERS = text(TINY_SHOP.orders);
const PACKED = gzipSync(ORDERS);

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
      'a folder without parts',
      { 'orders.csv': null, 'orders/readme.txt': '' },
      'data/orders: the folder has no part of the table: no file that ends in .csv or .csv.gz. Put the parts there, or remove the folder and add orders.csv.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });

  test('the data folder itself', async () => {
    const missing = join(writeShop(), 'nowhere');
    expect(await messageOf(readTables(missing, { currency: 'USD' }))).toMatchInlineSnapshot(`
      "data/nowhere: the data folder cannot be read: it does not exist, or is a link that leads nowhere. Name the folder that holds the six tables, one CSV each.
      1 problem in 1 file."
    `);
  });
});
