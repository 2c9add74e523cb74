import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ReportConfig } from '../../src/shop/config/schema.ts';
import type { AnyTableName } from '../../src/shop/tables/schema.ts';
import { HEADERS } from '../fixtures/headers.ts';
import { tinyConfig } from '../fixtures/tiny-shop.ts';
import { onceARun } from '../once-a-run.ts';
import { rulesOf, type Shop, TINY_TOYS } from './shops.ts';

/**
 * A shop of three visits a fortnight for two years, with everything that a valid export may have and the others do not: products of one name,
 * one never sold, one sold before its launch and without a page; sessions without a page view, with two orders, at one second; flags of
 * repeat that say otherwise than the sessions do; orders that nobody was thanked for, and thanks without an order; texts that say they
 * are none; days, months and channels without anything; a leap day; refunds on the day of the sale and long after the last session; advertising.
 */

type Rows = Record<AnyTableName, string[]>;

const VISITS = 170;
const DAY = 86_400;
/** 2012-01-10, so that the last visit is on the last day of April 2014. */
const START = Date.UTC(2012, 0, 10) / 1000;
const ORIGINS = [
  'gsearch,nonbrand,a,desktop,https://www.gsearch.com',
  'bsearch,nonbrand,a,mobile,https://www.bsearch.com',
  'gsearch,brand,NULL,desktop,https://www.gsearch.com',
  ',,,mobile,https://www.gsearch.com',
  'none,,,desktop,',
  ',,,desktop,',
  'socialbook,pilot,,mobile,https://www.socialbook.com',
];
const PATH = ['/home', '/products', '', '/cart', '/shipping', '/billing', '/thank-you'];
/** Price and cost in cents, in the order of the products. The last has no page, and none buys the third. */
const PRODUCTS = [
  { page: '/tiny-bear', price: 4999, cogs: 1949 },
  { page: '/tiny-panda', price: 1, cogs: 0 },
  { page: '/home', price: 9900, cogs: 100 },
  { page: '/lander', price: 4999, cogs: 4999 },
];

const stamp = (time: number): string =>
  new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ');
const amount = (cents: number): string => (cents / 100).toFixed(2);

function oddRows(): Rows {
  const rows: Rows = {
    products: [
      '1,2011-12-01 09:00:00,The Tiny Toy',
      '2,2012-06-01 09:00:00,The Tiny Panda',
      '3,2012-06-01 09:00:00,The Tiny Shelf-warmer',
      // Sold on its day of launch, some hours before.
      '4,2013-02-04 09:00:00,The Tiny Toy',
    ],
    website_sessions: [],
    website_pageviews: [],
    orders: [],
    order_items: [],
    order_item_refunds: [],
    // Little, much, for nothing, and before the twelve months that count.
    marketing_spend: [
      '2011-12-24,gsearch,nonbrand,5.00',
      '2013-03-31,gsearch,nonbrand,7.00',
      '2013-04-01,gsearch,nonbrand,0.50',
      '2013-09-09,gsearch,nonbrand,12.25',
      '2013-09-09,gsearch,brand,80.00',
      '2014-03-31,bsearch,nonbrand,900.00',
      '2013-12-01,newsearch,nonbrand,3.00',
      '2013-12-01,socialbook,,40.00',
      '2014-04-02,socialbook,pilot,1.00',
      // What no rule makes a channel of.
      '2014-04-02,radio,,2.00',
    ],
  };
  for (let visit = 0; visit < VISITS; visit += 1) addVisit(rows, visit);
  return rows;
}

function addVisit(rows: Rows, visit: number): void {
  // Two summer months without a visit; every thirtieth is by the user of the one before, at the same second.
  if (visit >= 30 && visit < 46) return;
  const at = visit % 30 === 29 ? visit - 1 : visit;
  const time = START + (at * 5 - (at % 3) * 4) * DAY + ((at * 7919) % DAY);
  const user = ((at * at + at) % 61) + (at > 90 && at % 4 === 0 ? 100 : 1);
  const isRepeat = visit % 13 === 0 || (visit >= 60 && visit % 10 !== 0) ? 1 : 0;
  const origin = ORIGINS[(visit * 3) % ORIGINS.length];
  rows.website_sessions.push(`${visit + 1},${stamp(time)},${user},${isRepeat},${origin}`);
  const product = visit % 4 === 2 ? 0 : visit % 4;
  const depth = (visit * 5) % 9;
  const steps = PATH.slice(0, depth).map((url) => url || PRODUCTS[product]!.page);
  for (const [place, url] of steps.entries()) {
    const id = rows.website_pageviews.length + 1;
    // Pages three at a time within a second: the id tells their order.
    rows.website_pageviews.push(
      `${id},${stamp(time + Math.floor(place / 3) * 60)},${visit + 1},${url}`,
    );
  }
  const isThanked = depth >= PATH.length;
  const orders = visit % 20 === 8 ? 2 : isThanked && visit % 15 !== 5 ? 1 : 0;
  for (let order = 0; order < orders; order += 1)
    addOrder(rows, { visit, user, product, time: time + 300 + order * DAY });
}

function addOrder(
  rows: Rows,
  { visit, user, product, time }: { visit: number; user: number; product: number; time: number },
): void {
  const order = rows.orders.length + 1;
  const items = [product, ...[3, 1, 1].slice(0, visit % 4)].map((sold) => PRODUCTS[sold]!);
  const sum = (of: 'price' | 'cogs'): string =>
    amount(items.reduce((total, item) => total + item[of], 0));
  rows.orders.push(
    `${order},${stamp(time)},${visit + 1},${user},${product + 1},${items.length},${sum('price')},${sum('cogs')}`,
  );
  for (const [place, item] of items.entries()) {
    const id = rows.order_items.length + 1;
    rows.order_items.push(
      `${id},${stamp(time)},${order},${PRODUCTS.indexOf(item) + 1},${place === 0 ? 1 : 0},${amount(item.price)},${amount(item.cogs)}`,
    );
    if (id % 5 !== 0) continue;
    const refund = rows.order_item_refunds.length;
    rows.order_item_refunds.push(
      `${refund + 1},${stamp(time + (refund === 3 ? 60 : (refund * 11) % 25) * DAY)},${id},${order},${amount(Math.ceil(item.price / (1 + (refund % 2))))}`,
    );
  }
}

const test = {
  unit: 'seen',
  control: '/tiny-bear',
  variant: '/tiny-panda',
  outcomes: ['conversion'],
} as const;

/** One that includes the summer without a visit, and one of its pages, exchanged, in days that both have. */
const EXPERIMENTS: ReportConfig['experiments'] = [
  {
    ...test,
    id: 'bear-or-panda',
    title: 'Bear or panda',
    start_date: '2012-01-10',
    end_date: '2013-06-20',
    outcomes: ['conversion'],
  },
  {
    ...test,
    id: 'panda-or-bear',
    title: 'Panda or bear',
    control: test.variant,
    variant: test.control,
    start_date: '2013-02-10',
    end_date: '2015-01-01',
    outcomes: ['conversion'],
  },
];

export const ODD_SHOP: Shop = {
  label: 'the odd shop',
  config: {
    ...tinyConfig,
    experiments: EXPERIMENTS,
    accepted_checks: [
      {
        check: 'order-page-seen-mostly',
        reason: 'Three in ten pay by telephone and are not thanked.',
      },
    ],
  },
  // So few visits leave both end days whole.
  rules: rulesOf(TINY_TOYS, '/thank-you', ['2012-01-10', '2014-04-30']),
  dataFolder: () =>
    onceARun('odd', async (folder) => {
      await mkdir(folder);
      for (const [name, lines] of Object.entries(oddRows()))
        await writeFile(
          path.join(folder, `${name}.csv`),
          [HEADERS[name as AnyTableName], ...lines, ''].join('\n'),
        );
    }),
};
