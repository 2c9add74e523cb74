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
import { type CacheOptions, cachedReport } from '../../src/build/report-cache.ts';
import { TINY_SHOP, tinyConfig } from '../fixtures/tiny-shop.ts';
import { tinyBuilt } from '../report/tiny-report.ts';

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

/** The one result that is kept. */
const keptFile = (): string =>
  path.join(options.cacheFolder, readdirSync(options.cacheFolder).toSorted()[0]!);

function cut(file: string, from: number, to?: number): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, from < 0 ? text.slice(0, from) : text.slice(to));
}

function putFolder(file: string): void {
  rmSync(file);
  mkdirSync(path.join(file, 'a'), { recursive: true });
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

/** What is kept of the same tables for another configuration: whole, but under another name. */
async function otherResult(): Promise<string> {
  const cacheFolder = path.join(folder, 'other');
  await run({ cacheFolder, config: { ...tinyConfig, currency: 'EUR' } });
  return readFileSync(path.join(cacheFolder, readdirSync(cacheFolder)[0]!), 'utf8');
}

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
    const orders = path.join(options.dataFolder, 'orders.csv');
    await cachedReport(options, async () => {
      changeByte(orders);
      return tinyBuilt;
    });
    // The bytes are those of the first run again, and its result was not theirs.
    changeByte(orders);
    expect((await run()).wasKept).toBe(false);
  });

  test.each<[string, (file: string) => unknown]>([
    ['half of it, as a stopped run leaves', (file) => cut(file, -40)],
    ['nothing in it', (file) => writeFileSync(file, '')],
    ['another object', (file) => writeFileSync(file, '{}')],
    ['one number changed', (file) => edit(file, '"rows":', '"rows" :')],
    ['no hash', (file) => cut(file, 0, 65)],
    ['another hash', (file) => edit(file, /^./.exec(readFileSync(file, 'utf8'))![0], '-')],
    ['the result of other data', async (file) => writeFileSync(file, await otherResult())],
    ['a folder in its place', putFolder],
  ])('computes anew, with a word, where it finds %s, and mends it', async (_, damage) => {
    await run();
    await damage(keptFile());
    const { wasKept, built, troubles } = await run();
    expect(wasKept).toBe(false);
    expect(built).toBe(tinyBuilt);
    expect(troubles).toEqual([expect.stringMatching(/was computed anew/)]);
    expect(await run()).toMatchObject({ wasKept: true, troubles: [] });
  });

  test('every single changed byte is seen', async () => {
    await run();
    const whole = readFileSync(keptFile());
    for (let place = 0; place < whole.length; place += Math.ceil(whole.length / 60)) {
      const changed = Buffer.from(whole);
      changed[place]! ^= 1;
      writeFileSync(keptFile(), changed);
      expect((await run()).wasKept).toBe(false);
    }
  });

  test('goes on, with a word, where nothing can be kept', async () => {
    writeFileSync(options.cacheFolder, 'a file where the folder should be');
    const { wasKept, built, troubles } = await run();
    expect([wasKept, built]).toEqual([false, tinyBuilt]);
    expect(troubles).toEqual([
      expect.stringMatching(/^.*cache: the result is not kept for the next run \(E[A-Z]+: .*\)$/),
    ]);
  });

  test('keeps few results', async () => {
    for (let place = 0; place < 7; place += 1)
      await run({ config: { ...tinyConfig, locale: `en-${place}` } });
    expect(readdirSync(options.cacheFolder)).toHaveLength(4);
  });
});
