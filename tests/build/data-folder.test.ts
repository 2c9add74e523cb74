import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { chooseDataFolder } from '../../src/build/data-folder.ts';

// A hundredth of the shop, so that it is simulated in no time.
vi.mock('../../demo/simulate-shop.ts', async (importOriginal) => ({
  ...(await importOriginal<object>()),
  DEMONSTRATION_DEFAULTS: { seed: 1, scale: 0.01 },
}));

let root: string;
let stages: string[];
let warnings: string[];
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'data-folder-'));
  stages = [];
  warnings = [];
  put('demo/shop.ts', 'export const price = 4999;\n');
  put('src/shop/tables/schema.ts', 'export const tables = [];\n');
  put('package-lock.json', '{}\n');
});
afterEach(() => rmSync(root, { recursive: true }));

const at = (file: string): string => path.join(root, file);
function put(file: string, text: string): void {
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

async function choose(asked?: string): Promise<string> {
  const chosen = await chooseDataFolder(root, asked, {
    stage: async (title, work) => {
      const [result, summary] = await work(() => {});
      stages.push(`${title}: ${summary}`);
      return result;
    },
    warn: (texts) => warnings.push(...texts),
  });
  return path.resolve(chosen);
}

describe('chooseDataFolder(root, asked, progress)', () => {
  test.each(['Orders.csv', 'orders (1).csv', 'products.xlsx', 'website_sessions'])(
    'takes data/ where %s says that tables are meant to be there',
    async (name) => {
      put(`data/${name}`, '');
      expect(await choose()).toBe(at('data'));
    },
  );

  test('simulates demonstration data where data/ holds a README and what systems leave alone', async () => {
    for (const name of ['README.md', '.gitkeep', '.DS_Store']) put(`data/${name}`, 'orders.csv\n');
    expect(await choose()).toBe(at('data/demo'));
  });

  test('takes the folder that was asked for, then data/ where it holds a table, and simulates nothing', async () => {
    expect(await choose(at('elsewhere'))).toBe(at('elsewhere'));
    put('data/orders.csv.gz', '');
    expect(await choose()).toBe(at('data'));
    expect(stages).toEqual([]);
    expect(existsSync(at('data/demo'))).toBe(false);
  });

  test('simulates demonstration data once, and says each time that the report is made of them', async () => {
    expect(await choose()).toBe(at('data/demo'));
    const { mtimeMs } = statSync(at('data/demo/orders.csv'));
    expect(await choose()).toBe(at('data/demo'));
    expect(statSync(at('data/demo/orders.csv')).mtimeMs).toBe(mtimeMs);
    expect(stages).toEqual([
      expect.stringMatching(/^Simulate: no CSV in data\/, so 17,?\d+ rows of demonstration data/),
      expect.stringMatching(/^Reuse: no CSV in data\/, so the demonstration data in /),
    ]);
  });

  test('goes on, with a word, where the key cannot be read or kept', async () => {
    mkdirSync(at('data/.demo.key/a'), { recursive: true });
    expect(await choose()).toBe(at('data/demo'));
    expect(warnings).toEqual([expect.stringMatching(/\.demo\.key: not kept, so the next build/)]);
    await choose();
    expect(stages.map((stage) => stage.split(':')[0])).toEqual(['Simulate', 'Simulate']);
  });

  test.each<[string, () => unknown]>([
    ['a table was changed', () => put('data/demo/orders.csv', 'order_id\n')],
    ['a table is gone', () => rmSync(at('data/demo/products.csv'))],
    ['all of them are gone', () => rmSync(at('data/demo'), { recursive: true })],
    [
      'they are of another seed',
      async () => writeDemoData(at('data/demo'), { seed: 2, scale: 0.01 }),
    ],
    ['the simulator was changed', () => put('demo/shop.ts', 'export const price = 5999;\n')],
    ['the contract of the tables was changed', () => put('src/shop/tables/schema.ts', '')],
    ['a library was changed', () => put('package-lock.json', '{ }\n')],
    ['the key was damaged', () => put('data/.demo.key', 'half')],
    ['the key is gone', () => rmSync(at('data/.demo.key'))],
  ])('simulates them anew where %s', async (_, change) => {
    await choose();
    const first = readFileSync(at('data/demo/orders.csv'));
    await change();
    await choose();
    expect(stages.map((stage) => stage.split(':')[0])).toEqual(['Simulate', 'Simulate']);
    expect(readFileSync(at('data/demo/orders.csv')).equals(first)).toBe(true);
    await choose();
    expect(stages.at(-1)).toMatch(/^Reuse/);
  });
});
