/**
 * A valid shop of four sessions as CSV text, for tests that damage one table of it. Sessions 1 and 4 are user 7's, sessions 2 and
 * 3 those of users 8 and 9. Session 2 orders one bear; session 4 orders a bear and a panda, and the panda comes back.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ReportError } from '../../../src/base/errors.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import type { TableName, Tables } from '../../../src/shop/tables/schema.ts';
import { type QualityCheck, validateTables } from '../../../src/shop/tables/validate-tables.ts';

export const TINY_SHOP: Readonly<Record<TableName, readonly string[]>> = {
  products: [
    'product_id,created_at,product_name',
    '1,2014-01-01 00:00:00,Bear',
    '2,2014-01-02 00:00:00,Panda',
  ],
  website_sessions: [
    'website_session_id,created_at,user_id,is_repeat_session,utm_source,utm_campaign,utm_content,device_type,http_referer',
    '1,2014-03-01 10:00:00,7,0,gsearch,nonbrand,g_ad_1,desktop,https://www.gsearch.com',
    '2,2014-03-01 11:00:00,8,0,,,,mobile,',
    '3,2014-03-02 12:00:00,9,0,NULL,NULL,NULL,mobile,https://www.bsearch.com',
    '4,2014-03-05 13:00:00,7,1,\\N,\\N,\\N,desktop,\\N',
  ],
  website_pageviews: [
    'website_pageview_id,created_at,website_session_id,pageview_url',
    '1,2014-03-01 10:00:00,1,/home',
    '2,2014-03-01 11:00:00,2,/home',
    '3,2014-03-01 11:05:00,2,/thank-you',
    '4,2014-03-02 12:00:00,3,/lander-1',
    '5,2014-03-05 13:00:00,4,/home',
    '6,2014-03-05 13:09:00,4,/thank-you',
  ],
  orders: [
    'order_id,created_at,website_session_id,user_id,primary_product_id,items_purchased,price_usd,cogs_usd',
    '1,2014-03-01 11:05:00,2,8,1,1,49.99,19.49',
    '2,2014-03-05 13:09:00,4,7,1,2,95.98,36.98',
  ],
  order_items: [
    'order_item_id,created_at,order_id,product_id,is_primary_item,price_usd,cogs_usd',
    '1,2014-03-01 11:05:00,1,1,1,49.99,19.49',
    '2,2014-03-05 13:09:00,2,1,1,49.99,19.49',
    '3,2014-03-05 13:09:00,2,2,0,45.99,17.49',
  ],
  order_item_refunds: [
    'order_item_refund_id,created_at,order_item_id,order_id,refund_amount_usd',
    '1,2014-03-08 09:00:00,3,2,45.99',
  ],
};

/** Files of a data folder by name; null leaves a file out. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;

/** Writes the tiny shop with these files changed, added or left out, to a folder that is removed after the test. */
export function writeShop(changed: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'tables-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const whole = Object.entries(TINY_SHOP).map(([name, lines]) => [`${name}.csv`, text(lines)]);
  const files: Files = { ...Object.fromEntries(whole), ...changed };
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Lines as the text of a file. */
export function text(lines: readonly string[], lineEnd = '\n'): string {
  return lines.map((line) => line + lineEnd).join('');
}

/** A table of the tiny shop with one line replaced; row 1 is the header. */
export function withRow(name: TableName, row: number, line: string): Files {
  return { [`${name}.csv`]: text(TINY_SHOP[name].with(row - 1, line)) };
}

/** A table of the tiny shop with lines added at the end. */
export function withAdded(name: TableName, ...lines: string[]): Files {
  return { [`${name}.csv`]: text([...TINY_SHOP[name], ...lines]) };
}

/** The tables of the tiny shop with these files changed. */
export async function read(changed: Files = {}, chunkBytes?: number): Promise<Tables> {
  const options = chunkBytes === undefined ? {} : { chunkBytes };
  return await readTables(writeShop(changed), { currency: 'USD', ...options });
}

/** The checks of the tiny shop with these files changed. */
export async function validate(changed: Files = {}): Promise<QualityCheck[]> {
  const dataFolder = writeShop(changed);
  const tables = await readTables(dataFolder, { currency: 'USD' });
  return validateTables(tables, { currency: 'USD', dataFolder });
}

/** How many rows failed each check of the tiny shop with these files changed; checks without failures are left out. */
export async function failures(files: Files): Promise<Record<string, number>> {
  const checks = await validate(files);
  return Object.fromEntries(
    checks.filter((check) => check.failures > 0).map((check) => [check.id, check.failures]),
  );
}

/** What the run says when it fails, with the temporary folder written as `data`. */
export async function messageOf(run: Promise<unknown>): Promise<string> {
  const error = await errorOf(run);
  return error.message.replaceAll(/\S*\/tables-[A-Za-z0-9]{6}/g, 'data');
}

/** The `ReportError` with which the run fails. */
export async function errorOf(run: Promise<unknown>): Promise<ReportError> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Error && error.name === 'ReportError') return error as ReportError;
    throw error;
  }
  throw new Error('expected the run to fail');
}
