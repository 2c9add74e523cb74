import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMONSTRATION_MARKER } from '../../demo/marker.ts';
import { simulateShop } from '../../demo/simulate-shop.ts';
import { writeDemoData } from '../../demo/write-demo-data.ts';
import { readTables } from '../../src/shop/tables/read-tables.ts';
import { TABLE_NAMES } from '../../src/shop/tables/schema.ts';
import { validateTables } from '../../src/shop/tables/validate-tables.ts';

const options = { seed: 1, scale: 0.01 };
let root: string;
let folder: string;
const told: [string, number][] = [];

const contentOf = async (name: string) =>
  Promise.all(
    [...TABLE_NAMES].map((table) => readFile(path.join(root, name, `${table}.csv`), 'utf8')),
  );

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'demo-data-'));
  folder = path.join(root, 'demo');
  await writeDemoData(folder, { ...options, onTable: (name, rows) => told.push([name, rows]) });
});

afterAll(() => rm(root, { recursive: true }));

describe('writeDemoData(folder, options)', () => {
  test('writes the six tables and the marker, and leaves nothing else', async () => {
    const files = [...TABLE_NAMES.map((name) => `${name}.csv`), DEMONSTRATION_MARKER].sort();
    expect((await readdir(folder)).sort()).toEqual(files);
    expect(await readdir(root)).toEqual(['demo']);
    expect(JSON.parse(await readFile(path.join(folder, DEMONSTRATION_MARKER), 'utf8'))).toEqual({
      demonstration: true,
      ...options,
    });
  });

  test('tells of each table with its rows', () => {
    expect(told).toEqual([
      ['products', 4],
      ['website_sessions', 4_729],
      ['website_pageviews', 11_881],
      ['orders', 323],
      ['order_items', 400],
      ['order_item_refunds', 17],
    ]);
  });

  test.each(TABLE_NAMES)('%s.csv is read back as it was simulated', async (name) => {
    const read = (await readTables(folder, { currency: 'USD' }))[name];
    const made = simulateShop(options)[name];
    expect(read.rows).toBe(made.rows);
    expect(read.source.ignoredColumns).toEqual([]);
    for (const [column, stored] of Object.entries(made.columns)) {
      expect(cellsOf(read.columns[column as keyof typeof read.columns])).toEqual(cellsOf(stored));
    }
  });

  test('passes every check of the reader, but for refunds after the last session', async () => {
    const tables = await readTables(folder, { currency: 'USD' });
    const checks = validateTables(tables, { currency: 'USD', dataFolder: folder });
    const failed = checks.filter((check) => check.failures > 0).map((check) => check.id);
    expect(failed.filter((id) => id !== 'refund-after-last-session')).toEqual([]);
    expect(checks.length).toBeGreaterThan(20);
  });

  test('gives equal bytes for an equal seed, also over former ones', async () => {
    const again = path.join(root, 'again');
    await writeDemoData(again, { ...options, seed: 2 });
    expect(await contentOf('again')).not.toEqual(await contentOf('demo'));
    await writeDemoData(again, options);
    expect(await contentOf('again')).toEqual(await contentOf('demo'));
  });
});

/** The values of a column, whichever codes its texts have. */
function cellsOf(stored: unknown): readonly unknown[] {
  if (ArrayBuffer.isView(stored)) return [...(stored as Float64Array)];
  const { codes, values } = stored as { codes: Uint32Array; values: readonly unknown[] };
  return Array.from(codes, (code) => values[code]);
}
