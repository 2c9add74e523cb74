import { describe, expect, test } from 'vitest';
import { type Rows, tablesOf } from './random-shop.ts';

const PRODUCTS = ['1,2011-10-01 00:00:00,Bear', '2,2011-10-02 00:00:00,Panda'];

/** Sessions that each see the home page; those that buy, buy one bear at once. `time` begins each line. */
function shop(
  visits: readonly { time: string; buys?: boolean; views?: boolean; device?: string }[],
  products = PRODUCTS,
): Rows {
  const rows = {
    products,
    website_sessions: [],
    website_pageviews: [],
    orders: [],
    order_items: [],
    order_item_refunds: [],
  } as Record<string, string[]>;
  visits.forEach(({ time, buys = false, views = true, device = 'desktop' }, place) => {
    const id = place + 1;
    rows.website_sessions!.push(
      `${id},${time},${id},0,gsearch,nonbrand,a,${device},https://www.gsearch.com`,
    );
    if (views) rows.website_pageviews!.push(`${id},${time},${id},/home`);
    if (!buys) return;
    rows.orders!.push(`${id},${time},${id},${id},1,1,49.99,19.49`);
    rows.order_items!.push(`${id},${time},${id},1,1,49.99,19.49`);
  });
  return rows as unknown as Rows;
}

const row = async (rows: Rows, table: string, key: Record<string, unknown>) =>
  (await tablesOf(rows))
    .get(table)!
    .rows.find((candidate) =>
      Object.entries(key).every(([name, value]) => candidate[name] === value),
    );

describe('a shop at an edge has sensible tables', () => {
  test('one day of data: no month is whole, no growth, no forecast', async () => {
    const tables = await tablesOf(
      shop([{ time: '2014-05-01 10:00:00', buys: true }, { time: '2014-05-01 12:00:00' }]),
    );
    expect(tables.get('performance_by_month')!.rows).toHaveLength(1);
    expect(tables.get('performance_by_month')!.rows[0]).toMatchObject({
      complete: 0,
      sessions: 2,
      orders: 1,
      revenue_yoy: null,
    });
    expect(tables.get('forecast')!.rows).toEqual([]);
    expect(tables.get('growth')!.rows).toEqual([]);
    expect(tables.get('revenue_drivers_by_year')!.rows).toEqual([]);
  });

  test('no refunds: nothing by refund date, a rate of zero by sale date', async () => {
    const tables = await tablesOf(shop([{ time: '2014-05-01 10:00:00', buys: true }]));
    expect(tables.get('refund_lag')!.rows).toEqual([]);
    expect(tables.get('refunds_by_product_month')!.rows[0]).toMatchObject({
      refunds: 0,
      refund_rate: 0,
      alert: 0,
    });
  });

  test('a product never sold has its row, with zeros and without rates', async () => {
    expect(
      await row(shop([{ time: '2014-05-01 10:00:00', buys: true }]), 'products', { product_id: 2 }),
    ).toMatchObject({
      items: 0,
      revenue: 0,
      gross_margin: null,
      refund_rate: null,
      first_sale_date: null,
    });
  });

  test('one product: nothing is bought together, and it is all of the revenue', async () => {
    const rows = shop([{ time: '2014-05-01 10:00:00', buys: true }], PRODUCTS.slice(0, 1));
    expect((await tablesOf(rows)).get('cross_sell')!.rows).toEqual([]);
    expect(await row(rows, 'concentration', { dimension: 'product' })).toMatchObject({
      top_share: 1,
      herfindahl_index: 1,
    });
  });

  test('a session without a page view counts as a session, and lands nowhere', async () => {
    const rows = shop([
      { time: '2014-05-01 10:00:00', buys: true },
      { time: '2014-05-01 11:00:00', views: false },
    ]);
    expect(await row(rows, 'channels_by_month', { channel: 'gsearch_nonbrand' })).toMatchObject({
      sessions: 2,
    });
    expect(await row(rows, 'funnel_by_quarter', { step: 'landing' })).toMatchObject({
      sessions: 1,
    });
    expect((await tablesOf(rows)).get('landing_pages_by_month')!.rows).toHaveLength(1);
  });

  test('a leap day is a day like any other', async () => {
    const rows = shop([
      { time: '2012-02-28 10:00:00', buys: true },
      { time: '2012-02-29 10:00:00', buys: true },
      { time: '2012-03-01 10:00:00' },
    ]);
    expect(await row(rows, 'performance_by_day', { period: '2012-02-29' })).toMatchObject({
      sessions: 1,
      orders: 1,
    });
    expect(await row(rows, 'performance_by_month', { period: '2012-02' })).toMatchObject({
      sessions: 2,
    });
  });

  test('nights of daylight saving have the hours that the shop’s clock has', async () => {
    const rows = shop([
      { time: '2014-03-09 02:30:00', buys: true },
      { time: '2014-11-02 01:30:00' },
      { time: '2014-03-30 02:30:00' },
    ]);
    expect(await row(rows, 'sessions_by_weekday_hour', { weekday: 7, hour: 2 })).toMatchObject({
      sessions: 2,
      orders: 1,
    });
    expect(await row(rows, 'performance_by_day', { period: '2014-03-09' })).toMatchObject({
      sessions: 1,
    });
  });

  test('a month without a session has its row, with zeros and without rates', async () => {
    const rows = shop([
      { time: '2014-03-10 10:00:00', buys: true },
      { time: '2014-05-10 10:00:00', buys: true },
    ]);
    expect(await row(rows, 'performance_by_month', { period: '2014-04' })).toMatchObject({
      complete: 1,
      sessions: 0,
      orders: 0,
      revenue: 0,
      conversion_rate: null,
      average_order_value: null,
    });
  });

  test('fourteen months: a trailing year, but nothing before it to compare', async () => {
    const visits = Array.from({ length: 14 * 30 }, (_, day) => ({
      time: new Date(Date.UTC(2013, 0, 1 + day, 12)).toISOString().slice(0, 19).replace('T', ' '),
      buys: day % 5 === 0,
    }));
    const rows = shop(visits);
    expect(await row(rows, 'kpis', { kpi: 'revenue_usd_ttm' })).toMatchObject({
      prior_value: null,
      change: null,
      window_start: '2013-02-01',
    });
    expect(await row(rows, 'forecast_summary', { measure: 'sessions' })).toMatchObject({
      model: 'combination',
      reason: 'history too short to compare models',
    });
  });
});
