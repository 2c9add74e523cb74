import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { productMonthChecks } from '../differential/product-month-checks.ts';
import { spendRateChecks } from '../differential/spend-rate-checks.ts';
import { toyConfig } from '../fixtures/toy-shop.ts';
import { acceptingAll } from '../shop/checks/accept-all.ts';
import { changeAmounts, writeSpend } from '../shop/checks/change-tables.ts';
import { checkFolder, checkOf } from '../shop/checks/check-tiny-shop.ts';
import { countedBySql, countedByUs } from './counted-by-sql.ts';
import { between, type Export, smallDemo, writeRows } from './small-demo.ts';

type Item = Readonly<Record<string, string>>;
type Change = (cents: number, item: Item) => number;

const amounts =
  (changes: { price?: Change; cost?: Change }) =>
  (folder: string): void => {
    if (changes.price) changeAmounts(folder, 'price_usd', changes.price);
    if (changes.cost) changeAmounts(folder, 'cogs_usd', changes.cost);
  };
const times =
  (factor: number, holds: (item: Item) => boolean): Change =>
  (cents, item) =>
    holds(item) ? cents * factor : cents;
const from = (day: string) => between(day, '9999');
const isProduct =
  (id: string) =>
  ({ product_id }: Item): boolean =>
    product_id === id;
const isThird = ({ order_item_id: id }: Item): boolean => (Number(id) * 7919) % 3 === 0;
const isMonday = ({ created_at: time }: Item): boolean =>
  new Date(`${time!.slice(0, 10)}T00:00Z`).getUTCDay() === 1;
const QUARTER = between('2014-04-01', '2014-07-01');

/** Costs of the first two products changed places in a quarter. */
const exchanged: Change = (cents, item) => {
  if (!QUARTER(item)) return cents;
  return { 1949: 2249, 2249: 1949 }[cents] ?? cents;
};

/** Spend of 45 cents a session, changed by the day. */
const spend =
  (change: (cents: number, day: string, source: string) => number) =>
  (folder: string, rows: Export): void => {
    const sums = new Map<string, number>();
    for (const { created_at, utm_source, utm_campaign } of rows.website_sessions) {
      if (utm_source === '') continue;
      const key = [created_at!.slice(0, 10), utm_source, utm_campaign].join();
      sums.set(key, (sums.get(key) ?? 0) + 45);
    }
    const lines = [...sums].map(([key, cents]) => {
      const [day, source] = key.split(',');
      return `${key},${(change(cents, day!, source!) / 100).toFixed(2)}`;
    });
    writeSpend(folder, lines);
  };

type Damage = (folder: string, rows: Export) => void;

/** Each: what is wrong, how, the checks of those below that tell it, with words of the first. */
const DAMAGES: readonly [string, Damage, readonly string[], string?][] = [
  ['nothing', () => {}, []],
  [
    'all prices without a tax of a fifth from a day on',
    amounts({ price: times(1 / 1.2, from('2014-02-12')) }),
    ['product-margin-holds'],
    '"The Original Mr. Fuzzy" from 2014-02-12 on (53.2% of the price, 61.0% before)',
  ],
  [
    'prices of a product a tenth higher until a day',
    amounts({
      price: times(1.1, (item) => isProduct('1')(item) && item.created_at! < '2013-08-20'),
    }),
    ['product-margin-holds'],
    '"The Original Mr. Fuzzy" from 2013-08-20 on',
  ],
  [
    'a third of the items, here and there, at three tenths of price and cost',
    amounts({ price: times(0.3, isThird), cost: times(0.3, isThird) }),
    ['item-amounts-of-its-month'],
    'a price of 15.00 and a cost of 5.85, usually 49.99 and 19.49',
  ],
  [
    'some items in a currency of nearly the same worth',
    amounts({
      price: times(0.92, ({ order_item_id: id }) => Number(id) % 40 === 7),
      cost: times(0.92, ({ order_item_id: id }) => Number(id) % 40 === 7),
    }),
    ['item-amounts-of-its-month', 'item-cost-keeps-its-level'],
  ],
  [
    'a third of the items at half of the cost',
    amounts({ cost: times(0.5, isThird) }),
    ['item-amounts-of-its-month'],
  ],
  [
    'costs of two products that changed places for a quarter',
    amounts({ cost: exchanged }),
    ['product-margin-holds', 'item-cost-keeps-its-level'],
    '22.49 for "The Original Mr. Fuzzy", which is the cost of "The Forever Love Bear"; 19.49 before and after',
  ],
  [
    'costs a twentieth higher for three weeks',
    amounts({ cost: times(1.05, between('2014-04-05', '2014-04-26')) }),
    ['item-cost-keeps-its-level'],
  ],
  [
    'a price that was raised for good, and a cost by little',
    amounts({
      price: times(1.3, from('2014-08-20')),
      cost: times(1.03, from('2014-06-20')),
    }),
    ['product-margin-holds'],
  ],
  [
    'a price that was cut for a month',
    amounts({ price: times(0.8, between('2014-06-01', '2014-07-01')) }),
    ['product-price-comes-back'],
    '2014-06 (39.99 for "The Original Mr. Fuzzy"; 49.99 before and after)',
  ],
  [
    'prices a quarter higher for a month',
    amounts({ price: times(1.25, between('2014-05-17', '2014-06-17')) }),
    ['product-price-comes-back'],
  ],
  [
    'prices of one weekday twice as high',
    amounts({ price: times(2, isMonday) }),
    ['item-price-of-its-time'],
    '99.98 for "The Original Mr. Fuzzy", usually 49.99',
  ],
  [
    'a tenth off for one item of twelve, with a code',
    amounts({ price: times(0.9, ({ order_item_id: id }) => Number(id) % 12 === 5) }),
    [],
  ],
  ['spend of each session', spend((cents) => cents), []],
  [
    'spend three times too high in a month',
    spend((cents, day) => (day.startsWith('2014-05') ? cents * 3 : cents)),
    ['spend-month-usual', 'spend-month-keeps-its-level'],
    '2014-05 (',
  ],
  [
    'spend of a source in another currency from a month on',
    spend((cents, day, source) => (day >= '2014-05' && source === 'gsearch' ? cents * 7 : cents)),
    ['spend-month-usual'],
  ],
  [
    'half of the spend of a quarter lost',
    spend((cents, day) => (QUARTER({ created_at: day }) ? Math.floor(cents * 0.4) : cents)),
    ['spend-month-usual'],
  ],
  ['the same spend each day', spend(() => 500), ['spend-follows-sessions']],
  [
    'about the same spend each day',
    spend((_, day) => 500 + ((Number(day.slice(8)) * 7919) % 100)),
    ['spend-follows-sessions'],
  ],
  [
    'spend 2.5 times too high for ten days',
    spend((cents, day) => (day >= '2014-05-06' && day < '2014-05-16' ? cents * 2.5 : cents)),
    ['spend-month-keeps-its-level', 'spend-week-usual'],
  ],
  [
    'three tenths of the spend of a month lost',
    spend((cents, day) => (day.startsWith('2014-05') ? cents * 0.7 : cents)),
    ['spend-month-keeps-its-level'],
    '2014-05 ("bsearch", "nonbrand": 0.31 a session, usually 0.45)',
  ],
  [
    'spend that is a tenth higher or lower each day, and grows by a fifth at once',
    spend((cents, day) =>
      Math.round(
        cents * (0.9 + ((Number(day.slice(8)) * 7919) % 21) / 100) * (day < '2014-03' ? 1 : 1.2),
      ),
    ),
    [],
  ],
];

let folder: string;
let good: Export;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'amounts-'));
  good = await smallDemo();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('amounts that no row tells to be wrong', () => {
  test.each(DAMAGES.map((damage, place) => [damage[0], damage, place] as const))(
    '%s',
    async (_, [, damage, expected, words = ''], place) => {
      const dataFolder = path.join(folder, `${place}`);
      writeRows(dataFolder, good);
      damage(dataFolder, good);
      const checks = await checkFolder(dataFolder, acceptingAll(toyConfig));
      const hasSpend = checks.some(({ id }) => id === 'spend-month-usual');
      const sql = await countedBySql(dataFolder, () => [
        ...productMonthChecks,
        ...(hasSpend ? spendRateChecks : []),
      ]);
      expect(countedByUs(checks, sql.keys())).toEqual(sql);
      const failing = [...sql].filter(([, [, failures]]) => failures! > 0).map(([id]) => id);
      expect(failing.sort()).toEqual([...expected].sort());
      const told = expected.flatMap((id) => checkOf(id, checks).examples).join('\n');
      expect(told).toContain(words);
    },
  );
});
