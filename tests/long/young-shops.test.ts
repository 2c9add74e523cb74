import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenderedReport } from '../../src/report/report.ts';
import { type CuttableShop, openShop, type ShopName } from './cut-shops.ts';
import { faultsOf, saidTooEarly } from './statements-of-nothing.ts';

describe.each<ShopName>(['toy-shop', 'second-shop'])('the %s', (name) => {
  let shop: CuttableShop;
  let last: RenderedReport;
  beforeAll(async () => {
    shop = await openShop(name);
    last = await shop.reportAfter(shop.months.at(-1)!);
  });
  afterAll(() => shop.remove());

  // A year at a time, so that one can be run alone: vitest run --project long tests/long/young-shops.test.ts -t 'toy-shop after each month of its year 1'.
  test.each([1, 2, 3, 4])(
    'after each month of its year %i makes no statement of what is absent',
    { timeout: 1_800_000 },
    async (year) => {
      const faults: string[] = [];
      for (const month of shop.months.slice(12 * (year - 1), 12 * year)) {
        const report = await shop.reportAfter(month);
        const found = [...faultsOf(report), ...saidTooEarly(report, last)];
        faults.push(...found.map((fault) => `${month}: ${fault}`));
      }
      expect(faults).toEqual([]);
    },
  );
});
