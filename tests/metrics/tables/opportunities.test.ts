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

interface Sales {
  product: number;
  items: number;
  withAddition?: number;
  refunded?: number;
  daysBeforeTheLast?: number;
}

/**
 * Two years without trade but for these sessions, and these sales of products, on the last day or so many before. Each order is 50.00 and
 * costs 20.00. What is sold or seen has been there since the opening, two years ago, or since `born`, so many days before the last.
 */
function shop(
  sessions: readonly Sessions[],
  sales: readonly Sales[] = [],
  born: Readonly<Record<string, number>> = {},
): MetricsInput {
  const base = monthlyInput(Array(24).fill({ sessions: 0, orders: 0, revenue: 0 }));
  const { firstDay, lastDay } = base.coverage;
  const cameOn = (name: string | number): number =>
    born[name] === undefined ? firstDay : lastDay - born[name];
  const seen = [
    ...sessions.map((row) => ({ day: lastDay - (row[6] ?? 0), row })),
    ...sessions.map(([channel, device, page]) => ({
      day: cameOn(page),
      row: [channel, device, page, 0, 0, 0] as Sessions,
    })),
  ];
  const column = (place: number): number[] => seen.map(({ row }) => row[place] as number);
  const sold = [
    ...sales.map(({ daysBeforeTheLast = 0, ...rest }) => ({
      day: lastDay - daysBeforeTheLast,
      withAddition: 0,
      refunded: 0,
      ...rest,
    })),
    ...sales.map(({ product }) => ({
      day: cameOn(product),
      product,
      items: 0,
      withAddition: 0,
      refunded: 0,
    })),
  ];
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
        day: seen.map(({ day }) => day),
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
        day: sold.map(({ day }) => day),
        primary_product_id: sold.map(({ product }) => product),
        orders: sold.map(({ items }) => items),
        orders_with_cross_sell: sold.map(({ withAddition }) => withAddition),
      }),
      items: table({
        day: [...sold.map(({ day }) => day), lastDay],
        // An added product, sold too rarely to be compared itself: 10.00, cost 4.00.
        product_id: [...sold.map(({ product }) => product), 3],
        is_primary_item: [...sold.map(() => 1), 0],
        items: [...sold.map(({ items }) => items), 100],
        revenue: [...sold.map(({ items }) => items * 5000), 100_000],
        cogs: [...sold.map(({ items }) => items * 2000), 40_000],
        refunded_items: [...sold.map(({ refunded }) => refunded), 0],
      }),
      refunds: base.cubes.refunds,
      refund_lag: table({ days: [], refunds: [] }),
    },
  } as unknown as MetricsInput;
}

const COLUMNS = ['opportunity', 'peer', 'volume', 'value_half', 'value_all', 'beyond_chance'];

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
        beyond_chance: 1,
        rank: 1,
        window_start: '2013-01-01',
        window_end: '2013-12-31',
      },
    ]);
    const [row] = rows;
    // A quarter of less than the gap, and three quarters of more than it.
    expect(row!.value_low).toBeCloseTo((row!.gap_low as number) * 5000 * 30 * 0.25, 1);
    expect(row!.value_high).toBeCloseTo((row!.gap_high as number) * 5000 * 30 * 0.75, 1);
    expect(row!.value_low).toBeLessThan(2250);
    expect(row!.value_high).toBeGreaterThan(6750);
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

  test('a gap that chance allows is listed and not called beyond chance; a tie is no gap', () => {
    const near = shop([
      ['gsearch', 'desktop', '/home', 1000, 0, 100],
      ['gsearch', 'mobile', '/home', 1000, 0, 99],
    ]);
    expect(tableOf('opportunities', near).rows).toMatchObject([{ beyond_chance: 0, value_low: 0 }]);
    const tie = shop([
      ['gsearch', 'desktop', '/home', 1000, 0, 100],
      ['gsearch', 'mobile', '/home', 1000, 0, 100],
    ]);
    expect(tableOf('opportunities', tie).rows).toEqual([]);
  });

  test('is judged among all comparisons that were looked at', () => {
    // 100 against 130 of 1,000: z = 0.03 / sqrt(2 x 0.115 x 0.885 / 1000) = 2.103, p = 0.0355.
    const pair = (channel: string, orders: number): Sessions[] => [
      [channel, 'desktop', '/home', 1000, 0, 130],
      [channel, 'mobile', '/home', 1000, 0, orders],
    ];
    const alone = shop(pair('gsearch', 100));
    const [gap] = tableOf('opportunities', alone).rows;
    expect(gap!.p_value).toBeCloseTo(0.0355, 4);
    // Both channels' device gap is one comparison; the two channels' own are two more, one a kind, neither with a peer.
    expect(gap!.p_value_adjusted).toBeCloseTo(0.0355, 4);
    const pages = shop([
      ...pair('gsearch', 100),
      ['gsearch', 'desktop', '/b', 1000, 500, 130],
      ['gsearch', 'desktop', '/c', 1000, 500, 130],
    ]);
    const device = tableOf('opportunities', pages).rows.find((row) => row.dimension === 'device')!;
    expect(device.p_value_adjusted).toBeGreaterThan(device.p_value as number);
  });

  test('a page that is young is compared since it is there, and its year is told from those days', () => {
    const young = shop(
      [
        ['gsearch', 'desktop', '/home', 9000, 5000, 500, 300],
        ['gsearch', 'desktop', '/home', 2000, 1200, 120],
        ['gsearch', 'desktop', '/new', 2000, 1000, 50],
      ],
      [],
      { '/new': 72 },
    );
    const landing = tableOf('opportunities', young).rows.find(
      (row) => row.opportunity === 'landing_page-/new',
    );
    // 73 days, a fifth of a year; 0.6 against 0.5 of 2,000 visitors, each of the 200 worth 1.50: 300.00 in these days. In the whole
    // year the peer's rate was 6,200 / 11,000.
    expect(landing).toMatchObject({ days: 73, volume: 2000, value_all: 1500, value_half: 750 });
    expect(landing!.peer_value).toBeCloseTo(0.6, 12);
  });

  test('a product’s refunds are those since its rate last changed, so that a mended fault is no gap', () => {
    const mended: Sales[] = [
      { product: 1, items: 1000, refunded: 150, daysBeforeTheLast: 100 },
      { product: 1, items: 1000, refunded: 40 },
      { product: 2, items: 1000, refunded: 20, daysBeforeTheLast: 100 },
      { product: 2, items: 1000, refunded: 20 },
    ];
    // The fault was in September; December is the first month since that tells of a rate.
    const refunds = tableOf('opportunities', shop([], mended)).rows.filter(
      (row) => row.dimension === 'refunds',
    );
    expect(refunds).toMatchObject([
      { subject: 'Bear', peer: 'Panda', current: 0.04, peer_value: 0.02, volume: 1000 },
    ]);
    expect(refunds[0]!.window_start).toBe('2013-12-01');
  });

  test('what refunds take is not earned: a tenth of the goods came back, and cost all the same', () => {
    const input = shop(
      [
        ['gsearch', 'desktop', '/home', 10_000, 0, 1000],
        ['gsearch', 'mobile', '/home', 5000, 0, 200],
      ],
      [{ product: 1, items: 180, refunded: 20 }],
    );
    // Of 9,000.00 + 1,000.00 for goods 1,000.00 went back. 300 orders more: 50.00 x 0.9 - 20.00 = 25.00 each.
    expect(tableOf('opportunities', input).rows[0]).toMatchObject({ value_all: 7500 });
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
