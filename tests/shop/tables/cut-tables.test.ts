import { describe, expect, test } from 'vitest';
import { cutTables, tableEnds } from '../../../src/shop/tables/cut-tables.ts';
import { read, withAdded, withRow } from './tiny-shop.ts';

const ends = (
  time: string,
  tables = ['website_sessions', 'website_pageviews', 'orders', 'order_items', 'order_item_refunds'],
) => tableEnds(new Map(tables.map((name) => [name, time])));

const rowsOf = (tables: Awaited<ReturnType<typeof read>>) => [
  tables.products.rows,
  tables.website_sessions.rows,
  tables.website_pageviews.rows,
  tables.orders.rows,
  tables.order_items.rows,
  tables.order_item_refunds.rows,
];

describe('cutTables(tables, ends)', () => {
  test('keeps rows up to the last time of their table', async () => {
    const cut = cutTables(await read(), ends('2014-03-02 12:00:00'));
    expect(rowsOf(cut)).toEqual([2, 3, 4, 1, 1, 0]);
    expect(Array.from(cut.website_sessions.columns.user_id)).toEqual([7, 8, 9]);
  });

  test('leaves out rows whose parent is younger than its table’s end', async () => {
    const cut = cutTables(await read(), ends('2014-03-05 12:00:00', ['website_sessions']));
    expect(rowsOf(cut)).toEqual([2, 3, 4, 1, 1, 0]);
  });

  test('keeps text with its rows', async () => {
    const { device_type: device } = cutTables(await read(), ends('2014-03-01 12:00:00'))
      .website_sessions.columns;
    expect(Array.from(device.codes, (code) => device.values[code])).toEqual(['desktop', 'mobile']);
  });

  test('leaves out a product that came after all of the tables ended', async () => {
    const shop = await read(withAdded('products', '3,2014-03-09 00:00:00,Otter'));
    expect(cutTables(shop, ends('2014-03-08 09:00:00')).products.rows).toBe(2);
  });

  test('cuts spend by its days', async () => {
    const shop = await read({
      'marketing_spend.csv':
        'date,utm_source,utm_campaign,spend_usd\n2014-03-01,gsearch,nonbrand,1.00\n2014-03-02,gsearch,nonbrand,1.00\n',
    });
    const cut = cutTables(shop, tableEnds(new Map([['marketing_spend', '2014-03-01 00:00:00']])));
    expect(cut.marketing_spend!.rows).toBe(1);
  });

  test('gives the very tables where nothing is younger', async () => {
    const shop = await read(withRow('products', 2, '1,2014-01-01 00:00:00,Bear'));
    expect(cutTables(shop, ends('2014-03-08 09:00:00')).orders).toBe(shop.orders);
  });
});
