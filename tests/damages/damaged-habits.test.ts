import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { habitChecks } from '../differential/habit-checks.ts';
import { refundChecks } from '../differential/refund-checks.ts';
import { toyConfig } from '../fixtures/toy-shop.ts';
import { acceptingAll } from '../shop/checks/accept-all.ts';
import { checkFolder, checkOf } from '../shop/checks/check-tiny-shop.ts';
import { countedBySql, countedByUs } from './counted-by-sql.ts';
import { type Export, smallDemo, writeRows } from './small-demo.ts';

/** Those of customers and of refunds. */
const checksOfHabits: typeof habitChecks = (shop) => [...habitChecks(shop), ...refundChecks];

type Row = Export['orders'][number];

const change = (rows: Export, table: keyof Export, changed: (row: Row) => Row): Export => ({
  ...rows,
  [table]: rows[table].map(changed),
});
const daysLater = (time: string, days: number): string =>
  new Date(Date.parse(`${time.replace(' ', 'T')}Z`) + days * 86_400_000)
    .toISOString()
    .slice(0, 19)
    .replace('T', ' ');

/** The pages of each session in reverse order, each with the times that stood there. */
function reversed(rows: Export): Export {
  const bySession = Map.groupBy(rows.website_pageviews, (row) => row.website_session_id!);
  return {
    ...rows,
    website_pageviews: [...bySession.values()].flatMap((views) =>
      views.map((view, at) => ({ ...view, pageview_url: views.at(-1 - at)!.pageview_url! })),
    ),
  };
}

/** Each: what is wrong, how, the check that tells it, how many it counts. */
const DAMAGES: readonly [string, (rows: Export) => Export, string, (rows: Export) => number][] = [
  [
    'a user id of its own for each session',
    (rows) => {
      const user = (row: Row): Row => ({ ...row, user_id: row.website_session_id! });
      return change(change(rows, 'website_sessions', user), 'orders', user);
    },
    'users-come-back',
    () => 1,
  ],
  [
    'no session between ten and midnight, but an hour earlier',
    (rows) =>
      change(rows, 'website_sessions', (row) => ({
        ...row,
        created_at: row.created_at!.replace(/ 2[23]:/, ' 21:'),
      })),
    'hours-have-sessions',
    () => 2,
  ],
  [
    'pages of each session in reverse order',
    reversed,
    'sessions-land-at-the-front',
    (rows) =>
      rows.website_pageviews.filter((row) => row.pageview_url === '/thank-you-for-your-order')
        .length,
  ],
  [
    'refunds of another year',
    (rows) =>
      change(rows, 'order_item_refunds', (row) => ({
        ...row,
        created_at: daysLater(row.created_at!, 365),
      })),
    'refunds-come-soon',
    () => 1,
  ],
  [
    'refunds of a month less a tax of a fifth',
    (rows) =>
      change(rows, 'order_item_refunds', (row) =>
        row.created_at!.startsWith('2014-08')
          ? { ...row, refund_amount_usd: (Number(row.refund_amount_usd) / 1.2).toFixed(2) }
          : row,
      ),
    'month-refunds-whole-prices',
    () => 1,
  ],
  [
    'refunds of each month on the first of the next',
    (rows) =>
      change(rows, 'order_item_refunds', (row) => ({
        ...row,
        created_at: `${daysLater(`${row.created_at!.slice(0, 8)}15 09:00:00`, 20).slice(0, 8)}01 09:00:00`,
      })),
    'refunds-on-their-own-days',
    (rows) => rows.order_item_refunds.length,
  ],
  [
    'four of five second items of four months lost',
    (rows) => {
      const isLost = ({ created_at: time, is_primary_item, order_item_id: id }: Row): boolean =>
        is_primary_item === '0' && time! >= '2014-05' && time! < '2014-09' && Number(id) % 5 > 0;
      const lost = new Set(rows.order_items.filter(isLost).map((row) => row.order_item_id));
      const keep = (row: Row): boolean => !lost.has(row.order_item_id);
      return {
        ...rows,
        order_items: rows.order_items.filter(keep),
        order_item_refunds: rows.order_item_refunds.filter(keep),
      };
    },
    'second-items-keep-pace',
    () => 4,
  ],
  [
    'a product whose cost is its price',
    (rows) => {
      const items = rows.order_items.map((row) =>
        row.product_id === '1' ? { ...row, cogs_usd: row.price_usd! } : row,
      );
      const costs = Map.groupBy(items, (row) => row.order_id!);
      const cents = (amount: string): number => Math.round(Number(amount) * 100);
      return change({ ...rows, order_items: items }, 'orders', (row) => ({
        ...row,
        cogs_usd: (
          costs.get(row.order_id!)!.reduce((sum, item) => sum + cents(item.cogs_usd!), 0) / 100
        ).toFixed(2),
      }));
    },
    'product-has-margin',
    () => 1,
  ],
];

let folder: string;
let good: Export;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'habits-'));
  good = await smallDemo();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what customers of every shop do', () => {
  test('nothing of it is odd in a good shop', async () => {
    const dataFolder = path.join(folder, 'good');
    writeRows(dataFolder, good);
    const sql = await countedBySql(dataFolder, checksOfHabits);
    expect(countedByUs(await checkFolder(dataFolder, toyConfig), sql.keys())).toEqual(sql);
    expect([...sql.values()].map(([, failures]) => failures)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test.each(DAMAGES.map((damage, place) => [damage[0], damage, place] as const))(
    '%s is told, and counted as SQL counts it',
    async (_, [, damage, id, expected], place) => {
      const dataFolder = path.join(folder, `${place}`);
      writeRows(dataFolder, damage(good));
      const checks = await checkFolder(dataFolder, acceptingAll(toyConfig));
      const sql = await countedBySql(dataFolder, checksOfHabits);
      expect(countedByUs(checks, sql.keys())).toEqual(sql);
      expect(checkOf(id, checks).failures).toBe(expected(good));
    },
  );
});
