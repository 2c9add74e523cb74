import { createHash } from 'node:crypto';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import type { TableName, Tables } from '../../../src/shop/tables/schema.ts';
import { type Files, messageOf, read, TINY_SHOP, text, withAdded, writeShop } from './tiny-shop.ts';

const SESSIONS = 'website_sessions.csv';
const PAGEVIEWS = 'website_pageviews.csv';

/** All columns of all tables, without where they came from. */
function contents(tables: Tables): unknown {
  return Object.values(tables).map(({ rows, columns }) => ({ rows, columns }));
}

function lines(name: TableName, from: number, to?: number): string {
  return text([TINY_SHOP[name][0]!, ...TINY_SHOP[name].slice(from - 1, to)]);
}

test('readTables(folder) holds each column in its type, rows in the order of the file', async () => {
  const { orders, order_items, website_sessions } = await read();
  expect(orders.rows).toBe(2);
  expect(orders.columns.order_id).toEqual(Float64Array.of(1, 2));
  // 2014-03-01 11:05:00 and 2014-03-05 13:09:00.
  expect(orders.columns.created_at).toEqual(Float64Array.of(1_393_671_900, 1_394_024_940));
  expect(orders.columns.price).toEqual(Float64Array.of(4999, 9598));
  expect(order_items.columns.is_primary_item).toEqual(Uint8Array.of(1, 1, 0));
  expect(website_sessions.columns.device_type).toEqual({
    codes: Uint32Array.of(1, 2, 2, 1),
    values: [null, 'desktop', 'mobile'],
  });
});

test('readTables(folder) reads an empty field, NULL and \\N all as null', async () => {
  const { utm_source, http_referer } = (await read()).website_sessions.columns;
  expect(utm_source).toEqual({ codes: Uint32Array.of(1, 0, 0, 0), values: [null, 'gsearch'] });
  expect(http_referer.codes).toEqual(Uint32Array.of(1, 0, 2, 0));
});

const CSV = text(TINY_SHOP.website_sessions);
const QUOTED = TINY_SHOP.website_sessions.map((line) =>
  line
    .split(',')
    .map((cell) => `"${cell}"`)
    .join(','),
);
const REVERSED = TINY_SHOP.website_sessions.map((line) => line.split(',').reverse().join(','));

describe('readTables(folder) reads the same tables', () => {
  test.each<[string, Files]>([
    ['with CRLF line ends', { [SESSIONS]: text(TINY_SHOP.website_sessions, '\r\n') }],
    ['with CR line ends', { [SESSIONS]: text(TINY_SHOP.website_sessions, '\r') }],
    [
      'without a line end at the end of any file',
      Object.fromEntries(
        Object.entries(TINY_SHOP).map(([name, rows]) => [`${name}.csv`, text(rows).trimEnd()]),
      ),
    ],
    [
      'compressed without a line end at the end',
      { [SESSIONS]: null, [`${SESSIONS}.gz`]: gzipSync(CSV.trimEnd()) },
    ],
    ['with a byte order mark', { [SESSIONS]: `\ufeff${CSV}` }],
    ['with a byte order mark before a quote', { [SESSIONS]: `\ufeff${text(QUOTED)}` }],
    ['with every field quoted', { [SESSIONS]: text(QUOTED, '\r\n') }],
    ['with columns in another order', { [SESSIONS]: text(REVERSED) }],
    ['with a T in timestamps', { [SESSIONS]: CSV.replace(/(\d) (\d)/g, '$1T$2') }],
    [
      'with a column that the contract does not know',
      { [SESSIONS]: CSV.replaceAll('\n', ',x\n').replace(',x', ',extra') },
    ],
    ['compressed', { [SESSIONS]: null, [`${SESSIONS}.gz`]: gzipSync(CSV) }],
    [
      'compressed in two members',
      {
        [SESSIONS]: null,
        [`${SESSIONS}.gz`]: Buffer.concat([gzipSync(CSV.slice(0, 200)), gzipSync(CSV.slice(200))]),
      },
    ],
    [
      'in a folder of parts, in the order of their names, one of them compressed',
      {
        [SESSIONS]: null,
        'website_sessions/part-2.csv.gz': gzipSync(lines('website_sessions', 4)),
        'website_sessions/part-1.csv': lines('website_sessions', 2, 3),
        'website_sessions/_SUCCESS': '',
      },
    ],
    [
      'in parts whose columns differ in order, one of them without rows',
      {
        [SESSIONS]: null,
        'website_sessions/1.csv': lines('website_sessions', 2, 3),
        'website_sessions/2.csv': text(REVERSED.slice(0, 1)),
        'website_sessions/3.csv': text([REVERSED[0]!, ...REVERSED.slice(3)]),
      },
    ],
  ])('%s', async (_, files) => {
    expect(contents(await read(files))).toEqual(contents(await read()));
  });

  test('when a table is a link to a file', async () => {
    const folder = writeShop({ [SESSIONS]: null, 'elsewhere/sessions': CSV });
    symlinkSync('elsewhere/sessions', join(folder, SESSIONS));
    const tables = await readTables(folder, { currency: 'USD' });
    expect(contents(tables)).toEqual(contents(await read()));
  });
});

describe('readTables(folder) does not see where chunks end', () => {
  const urls = ['/über', '/🧸🧸', '"/say ""hi"""', '"/x,y"', '/plain'];
  // A column that is not read may hold lines.
  const csv = text(
    ['website_pageview_id,created_at,website_session_id,note,pageview_url'].concat(
      urls.map((url, row) => `${row + 1},"2014-03-06 10:00:00",1,"a\r\nb",${url}`),
    ),
    '\r\n',
  );
  const values = [null, '/über', '/🧸🧸', '/say "hi"', '/x,y', '/plain'];

  test.each([1, 2, 3, 5, 7, 16, 61, 100, 1000])('of %i bytes', async (chunkBytes) => {
    const plain = await read({ [PAGEVIEWS]: csv }, chunkBytes);
    expect(plain.website_pageviews.columns.pageview_url.values).toEqual(values);
    const packed = await read(
      { [PAGEVIEWS]: null, [`${PAGEVIEWS}.gz`]: gzipSync(csv) },
      chunkBytes,
    );
    expect(packed.website_pageviews.columns).toEqual(plain.website_pageviews.columns);
    const marked = await read({ [PAGEVIEWS]: `\ufeff${csv}` }, chunkBytes);
    expect(marked.website_pageviews.columns).toEqual(plain.website_pageviews.columns);
  });

  test.each([1, 2, 64])('of %i bytes when lines end in CR', async (chunkBytes) => {
    const { website_sessions } = await read(
      { [SESSIONS]: text(TINY_SHOP.website_sessions, '\r') },
      chunkBytes,
    );
    expect(website_sessions).toEqual({
      ...(await read()).website_sessions,
      source: website_sessions.source,
    });
  });
});

test('readTables(folder) grows its columns to any number of rows', async () => {
  const added = Array.from(
    { length: 5000 },
    (_, at) => `${at + 7},2014-03-01 12:00:00,1,/${at % 9}`,
  );
  const { rows, columns } = (await read(withAdded('website_pageviews', ...added)))
    .website_pageviews;
  expect(rows).toBe(5006);
  expect(columns.website_pageview_id).toEqual(
    Float64Array.from({ length: 5006 }, (_, at) => at + 1),
  );
  expect(columns.pageview_url.codes).toHaveLength(5006);
  expect(columns.pageview_url.values[columns.pageview_url.codes.at(-1)!]).toBe('/4');
});

test('readTables(folder) accepts a table of refunds without rows', async () => {
  const { order_item_refunds } = await read({
    'order_item_refunds.csv': text(TINY_SHOP.order_item_refunds.slice(0, 1)),
  });
  expect(order_item_refunds.rows).toBe(0);
  expect(order_item_refunds.columns.refund_amount).toHaveLength(0);
});

test('readTables(folder, {currency}) finds money columns by the currency', async () => {
  const inEuros = (name: TableName): Files => ({
    [`${name}.csv`]: text(TINY_SHOP[name]).replaceAll('_usd', '_eur'),
  });
  const folder = writeShop({
    ...inEuros('orders'),
    ...inEuros('order_items'),
    ...inEuros('order_item_refunds'),
  });
  const { orders } = await readTables(folder, { currency: 'EUR' });
  expect(orders.columns.price).toEqual(Float64Array.of(4999, 9598));
});

test('readTables(folder) tells the size, hash and rows of each file, and the columns that it ignored', async () => {
  const first = `${lines('orders', 2, 2).replaceAll('\n', ',x\n').replace(',x', ',note')}`;
  const second = lines('orders', 3);
  const { orders, products } = await read({
    'orders.csv': null,
    'orders/a.csv': first,
    'orders/b.csv.gz': gzipSync(second),
  });
  const hash = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
  expect(orders.source).toEqual({
    files: [
      {
        path: 'orders/a.csv',
        bytes: first.length,
        sha256: hash(first),
        rows: 1,
        endsInLineEnd: true,
      },
      {
        path: 'orders/b.csv.gz',
        bytes: gzipSync(second).length,
        sha256: hash(gzipSync(second)),
        rows: 1,
        endsInLineEnd: true,
      },
    ],
    sha256: hash(hash(first) + hash(gzipSync(second))),
    ignoredColumns: ['note'],
    otherForms: [],
  });
  expect(products.source.sha256).toBe(hash(text(TINY_SHOP.products)));
});

test('readTables(folder) reads a table in a thread of its own as it reads it here', async () => {
  const folder = writeShop();
  const here = await readTables(folder, { currency: 'USD' });
  expect(await readTables(folder, { currency: 'USD', threadBytes: 0 })).toEqual(here);
});

test('readTables(folder) collects problems from threads as it does here', async () => {
  const folder = writeShop({
    // The header, then 25 rows of which each has a wrong time: one problem.
    'orders.csv': text([
      TINY_SHOP.orders[0]!,
      ...Array.from({ length: 25 }, (_, row) => `${row},yesterday,2,8,1,1,49.99,19.49`),
    ]),
    'website_sessions.csv': '',
    'products.csv': null,
  });
  const here = await messageOf(readTables(folder, { currency: 'USD' }));
  expect(here).toContain('3 problems in 3 files.');
  expect(await messageOf(readTables(folder, { currency: 'USD', threadBytes: 0 }))).toBe(here);
});
