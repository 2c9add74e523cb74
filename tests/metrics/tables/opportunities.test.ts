import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const FUNNEL = ['landing', 'products', 'order'];
type Sessions = [
  channel: string,
  device: string,
  landingPage: string,
  sessions: number,
  products: number,
  orders: number,
  daysBeforeTheLast?: number,
];

/** Two years without trade but for these sessions, and these sales of products, on the last day. Each order is 50.00 and costs 20.00. */
function shop(
  sessions: readonly Sessions[],
  sales: readonly {
    product: number;
    items: number;
    withAddition?: number;
    refunded?: number;
  }[] = [],
): MetricsInput {
  const base = monthlyInput(Array(24).fill({ sessions: 0, orders: 0, revenue: 0 }));
  const day = base.coverage.lastDay;
  const column = (place: number): number[] => sessions.map((row) => row[place] as number);
  return {
    ...base,
    config: { currency: 'USD', funnel: FUNNEL.map((step) => ({ step })) },
    channels: [
      { id: 'gsearch', kind: 'paid_nonbrand' },
      { id: 'bsearch', kind: 'paid_nonbrand' },
      { id: 'direct', kind: 'free' },
    ],
    products: { id: [1, 2], name: ['Bear', 'Panda'] },
    cubes: {
      traffic: table({
        day: sessions.map(([, , , , , , before = 0]) => day - before),
        channel: column(0),
        device_type: column(1),
        landing_page: column(2),
        sessions: column(3),
        reached_landing: column(3),
        reached_products: column(4),
        reached_order: column(5),
        orders: column(5),
        revenue: column(5).map((orders) => orders * 5000),
        cogs: column(5).map((orders) => orders * 2000),
      }),
      orders: table({
        day: sales.map(() => day),
        primary_product_id: sales.map(({ product }) => product),
        orders: sales.map(({ items }) => items),
        orders_with_cross_sell: sales.map(({ withAddition }) => withAddition ?? 0),
      }),
      items: table({
        day: [...sales, 0].map(() => day),
        // An added product, sold too rarely to be compared itself: 10.00, cost 4.00.
        product_id: [...sales.map(({ product }) => product), 3],
        is_primary_item: [...sales.map(() => 1), 0],
        items: [...sales.map(({ items }) => items), 100],
        revenue: [...sales.map(({ items }) => items * 5000), 100_000],
        cogs: [...sales.map(({ items }) => items * 2000), 40_000],
        refunded_items: [...sales.map(({ refunded }) => refunded ?? 0), 0],
      }),
    },
  } as unknown as MetricsInput;
}

const COLUMNS = ['opportunity', 'peer', 'volume', 'value_half', 'value_all', 'proven'];

describe('opportunities', () => {
  test('a channel or a landing page that was given up has no gap, and is no peer', () => {
    const input = shop([
      ['gsearch', 'desktop', '/old', 5000, 1000, 100, 40],
      ['gsearch', 'desktop', '/home', 5000, 3000, 500],
      ['gsearch', 'desktop', '/better', 5000, 4000, 500],
      ['bsearch', 'desktop', '/past', 5000, 4900, 900, 40],
    ]);
    expect(rowsOf(tableOf('opportunities', input), ['opportunity', 'peer'])).toEqual([
      ['landing_page-/home', '/better'],
      ['step-/better to order', '/home to order'],
    ]);
  });

  test('a device is worth what its visitors would buy at the rate of the other, in the same channel', () => {
    const input = shop([
      ['gsearch', 'desktop', '/home', 10_000, 0, 1000],
      ['gsearch', 'mobile', '/home', 5000, 0, 200],
    ]);
    const { rows } = tableOf('opportunities', input);
    // 0.1 - 0.04 of 5,000 visitors: 300 orders more, at 30.00 of profit each.
    expect(rows.filter(({ dimension }) => dimension === 'device')).toMatchObject([
      {
        subject: 'mobile',
        peer: 'desktop',
        measure: 'conversion_rate',
        current: 0.04,
        peer_value: 0.1,
        volume: 5000,
        value_half: 4500,
        value_all: 9000,
        proven: 1,
        rank: 1,
        window_start: '2013-01-01',
        window_end: '2013-12-31',
      },
    ]);
    const [row] = rows;
    expect(row!.value_low).toBeGreaterThan(0);
    expect(row!.value_low).toBeLessThan(9000);
    expect(row!.value_high).toBeGreaterThan(9000);
  });

  test('a channel is compared on the same device, and only with those of its kind', () => {
    const input = shop([
      ['gsearch', 'desktop', '/home', 2000, 0, 200],
      ['gsearch', 'mobile', '/home', 8000, 0, 320],
      ['bsearch', 'desktop', '/home', 2000, 0, 160],
      ['direct', 'desktop', '/home', 2000, 0, 400],
    ]);
    const { rows } = tableOf('opportunities', input);
    // Overall bsearch sells more (0.08 against 0.052): on desktops it sells less, 0.08 against 0.1 of 2,000.
    expect(
      rowsOf(
        {
          ...tableOf('opportunities', input),
          rows: rows.filter((row) => row.dimension === 'channel'),
        },
        COLUMNS,
      ),
    ).toEqual([['channel-bsearch', 'gsearch', 2000, 600, 1200, 1]]);
  });

  test('a landing page is compared on the same device for the same kind of traffic; later steps name the weakest page', () => {
    const input = shop([
      ['gsearch', 'desktop', '/a', 2000, 1200, 120],
      ['gsearch', 'desktop', '/b', 2000, 1000, 50],
      ['gsearch', 'desktop', '/c', 2000, 1000, 80],
      ['gsearch', 'mobile', '/d', 2000, 100, 1],
      ['direct', 'desktop', '/e', 2000, 1900, 300],
    ]);
    const table = tableOf('opportunities', input);
    const landing = table.rows.filter(({ dimension }) => /landing|step/.test(String(dimension)));
    expect(rowsOf({ ...table, rows: landing }, COLUMNS)).toEqual([
      // 0.1 of 2,000 is 200 more, each worth 50 orders x 30.00 / 1,000 = 1.50; for /c 80 x 30.00 / 1,000 = 2.40.
      ['landing_page-/b', '/a', 2000, 150, 300, 1],
      ['landing_page-/c', '/a', 2000, 240, 480, 1],
      // From the list to the order: 0.05 against 0.1 of 1,000 is 50 orders more, 30.00 each. /c with 0.08 is not the weakest.
      ['step-/b to order', '/a to order', 1000, 750, 1500, 1],
    ]);
  });

  test('a product is compared by additions, and by refunds, of which fewer are better', () => {
    const input = shop(
      [],
      [
        { product: 1, items: 1000, withAddition: 300, refunded: 60 },
        { product: 2, items: 1000, withAddition: 200, refunded: 20 },
      ],
    );
    // 0.1 of 1,000 orders: 100 additions at 6.00 of profit. 0.04 of 1,000 items: 40 refunds less, at 50.00.
    expect(rowsOf(tableOf('opportunities', input), COLUMNS)).toEqual([
      ['cross_sell-Panda', 'Bear', 1000, 300, 600, 1],
      ['refunds-Bear', 'Panda', 1000, 1000, 2000, 1],
    ]);
  });

  test('products of one name are told apart by their ids', () => {
    const sales = [
      { product: 1, items: 1000, refunded: 60 },
      { product: 2, items: 1000, refunded: 20 },
    ];
    const input = { ...shop([], sales), products: { id: [1, 2], name: ['Bear', 'Bear'] } };
    expect(
      rowsOf(tableOf('opportunities', input as unknown as MetricsInput), COLUMNS.slice(0, 2)),
    ).toEqual([['refunds-Bear (1)', 'Bear (2)']]);
  });

  test('strata whose names read alike when they are joined stay apart', () => {
    const input = shop([
      ['a', 'phone, b', '/home', 1000, 800, 0],
      ['b, a', 'phone', '/home', 1000, 800, 0],
      ['a', 'phone, b', '/old', 1000, 400, 0],
      ['b, a', 'phone', '/old', 1000, 400, 0],
    ]);
    const [landing] = rowsOf(tableOf('opportunities', input), ['opportunity', 'peer', 'volume']);
    expect(landing).toEqual(['landing_page-/old', '/home', 2000]);
  });

  test('a gap that chance allows is listed and not called proven; a tie is no gap', () => {
    const near = shop([
      ['gsearch', 'desktop', '/home', 1000, 0, 100],
      ['gsearch', 'mobile', '/home', 1000, 0, 99],
    ]);
    expect(tableOf('opportunities', near).rows).toMatchObject([{ proven: 0, value_low: 0 }]);
    const tie = shop([
      ['gsearch', 'desktop', '/home', 1000, 0, 100],
      ['gsearch', 'mobile', '/home', 1000, 0, 100],
    ]);
    expect(tableOf('opportunities', tie).rows).toEqual([]);
  });

  test('are none with few sessions, or none at all', async () => {
    expect(tableOf('opportunities', shop([])).rows).toEqual([]);
    expect(tableOf('opportunities', await metricsInput()).rows).toEqual([]);
    const few = shop([
      ['gsearch', 'desktop', '/home', 999, 0, 900],
      ['gsearch', 'mobile', '/home', 999, 0, 1],
    ]);
    expect(tableOf('opportunities', few).rows).toEqual([]);
  });
});
