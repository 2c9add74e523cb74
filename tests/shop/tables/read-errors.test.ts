import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../src/shop/tables/read-table.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import {
  errorOf,
  type Files,
  messageOf,
  read,
  TINY_SHOP,
  text,
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
      'data/products.csv, row 3: expected text in UTF-8, found bytes that are not, which read "är\\n" in Latin-1. Save it as CSV UTF-8. If these letters are right, the file is in Latin-1 or Windows-1252.',
    ],
    [
      'UTF-16',
      { 'orders.csv': Buffer.from(`\ufeff${ORDERS}`, 'utf16le') },
      'data/orders.csv, row 1: this is text in UTF-16, not a CSV in UTF-8. Save or export it as CSV UTF-8.',
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
      { 'orders.csv': ORDERS.replaceAll(',', '~') },
      'data/orders.csv, row 1: expected fields separated by commas, found fields separated by tildes. Export it with the comma as separator.',
    ],
    [
      'a last row that no line end follows, as if it were cut, in an export whose other files have one',
      { 'orders.csv': ORDERS.trimEnd() },
      'data/orders.csv, row 3: no line end follows the last row, while one does in other files: the file may be cut short. Export or copy it again; if this row is whole, end it with a line end.',
    ],
    [
      'a missing column',
      headed(COLUMNS.replace('user_id', 'user')),
      'data/orders.csv, row 1, column user_id: the column is missing; found order_id, created_at, website_session_id, user, primary_product_id, items_purchased, price_usd, cogs_usd. Did you mean "user"? Name the column user_id, letter for letter.',
    ],
    [
      'another currency',
      headed(COLUMNS.replace('price_usd', 'price_eur')),
      'data/orders.csv, row 1, column price_usd: the column is missing; found price_eur. Amounts are in USD, as report.yaml says, so their columns end in _usd: write the currency of the shop there, or name the columns by it.',
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
    const dataFolder = writeShop({ 'orders.csv': null });
    const files = ['orders.csv'];
    const { table, problems } = await readTable({
      name: 'orders',
      dataFolder,
      files,
      currency: 'USD',
      chunkBytes: 64,
    });
    expect(table).toBeNull();
    expect(problems.kept.map((problem) => problem.message)).toEqual([
      'the file cannot be read: it does not exist, or is a link that leads nowhere',
    ]);
  });
});
