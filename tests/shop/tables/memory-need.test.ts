import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { assertFits, estimateRows } from '../../../src/shop/tables/memory-need.ts';
import { readTables } from '../../../src/shop/tables/read-tables.ts';
import { TINY_SHOP } from '../../fixtures/tiny-shop.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'memory-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ROWS = 40_000;
const text = (end: string): string =>
  Array.from({ length: ROWS }, (_, row) => `${100_000 + row},2014-12-01 10:00:00,/home${end}`).join(
    '',
  );

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

describe('estimateRows(file)', () => {
  test.each<[string, () => string | Uint8Array]>([
    ['plain.csv', () => text('\n')],
    ['windows.csv', () => text('\r\n')],
    ['packed.csv.gz', () => gzipSync(text('\n'))],
    ['wide.csv', () => Buffer.from(text('\n'), 'utf16le')],
    [
      'members.csv.gz',
      () => Buffer.concat([gzipSync(text('\n').slice(0, 9e5)), gzipSync(text('\n').slice(9e5))]),
    ],
  ])('tells about how many rows there are: %s', (name, content) => {
    const rows = estimateRows(file(name, content()));
    expect(rows / ROWS).toBeGreaterThan(0.8);
    expect(rows / ROWS).toBeLessThan(1.25);
  });

  test.each([
    ['an empty file', () => file('empty.csv', '')],
    ['no file', () => path.join(folder, 'nowhere.csv')],
    ['a folder', () => folder],
    [
      'what is not packed as it says',
      () => file('false.csv.gz', Buffer.from([0x1f, 0x8b, 1, 2, 3])),
    ],
  ])('of %s, none: reading says what is wrong', (_, make) => {
    expect(estimateRows(make())).toBe(0);
  });

  // Windows has no such pipes.
  test.runIf(process.platform !== 'win32')('does not wait for a pipe', () => {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(estimateRows(pipe)).toBe(0);
  });
});

test('assertFits says how much is there, how much is needed, and what helps', () => {
  const places = [file('a.csv', text('\n')), file('b.csv', text('\n'))];
  expect(() => assertFits('data', places, 600e6)).not.toThrow();
  expect(() => assertFits('data', places, 505e6)).toThrow(
    'data: expected data that fit into 0.5 GB of memory: some 0.1 million rows, found some 0.1 million rows, which take 0.5 GB. Build on a machine, or in a container, with 0.6 GB or more, or export fewer years. Where there is more memory than the system says, name its megabytes after --memory.',
  );
});

test('readTables refuses before it reads: of broken rows it says nothing', async () => {
  const data = path.join(folder, 'data');
  mkdirSync(data);
  for (const name of [
    'products',
    'website_sessions',
    'orders',
    'order_items',
    'order_item_refunds',
    'website_pageviews',
  ])
    writeFileSync(path.join(data, `${name}.csv`), 'broken\n1\n2\n');
  const read = (memoryBytes: number) => readTables(data, { currency: 'USD', memoryBytes });
  await expect(read(1e6)).rejects.toMatchObject({
    problems: [{ kind: 'too-little-memory', file: data }],
  });
  await expect(read(1e10)).rejects.toThrow('column');
  await expect(
    readTables(TINY_SHOP, { currency: 'USD', memoryBytes: 501e6 }),
  ).resolves.toBeDefined();
});
