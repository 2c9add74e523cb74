import { describe, expect, test } from 'vitest';
import {
  isAcceptedName,
  isHarmless,
  likeTable,
  whyNotRead,
  withoutCopyMark,
} from '../../../src/shop/tables/file-names.ts';
import type { AnyTableName } from '../../../src/shop/tables/schema.ts';

const ALIKE: Readonly<Partial<Record<AnyTableName, readonly string[]>>> = {
  orders: [
    'Orders.csv',
    'ORDERS.CSV',
    'orders.CSV',
    'orders.csv.GZ',
    'orders (1).csv',
    'orders (2).csv.gz',
    'orders - Copy.csv',
    'orders copy 2.csv',
    'orders 2.csv',
    'Copy of orders.csv',
    'Kopie von orders.csv',
    'orders_final.csv',
    'orders_20150319.csv',
    'orders-2015-03-19.csv',
    'orders_q1.csv',
    'orders_january_2015.csv',
    'order.csv',
    'oders.csv',
    'orders',
    'orders_old',
    'orders.txt',
    'orders.tsv',
    'orders.xlsx',
    'orders.csv.xlsx',
    'orders.parquet',
    'orders.json',
    'orders.csv.zip',
    'orders.tar.gz',
    'orders.csv.crdownload',
    'orders.csv.part',
    'orders.csv.download',
    'orders.csv.gz.tmp',
    'orders.csv.bak',
    'orders.csv.dvc',
    'orders.csv~',
    '~$orders.xlsx',
    '.orders.csv.swp',
    '.~lock.orders.csv#',
    '#orders.csv#',
    'public.orders.csv',
    'shop.dbo.orders.csv',
  ],
  order_items: ['order-items.csv', 'Order Items.csv', 'OrderItems.csv', 'orders_items.csv'],
  order_item_refunds: ['order_item_refunds (1).csv', 'order_items_refunds.csv'],
  website_pageviews: ['website_pageviews_2015.csv', 'website_page_views.csv'],
  website_sessions: ['website_sessions-1.csv', 'websitesessions.csv', 'website_session.csv'],
  products: ['prodcuts.csv', 'products_v2.csv'],
  marketing_spend: ['marketing-spend.csv', 'Marketing_Spend.csv', 'marketing spend.csv.gz'],
};

describe('likeTable(name) finds the table in', () => {
  test.each(
    Object.entries(ALIKE).flatMap(([table, names]) => names.map((name) => [name, table] as const)),
  )('%s: %s', (name, table) => {
    expect(likeTable(name)).toBe(table);
  });

  test.each([
    'notes.txt',
    'customers.csv',
    'data_dictionary.csv',
    'order_status.csv',
    'product_images.csv',
    'export.csv',
    'demo',
    '2015',
    'a.csv',
    'orders.sql',
    'orders.md',
    'orders.csv.sha256',
    'README.orders',
    '._orders.csv',
  ])('not in %s', (name) => {
    expect(likeTable(name)).toBeUndefined();
  });
});

test('isAcceptedName(name, table) goes by the letter', () => {
  const accepted = [
    'orders.csv',
    'orders.csv.gz',
    'orders',
    'Orders.csv',
    'orders.CSV',
    'orders.gz',
  ];
  expect(accepted.filter((name) => isAcceptedName(name, 'orders'))).toEqual([
    'orders.csv',
    'orders.csv.gz',
    'orders',
  ]);
});

test('isHarmless(name) passes over what systems leave, and nothing that could be data', () => {
  const left = [
    '.DS_Store',
    '._1.csv',
    'Thumbs.db',
    'desktop.ini',
    '.gitkeep',
    'README.md',
    'readme',
  ];
  const data = ['1.csv', '.1.csv', '1.csv.gz', 'part-0.parquet', 'year=2015', 'store.csv'];
  expect(left.filter(isHarmless)).toEqual(left);
  expect(data.filter(isHarmless)).toEqual([]);
});

test('whyNotRead(name) says what an ending stands for', () => {
  expect(['a.xlsx', 'a.csv.zip', 'a.csv.part', 'a.csv.bak', 'a.foo'].map(whyNotRead)).toEqual([
    ' (a workbook)',
    ' (packed)',
    ' (not finished, or kept by an editor)',
    ' (a backup)',
    '',
  ]);
});

test.each([
  ['1 (1).csv', ['1.csv'], '1.csv'],
  ['1 (1).csv', ['1.csv.gz'], '1.csv'],
  ['1 - Copy.csv', ['1.csv'], '1.csv'],
  ['1 copy 2.csv', ['1.csv'], '1.csv'],
  ['orders (1).csv', ['orders (2).csv'], 'orders (1).csv'],
])('withoutCopyMark(%j, %j) is %j', (name, others, expected) => {
  expect(withoutCopyMark(name, [name, ...others])).toBe(expected);
});
