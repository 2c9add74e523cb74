import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { toyConfig } from '../fixtures/toy-shop.ts';
import { onceARun } from '../once-a-run.ts';
import {
  changeAmounts,
  changeRows,
  set,
  stopsOf,
  writeSpend,
} from '../shop/checks/change-tables.ts';
import { checkFolder, checkOf } from '../shop/checks/check-tiny-shop.ts';

const S = 'website_sessions';

/** The demonstration shop at a fiftieth of its size, damaged: what shows over months, and not in the tiny shop. */
async function checkDamaged(damage: (folder: string) => void, config = toyConfig) {
  const good = await onceARun('checked-toys-2012', (made) =>
    writeDemoData(made, { seed: 2012, scale: 0.02 }),
  );
  const folder = mkdtempSync(path.join(os.tmpdir(), 'months-'));
  try {
    cpSync(good, folder, { recursive: true });
    damage(folder);
    return await checkFolder(folder, config);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const spendOf = (keeps: (day: string, source: string) => boolean) => (folder: string) => {
  const spent = new Map<string, number>();
  changeRows(folder, S, ({ created_at, utm_source, utm_campaign, ...rest }) => {
    const day = created_at!.slice(0, 10);
    if (utm_source !== '' && keeps(day, utm_source!)) {
      const key = `${day},${utm_source},${utm_campaign}`;
      spent.set(key, (spent.get(key) ?? 0) + 0.45);
    }
    return { created_at, utm_source, utm_campaign, ...rest } as Record<string, string>;
  });
  writeSpend(
    folder,
    [...spent].map(([key, sum]) => `${key},${sum.toFixed(2)}`),
  );
};
const from2014 = (column: string, change: (old: string) => string) => (folder: string) =>
  changeRows(folder, S, (cells) =>
    cells.created_at! < '2014' ? cells : { ...cells, [column]: change(cells[column]!) },
  );

/** Leaves out the second items of four months, with their refunds, so that each order is the sum of its items. */
function loseSecondItems(folder: string): void {
  const lost = new Map<string, Record<string, string>>();
  changeRows(folder, 'order_items', (item) => {
    const { created_at, is_primary_item, order_item_id } = item;
    if (is_primary_item === '1' || created_at! < '2014-05' || created_at! >= '2014-09') return item;
    lost.set(order_item_id!, item);
    return null;
  });
  changeRows(folder, 'order_item_refunds', (refund) =>
    lost.has(refund.order_item_id!) ? null : refund,
  );
  const ofOrder = new Map([...lost.values()].map((item) => [item.order_id!, item]));
  changeRows(folder, 'orders', (order) => {
    const item = ofOrder.get(order.order_id!);
    if (item === undefined) return order;
    const less = (column: string) => (Number(order[column]) - Number(item[column])).toFixed(2);
    return {
      ...order,
      items_purchased: `${Number(order.items_purchased) - 1}`,
      price_usd: less('price_usd'),
      cogs_usd: less('cogs_usd'),
    };
  });
}

const WARNS: readonly (readonly [string, string, (folder: string) => void])[] = [
  [
    'a device that was renamed',
    'session-names-last',
    from2014('device_type', (old) => old.replace('desktop', 'computer')),
  ],
  ['all devices one', 'session-names-last', from2014('device_type', () => 'desktop')],
  ['second items lost for four months', 'stretch-has-second-items', loseSecondItems],
  ...(
    [
      ['a device that is not told apart for two months', 'device_type', 'desktop'],
      ['sources lost for two months', 'utm_source', ''],
      ['referers lost for two months', 'http_referer', ''],
      ['all sessions new for two months', 'is_repeat_session', '0'],
    ] as const
  ).map(
    ([what, column, text]) =>
      [
        what,
        'stretch-has-each-kind',
        (folder: string) =>
          changeRows(folder, S, (cells) =>
            cells.created_at! >= '2014-09' && cells.created_at! < '2014-11'
              ? { ...cells, [column]: text }
              : cells,
          ),
      ] as const,
  ),
  ['referers lost', 'session-names-last', from2014('http_referer', () => '')],
  [
    'a source that differs from session to session',
    'session-names-repeat',
    (folder) =>
      changeRows(
        folder,
        S,
        set('utm_campaign', (old, at) => (old === '' || at % 3 > 0 ? old : `${old}${at}`)),
      ),
  ],
  [
    'landing pages that differ from session to session',
    'page-names-repeat',
    (folder) =>
      changeRows(
        folder,
        'website_pageviews',
        set('pageview_url', (old, at) => (old === '/home' && at % 2 === 0 ? `/home/${at}` : old)),
      ),
  ],
  [
    'models for devices',
    'session-names-repeat',
    (folder) =>
      changeRows(
        folder,
        S,
        set('device_type', (old, at) => (old === 'mobile' ? `phone ${at % 40}` : old)),
      ),
  ],
  [
    'refunds in another currency',
    'refund-whole-price',
    (folder) =>
      changeRows(
        folder,
        'order_item_refunds',
        set('refund_amount_usd', (old) => (Number(old) / 1.2).toFixed(2)),
      ),
  ],
  [
    'a quarter of twice the cost',
    'month-margin-usual',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { created_at }) =>
        created_at! >= '2014-04' && created_at! < '2014-07' ? cents * 2 : cents,
      ),
  ],
  [
    'a product without costs',
    'month-has-cost',
    (folder) =>
      changeAmounts(folder, 'cogs_usd', (cents, { product_id }) =>
        product_id === '2' ? 0 : cents,
      ),
  ],
  ['spend without its last months', 'spend-covers-month', spendOf((day) => day < '2015-01')],
  [
    'spend without a source for two months',
    'spend-covers-month',
    spendOf((day, source) => source !== 'gsearch' || day < '2014-07' || day >= '2014-09'),
  ],
  ['spend without a source', 'spend-covers-channel', spendOf((_, source) => source !== 'bsearch')],
];

describe('damages of months', () => {
  test.each(WARNS)('%s', async (_, id, damage) => {
    expect(checkOf(id, await checkDamaged(damage)).failures).toBeGreaterThan(0);
  });

  test('spend of every day and source is in order', async () => {
    const found = await checkDamaged(spendOf(() => true));
    const spend = found.filter(({ id, failures }) => id.startsWith('spend-') && failures > 0);
    expect(spend.map(({ id }) => id)).toEqual([]);
  });

  test('pages of two products that changed places in the configuration', async () => {
    const [first, second, ...rest] = toyConfig.products;
    const products = [
      { ...first!, page: second!.page },
      { ...second!, page: first!.page },
      ...rest,
    ];
    const found = await checkDamaged(() => {}, { ...toyConfig, products });
    expect(checkOf('product-page-of-orders', found).failures).toBe(2);
  });

  test('a year in a currency of nearly the same worth, and a price that was raised', async () => {
    const euros = await checkDamaged((folder) => {
      for (const column of ['price_usd', 'cogs_usd'] as const)
        changeAmounts(folder, column, (cents, { created_at }) =>
          created_at!.startsWith('2013') ? cents * 1.36 : cents,
        );
    });
    expect(checkOf('month-of-one-currency', euros).failures).toBe(2);
    const raised = await checkDamaged((folder) =>
      changeAmounts(folder, 'price_usd', (cents, { created_at }) =>
        created_at! >= '2014' ? cents * 1.1 : cents,
      ),
    );
    expect(checkOf('month-of-one-currency', raised).failures).toBe(0);
  });

  test('a product that is sold in another currency for two months', async () => {
    const found = await checkDamaged((folder) => {
      for (const column of ['price_usd', 'cogs_usd'] as const)
        changeAmounts(folder, column, (cents, { created_at, product_id }) =>
          product_id === '1' && created_at! >= '2014-03' && created_at! < '2014-05'
            ? cents * 4
            : cents,
        );
    });
    expect(checkOf('month-of-one-currency', found).failures).toBe(2);
  });

  test('a launch that is told a year late', async () => {
    const late = { id: 'launch', kind: 'launch', title: 'Late', product_id: 2 } as const;
    const withLaunches = (...dates: string[]) => ({
      ...toyConfig,
      events: dates.map((date) => ({ ...late, date })),
    });
    const found = await checkDamaged(() => {}, withLaunches('2014-01-06'));
    expect(checkOf('event-met', found).failures).toBe(1);
    const again = await checkDamaged(() => {}, withLaunches('2013-01-06', '2014-01-06'));
    expect(checkOf('event-met', again).failures).toBe(0);
  });

  test('a year in another currency', async () => {
    const yen = (cents: number, { created_at }: Record<string, string>): number =>
      created_at!.startsWith('2013') ? cents * 106 : cents;
    const damaged = checkDamaged((folder) => changeAmounts(folder, 'price_usd', yen));
    expect(await stopsOf(damaged)).toContain(
      'month-revenue-usual: 12 of 37 months failed: 2013-01',
    );
  });
});
