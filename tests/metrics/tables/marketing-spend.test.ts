import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { formatDay } from '../../../src/base/calendar.ts';
import { buildReport } from '../../../src/build/build-report.ts';
import { SILENT } from '../../../src/report/progress.ts';
import { spendCube } from '../../../src/shop/cubes/spend.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { openShop, queryRows } from '../../differential/duckdb.ts';
import { loadShop, TINY_SHOP, tinyConfig } from '../../fixtures/tiny-shop.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'spend-'));
cpSync(TINY_SHOP, folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** Ten dollars for two gsearch nonbrand sessions, one of which bought; four for a bsearch session; three that brought none; a day before the data. */
writeFileSync(
  path.join(folder, 'marketing_spend.csv'),
  [
    'date,utm_source,utm_campaign,spend_usd',
    '2014-11-29,gsearch,nonbrand,4.00',
    '2014-11-30,gsearch,nonbrand,6.00',
    '2014-12-02,bsearch,nonbrand,4.00',
    '2014-12-05,newsearch,nonbrand,3.00',
    '2014-10-01,gsearch,brand,1.00',
    '',
  ].join('\n'),
);

const acquisition = async (data: string) => {
  const { tables, inputs } = await buildReport({
    config: tinyConfig,
    dataFolder: data,
    progress: SILENT,
  });
  const table = tables.find(({ id }) => id === 'acquisition_by_channel')!;
  return {
    table,
    inputs,
    quality: tables.find(({ id }) => id === 'data_quality')!,
    availability: tables.find(({ id }) => id === 'tables')!,
    row: (channel: string) => table.rows.find((row) => row.channel === channel)!,
  };
};

describe('with marketing_spend.csv', () => {
  test('acquisition_by_channel says what a session and a customer did cost', async () => {
    const { row } = await acquisition(folder);
    // 49.99 of revenue and 30.50 of gross profit for 10.00; all of it was paid back, and a later order leaves 30.50.
    expect(row('gsearch_nonbrand')).toMatchObject({
      spend: 10,
      cost_per_session: 5,
      cost_per_order: 10,
      cost_per_new_customer: 10,
      profit_after_ads: -29.49,
      payback_orders: null,
      payback_days: 33,
    });
    expect(row('gsearch_nonbrand').return_on_ad_spend).toBeCloseTo(4.999, 12);
    expect(row('bsearch_nonbrand')).toMatchObject({
      spend: 4,
      cost_per_order: null,
      cost_per_new_customer: null,
      payback_days: null,
    });
    expect(row('direct_type_in').spend).toBeNull();
  });

  test('spend that brought no session has its row, so that all of the window’s spend adds up', async () => {
    const { table, row } = await acquisition(folder);
    expect(row('newsearch_nonbrand')).toMatchObject({
      sessions: 0,
      spend: 3,
      cost_per_session: null,
      return_on_ad_spend: 0,
      profit_after_ads: -3,
    });
    const spend = table.rows.reduce((sum, { spend }) => sum + Number(spend), 0);
    expect(spend).toBe(17);
  });

  test('the table is among the inputs, and a day without traffic is counted', async () => {
    const { inputs, quality, availability } = await acquisition(folder);
    expect(inputs.find(({ table }) => table === 'marketing_spend')).toMatchObject({
      rows: 5,
      first_created_at: '2014-10-01 00:00:00',
    });
    expect(availability.rows.find(({ table }) => table === 'marketing_spend')).toMatchObject({
      primary_key: 'date utm_source utm_campaign',
    });
    expect(quality.rows.find(({ check }) => check === 'spend-within-sessions')).toMatchObject({
      failures: 1,
      severity: 'warning',
    });
  });

  test('the cube equals its reference SQL', async () => {
    const { cubes } = await loadShop(folder);
    const ours = (
      cubes.spend.objects() as { day: number; channel: string; entries: number; spend: number }[]
    ).map((row) => ({ ...row, day: formatDay(row.day) }));
    const theirs = await queryRows(await openShop(folder), spendCube.sql(tinyConfig));
    const sorted = (rows: readonly object[]) =>
      rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
    expect(sorted(ours)).toEqual(sorted(theirs));
    expect(ours).toHaveLength(5);
  });

  test.each([
    [
      'a row twice',
      '2014-11-29,gsearch,nonbrand,1.00',
      /row 3: this day, source and campaign stand in an earlier row already/,
    ],
    [
      'a date with a time',
      '2014-11-29 00:00:00,gsearch,brand,1.00',
      /row 3, column date: expected a date such as 2014-09-16/,
    ],
    [
      'a negative amount',
      '2014-11-28,gsearch,brand,-1.00',
      /row 3, column spend_usd: expected an amount >= 0/,
    ],
  ])('%s is an error', async (_label, line, expected) => {
    const broken = mkdtempSync(path.join(os.tmpdir(), 'spend-'));
    cpSync(TINY_SHOP, broken, { recursive: true });
    writeFileSync(
      path.join(broken, 'marketing_spend.csv'),
      `date,utm_source,utm_campaign,spend_usd\n2014-11-29,gsearch,nonbrand,4.00\n${line}\n`,
    );
    await expect(
      buildReport({ config: tinyConfig, dataFolder: broken, progress: SILENT }),
    ).rejects.toThrow(expected);
    rmSync(broken, { recursive: true });
  });
});

test('without it nothing speaks of spend', async () => {
  const { table, inputs } = await acquisition(TINY_SHOP);
  const columns = table.columns.map(({ name }) => name);
  for (const name of ['spend', 'cost_per_session', 'return_on_ad_spend', 'payback_days'])
    expect(columns).not.toContain(name);
  expect(inputs).toHaveLength(6);
  expect((await readTables(TINY_SHOP, { currency: 'USD' })).marketing_spend).toBeUndefined();
});
