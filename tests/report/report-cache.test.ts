import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type CacheOptions, cachedReport } from '../../src/report/report-cache.ts';
import { TINY_SHOP, tinyConfig } from '../fixtures/tiny-shop.ts';
import { tinyBuilt } from './tiny-report.ts';

let folder: string;
let options: CacheOptions;
let computed: number;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'cache-'));
  const [data, code] = [path.join(folder, 'data'), path.join(folder, 'code')];
  cpSync(TINY_SHOP, data, { recursive: true });
  mkdirSync(code);
  writeFileSync(path.join(code, 'metric.ts'), 'export const answer = 42;\n');
  options = {
    cacheFolder: path.join(folder, 'cache'),
    config: tinyConfig,
    dataFolder: data,
    code: [code],
  };
  computed = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (changed: Partial<CacheOptions> = {}) =>
  cachedReport({ ...options, ...changed }, async () => {
    computed += 1;
    return tinyBuilt;
  });

/** Changes one byte of a file and nothing of its length or name. */
function changeByte(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 2]! ^= 1;
  writeFileSync(file, bytes);
}

describe('cachedReport(options, compute)', () => {
  test.each([
    [
      'a link to itself',
      () => symlinkSync('orders.csv', path.join(options.dataFolder, 'orders.csv')),
    ],
    [
      'a folder of parts that holds itself',
      () => {
        mkdirSync(path.join(options.dataFolder, 'orders'));
        symlinkSync('.', path.join(options.dataFolder, 'orders', 'again'));
      },
    ],
  ])('leaves it to the reader to say what is wrong with %s', async (_, put) => {
    rmSync(path.join(options.dataFolder, 'orders.csv'));
    put();
    expect((await run()).wasKept).toBe(false);
  });

  test('computes once for the same bytes', async () => {
    expect((await run()).wasKept).toBe(false);
    const again = await run();
    expect(again.wasKept).toBe(true);
    expect(again.built.tables).toEqual(tinyBuilt.tables);
    expect(computed).toBe(1);
  });

  test.each([
    ['a CSV', () => changeByte(path.join(options.dataFolder, 'orders.csv'))],
    ['the code of a metric', () => changeByte(path.join(options.code[0]!, 'metric.ts'))],
    [
      'the marker of demonstration data',
      () => writeFileSync(path.join(options.dataFolder, 'demonstration.json'), '{}'),
    ],
    [
      'the set of tables',
      () => writeFileSync(path.join(options.dataFolder, 'marketing_spend.csv'), 'date\n'),
    ],
  ])('computes anew when one byte of %s changes', async (_label, change) => {
    await run();
    change();
    expect((await run()).wasKept).toBe(false);
    expect(computed).toBe(2);
  });

  test('computes anew under another configuration', async () => {
    await run();
    await run({ config: { ...tinyConfig, currency: 'EUR' } });
    expect(computed).toBe(2);
  });

  test('does not keep a result whose data changed while it was computed', async () => {
    await cachedReport(options, async () => {
      changeByte(path.join(options.dataFolder, 'orders.csv'));
      return tinyBuilt;
    });
    expect((await run()).wasKept).toBe(false);
  });

  test('computes anew where a stopped run left half a result', async () => {
    await run();
    const [file] = readdirSync(options.cacheFolder);
    writeFileSync(path.join(options.cacheFolder, file!), '{"tables": [');
    expect((await run()).wasKept).toBe(false);
  });

  test('keeps few results', async () => {
    for (let place = 0; place < 7; place += 1)
      await run({ config: { ...tinyConfig, locale: `en-${place}` } });
    expect(readdirSync(options.cacheFolder)).toHaveLength(4);
  });
});
