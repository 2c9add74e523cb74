import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import { secondsOf } from '../../src/demo/calendar.ts';
import { TOY_SHOP } from '../../src/demo/shop.ts';
import { DEMONSTRATION_DEFAULTS, simulateShop } from '../../src/demo/simulate-shop.ts';
import type { TextColumn } from '../../src/tables/schema.ts';

/**
 * The whole shop at scale 1, once: its counts are those of the contract, and what `shop.ts` declares can be seen in its tables.
 * Bounds are wide, three standard deviations or more from what is declared.
 */
const shop = simulateShop(DEMONSTRATION_DEFAULTS);
const config = loadConfig('content/report.yaml');
const DAY = 86_400;

interface Session {
  time: number;
  date: Date;
  user: number;
  isRepeat: boolean;
  source: string | null;
  campaign: string | null;
  device: string | null;
  pages: string[];
  isOrder: boolean;
}

const sessions = sessionsOf();
const isNonbrand = (session: Session) => session.campaign === 'nonbrand';
const isKnown = (session: Session) => session.campaign === 'brand' || session.source === null;

test.each([
  ['products', 4],
  ['website_sessions', 472_871],
  ['website_pageviews', 1_188_124],
  ['orders', 32_313],
  ['order_items', 40_025],
  ['order_item_refunds', 1_731],
] as const)('simulateShop(defaults) gives %s %i rows', (name, rows) => {
  expect(shop[name].rows).toBe(rows);
});

describe('the configuration of the report fits the shop', () => {
  test('every page is a landing page or a page of the funnel', () => {
    const landings = TOY_SHOP.landings.map((rule) => rule.page);
    const funnel = config.funnel.flatMap((step) => (Array.isArray(step.pages) ? step.pages : []));
    const products = config.products.map((product) => product.page);
    const seen = new Set(sessions.flatMap((session) => session.pages));
    expect([...seen].sort()).toEqual([...new Set([...landings, ...funnel, ...products])].sort());
  });

  test('products have the pages and launch days of the configuration', () => {
    const launches = config.events.filter((event) => event.kind === 'launch');
    for (const { id, page, launched, ownPage } of TOY_SHOP.products) {
      expect(config.products).toContainEqual({ product_id: id, page });
      const days = launches.filter((event) => event.product_id === id).map((event) => event.date);
      expect(days).toEqual([...new Set([launched.slice(0, 10), ownPage.slice(0, 10)])]);
    }
  });

  test.each(config.experiments)('experiment $id begins on its day', (experiment) => {
    const first = sessions.find((session) => session.pages.includes(experiment.variant))!;
    expect(first.date.toISOString().slice(0, 10)).toBe(experiment.start_date);
  });
});

describe('traffic', () => {
  test('grows from year to year, and from thousands to tens of thousands a month', () => {
    const months = countsBy(sessions, monthOf);
    expect(months.get('2012-04')).toBeLessThan(6_000);
    expect(months.get('2014-12')).toBeGreaterThan(25_000);
    for (const month of ['04', '06', '08', '10']) {
      expect(months.get(`2013-${month}`)).toBeGreaterThan(1.3 * months.get(`2012-${month}`)!);
      expect(months.get(`2014-${month}`)).toBeGreaterThan(1.3 * months.get(`2013-${month}`)!);
    }
  });

  test.each([2012, 2013, 2014])('rises in November and December of %i', (year) => {
    const months = countsBy(sessions, monthOf);
    const before = months.get(`${year}-09`)! + months.get(`${year}-10`)!;
    const peak = months.get(`${year}-11`)! + months.get(`${year}-12`)!;
    expect(peak / before).toBeGreaterThan(1.2);
  });

  test('follows the week and the day', () => {
    const weekdays = countsBy(sessions, (session) => session.date.getUTCDay());
    expect(weekdays.get(1)! / weekdays.get(0)!).toBeGreaterThan(1.8);
    const hours = countsBy(sessions, (session) => session.date.getUTCHours());
    expect(hours.get(11)! / hours.get(3)!).toBeGreaterThan(3);
  });

  test('matures: search for the name and direct visits gain on paid nonbrand search', () => {
    const [early, late] = [
      within(sessions, '2012-04-01', '2012-07-01'),
      since(sessions, '2015-01-01'),
    ];
    expect(shareOf(early, isNonbrand)).toBeGreaterThan(0.75);
    expect(shareOf(late, isNonbrand)).toBeLessThan(0.7);
    expect(shareOf(late, isKnown)).toBeGreaterThan(1.5 * shareOf(early, isKnown));
  });

  test('each paid source is there in its time only', () => {
    const daysOf = (fits: (session: Session) => boolean) => {
      const days = sessions.filter(fits).map((session) => session.date.toISOString().slice(0, 10));
      return [days[0], days.at(-1)];
    };
    const bsearch = (session: Session) => session.source === 'bsearch' && isNonbrand(session);
    expect(daysOf(bsearch)[0]).toBe('2012-08-22');
    expect(daysOf((session) => session.campaign === 'pilot')).toEqual(['2014-01-13', '2014-03-15']);
    expect(daysOf((session) => session.campaign === 'desktop_targeted')).toEqual([
      '2014-08-18',
      '2014-12-31',
    ]);
  });

  test('repeat visits come by name within 72 days of the first', () => {
    const first = new Map<number, number>();
    for (const session of sessions) {
      if (!first.has(session.user)) first.set(session.user, session.time);
    }
    const repeats = sessions.filter((session) => session.isRepeat);
    expect(repeats.length).toBe(TOY_SHOP.totals.repeatSessions);
    expect(repeats.every(isKnown)).toBe(true);
    const gaps = repeats.map((session) => (session.time - first.get(session.user)!) / DAY);
    expect(gaps.every((gap) => gap > 1 && gap < 72)).toBe(true);
  });
});

describe('conversion', () => {
  test('rises from year to year', () => {
    const years = [2012, 2013, 2014, 2015].map((year) =>
      shareOf(within(sessions, `${year}-01-01`, `${year + 1}-01-01`), (s) => s.isOrder),
    );
    expect(years).toEqual([...years].sort((a, b) => a - b));
    expect(years[3]! - years[0]!).toBeGreaterThan(0.03);
  });

  test.each([2012, 2013, 2014])('on desktop is at least twice that on mobile in %i', (year) => {
    const own = within(sessions, `${year}-01-01`, `${year + 1}-01-01`);
    const rate = (device: string) =>
      shareOf(
        own.filter((session) => session.device === device),
        (session) => session.isOrder,
      );
    expect(rate('desktop') / rate('mobile')).toBeGreaterThan(2);
  });
});

describe('experiments', () => {
  const landed = (id: string, variant: 'control' | 'variant') => {
    const experiment = config.experiments.find((candidate) => candidate.id === id)!;
    const devices = experiment.filter?.device_type ?? ['desktop', 'mobile'];
    return within(sessions, experiment.start_date, experiment.end_date).filter(
      (session) =>
        session.source === 'gsearch' &&
        isNonbrand(session) &&
        devices.includes(session.device!) &&
        session.pages[0] === experiment[variant],
    );
  };
  const bounceRate = (some: Session[]) => shareOf(some, (session) => session.pages.length === 1);
  const orderRate = (some: Session[]) => shareOf(some, (session) => session.isOrder);

  test.each(['lander-1', 'lander-4', 'lander-5'])('%s splits its traffic evenly', (id) => {
    const [control, variant] = [landed(id, 'control').length, landed(id, 'variant').length];
    expect(variant).toBeGreaterThan(1_000);
    // Four standard deviations of a fair coin.
    expect(Math.abs(variant - control)).toBeLessThan(4 * Math.sqrt(variant + control));
  });

  test.each([
    ['lander-1', 0.01],
    ['lander-5', 0.04],
  ])('%s has fewer bounces than its control', (id, least) => {
    const fewer = bounceRate(landed(id, 'control')) - bounceRate(landed(id, 'variant'));
    expect(fewer).toBeGreaterThan(least);
  });

  test('lander-5 sells more than lander-2', () => {
    const more =
      orderRate(landed('lander-5', 'variant')) - orderRate(landed('lander-5', 'control'));
    expect(more).toBeGreaterThan(0.002);
  });

  test('lander-4 is no better and no worse than lander-2', () => {
    const [control, variant] = [landed('lander-4', 'control'), landed('lander-4', 'variant')];
    expect(Math.abs(bounceRate(variant) - bounceRate(control))).toBeLessThan(0.04);
    expect(Math.abs(orderRate(variant) - orderRate(control))).toBeLessThan(0.022);
  });

  test('the second billing page sells more, and replaces the first by 2013-01-06', () => {
    const seen = (page: string, some: Session[]) =>
      some.filter((session) => session.pages[5] === page);
    const trial = within(sessions, '2012-09-10', '2012-11-10');
    const more = orderRate(seen('/billing-2', trial)) - orderRate(seen('/billing', trial));
    expect(more).toBeGreaterThan(0.08);
    const always = orderRate(seen('/billing-2', sessions)) - orderRate(seen('/billing', sessions));
    expect(always).toBeGreaterThan(0.12);
    expect(seen('/billing', within(sessions, '2012-11-10', '2013-01-06')).length).toBeGreaterThan(
      50,
    );
    expect(seen('/billing', since(sessions, '2013-01-06'))).toEqual([]);
  });
});

describe('products', () => {
  const { columns, rows } = shop.order_items;
  const refunded = new Set(shop.order_item_refunds.columns.order_item_id);
  const items = Array.from({ length: rows }, (_, row) => ({
    time: columns.created_at[row]!,
    order: columns.order_id[row]!,
    product: columns.product_id[row]!,
    isPrimary: columns.is_primary_item[row] === 1,
    isRefunded: refunded.has(columns.order_item_id[row]!),
  }));
  const refundRate = (product: number, start: string, end: string) =>
    shareOf(
      within(items, start, end).filter((item) => item.product === product),
      (item) => item.isRefunded,
    );
  const attachRate = (start: string, end: string) =>
    1 / shareOf(within(items, start, end), (item) => item.isPrimary) - 1;

  test('Mr. Fuzzy is sent back in late summer 2014 only', () => {
    const fault = refundRate(1, '2014-08-16', '2014-09-16');
    expect(fault).toBeGreaterThan(0.15);
    expect(fault).toBeGreaterThan(3 * refundRate(1, '2014-05-01', '2014-08-01'));
    expect(fault).toBeGreaterThan(3 * refundRate(1, '2014-09-17', '2014-12-01'));
  });

  test('the other products have no part in the fault', () => {
    for (const product of [2, 3, 4]) {
      expect(refundRate(product, '2014-08-16', '2014-09-16')).toBeLessThan(0.13);
    }
  });

  test('second items begin on 2013-09-25 and become usual with the mini bear', () => {
    expect(attachRate('2012-03-19', '2013-09-25')).toBe(0);
    expect(attachRate('2013-09-25', '2013-12-12')).toBeGreaterThan(0.01);
    expect(attachRate('2013-09-25', '2013-12-12')).toBeLessThan(0.08);
    expect(attachRate('2014-03-01', '2014-12-01')).toBeGreaterThan(0.3);
  });

  test.each([1, 2, 3])('the mini bear is the favourite addition to product %i', (product) => {
    const primary = new Map(
      items.filter((item) => item.isPrimary).map((item) => [item.order, item.product]),
    );
    const additions = since(items, '2014-03-01').filter(
      (item) => !item.isPrimary && primary.get(item.order) === product,
    );
    expect(shareOf(additions, (item) => item.product === 4)).toBeGreaterThan(0.5);
  });

  test('the mini bear has no page of its own before 2014-12-05', () => {
    const first = items.find((item) => item.product === 4 && item.isPrimary)!;
    expect(first.time).toBeGreaterThan(secondsOf('2014-12-05'));
    expect(first.time).toBeLessThan(secondsOf('2014-12-08'));
  });

  test.each([2013, 2014, 2015])('the Love Bear sells before Valentine of %i', (year) => {
    const share = (start: string, end: string) =>
      shareOf(within(items, start, end), (item) => item.product === 2);
    expect(share(`${year}-02-03`, `${year}-02-15`)).toBeGreaterThan(
      1.5 * share(`${year}-02-20`, `${year}-03-15`),
    );
  });
});

function sessionsOf(): Session[] {
  const { website_sessions, website_pageviews, orders } = shop;
  const { columns } = website_sessions;
  const textOf = (column: TextColumn, row: number) => column.values[column.codes[row]!]!;
  const made: Session[] = Array.from({ length: website_sessions.rows }, (_, row) => ({
    time: columns.created_at[row]!,
    date: new Date(columns.created_at[row]! * 1000),
    user: columns.user_id[row]!,
    isRepeat: columns.is_repeat_session[row] === 1,
    source: textOf(columns.utm_source, row),
    campaign: textOf(columns.utm_campaign, row),
    device: textOf(columns.device_type, row),
    pages: [],
    isOrder: false,
  }));
  const views = website_pageviews.columns;
  for (let row = 0; row < website_pageviews.rows; row += 1) {
    made[views.website_session_id[row]! - 1]!.pages.push(textOf(views.pageview_url, row)!);
  }
  for (const id of orders.columns.website_session_id) made[id - 1]!.isOrder = true;
  return made;
}

function monthOf({ date }: Session): string {
  return date.toISOString().slice(0, 7);
}

function within<T extends { time: number }>(rows: readonly T[], start: string, end: string): T[] {
  const [first, last] = [secondsOf(start), secondsOf(end)];
  return rows.filter((row) => row.time >= first && row.time < last);
}

function since<T extends { time: number }>(rows: readonly T[], start: string): T[] {
  return within(rows, start, '2016-01-01');
}

function shareOf<T>(rows: readonly T[], fits: (row: T) => boolean): number {
  return rows.filter(fits).length / rows.length;
}

function countsBy<T, K>(rows: readonly T[], key: (row: T) => K): Map<K, number> {
  return new Map(Array.from(Map.groupBy(rows, key), ([name, own]) => [name, own.length]));
}
