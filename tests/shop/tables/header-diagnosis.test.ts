import { describe, expect, test } from 'vitest';
import { plainName } from '../../../src/shop/tables/plain-name.ts';
import { type Files, messageOf, read, TINY_SHOP, text } from './tiny-shop.ts';

const LINES = TINY_SHOP.orders;
const HEADER = LINES[0]!;
const COLUMNS = HEADER.split(',');

/** Orders with other lines, or another header above them. */
const lines = (...changed: readonly string[]): Files => ({ 'orders.csv': text(changed) });
const headed = (header: string): Files => lines(header, ...LINES.slice(1));

describe('readTables(folder) says for what one reason the columns of a header are not found', () => {
  test.each<[string, Files, string]>([
    [
      'one name in other letters twice',
      headed(`${HEADER.replace('user_id', 'User ID')},USER_ID`),
      'data/orders.csv, row 1, column user_id: the header writes "User ID" for user_id. Did you mean "user_id"? Name the columns so in the export, letter for letter.',
    ],
    [
      'one near name',
      headed(HEADER.replace('website_session_id', 'web_session_id')),
      `data/orders.csv, row 1, column website_session_id: the column is missing; found ${COLUMNS.join(', ').replace('website_session_id', 'web_session_id')}. Did you mean "web_session_id"? Name the column website_session_id, letter for letter.`,
    ],
    [
      'many that nothing explains',
      headed('order_id,a,b,c,d,e,f,g'),
      'data/orders.csv, row 1, column created_at: 7 columns are missing: created_at, website_session_id, user_id, primary_product_id, items_purchased, price_usd and cogs_usd; found order_id, a, b, c, d, e, f, g. Check that this is the table orders, with its header row.',
    ],
    [
      'a line for Excel',
      lines('sep=,', ...LINES),
      'data/orders.csv, row 1: the file begins with "sep=,", a line for Excel alone. Remove that line, and separate fields by commas.',
    ],
    [
      'a title above',
      lines('Orders of March', '', ...LINES),
      'data/orders.csv, row 1: the header stands in row 3; above it are "Orders of March" and "". Remove what is above the header: row 1 must name the columns.',
    ],
    [
      'no header',
      lines(...LINES.slice(1)),
      `data/orders.csv, row 1: there is no header row; the file begins with ${JSON.stringify(`${LINES[1]!.slice(0, 60)}`)}. Export it with a header row. The columns of orders are ${HEADER}, in any order.`,
    ],
    [
      'each line quoted',
      lines(...LINES.map((line) => `"${line}"`)),
      'data/orders.csv, row 1: the whole header is one quoted field. Quote fields and not lines: a spreadsheet does so when it saves a column that was never split. Export the table anew.',
    ],
    [
      'carets',
      lines(...LINES.map((line) => line.replaceAll(',', '^'))),
      'data/orders.csv, row 1: expected fields separated by commas, found fields separated by carets. Export it with the comma as separator.',
    ],
    [
      'another table',
      { 'orders.csv': text(TINY_SHOP.order_items) },
      'data/orders.csv, row 1, column website_session_id: the columns are those of the table order_items; website_session_id, user_id, primary_product_id and items_purchased are missing. Have two files changed places? Put the table orders here, and order_items into order_items.csv.',
    ],
    [
      'amounts without their currency',
      headed(HEADER.replaceAll('_usd', '')),
      'data/orders.csv, row 1, column price_usd: the column is missing; found price and cogs. Amounts are in USD, as report.yaml says, so their columns end in _usd: write the currency of the shop there, or name the columns by it.',
    ],
  ])('%s', async (_, files, expected) => {
    expect(await messageOf(read(files))).toBe(`${expected}\n1 problem in 1 file.`);
  });
});

test.each([
  ['"Orders"."Order ID"', 'order_id'],
  ['[dbo].[OrderID]', 'order_id'],
  ['\ufeffcreatedAt', 'created_at'],
  ['price-USD ', 'price_usd'],
])('plainName(%j) is %s', (cell, expected) => {
  expect(plainName(cell)).toBe(expected);
});
