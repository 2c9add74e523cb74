import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inputsKey } from '../../src/build/inputs-key.ts';
import { TINY_SHOP } from '../fixtures/tiny-shop.ts';

let folder: string;
let code: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'key-'));
  code = path.join(folder, 'code.ts');
  cpSync(TINY_SHOP, path.join(folder, 'data'), { recursive: true });
  writeFileSync(code, 'export const answer = 42;\n');
});
afterEach(() => rmSync(folder, { recursive: true }));

const key = (values: readonly unknown[] = [1]) =>
  inputsKey(path.join(folder, 'data'), values, [code]);

describe('inputsKey(dataFolder, values, code)', () => {
  test('does not depend on times, nor on files that hold no table', async () => {
    const before = await key();
    const orders = path.join(folder, 'data', 'orders.csv');
    writeFileSync(orders, readFileSync(orders));
    for (const file of [orders, code]) utimesSync(file, 1, 1);
    writeFileSync(path.join(folder, 'data', 'notes.txt'), 'of no table');
    expect(await key()).toBe(before);
  });

  test.each<[string, () => Promise<string>]>([
    ['a value', () => key([2])],
    [
      'the code',
      () => {
        writeFileSync(code, 'export const answer = 43;\n');
        return key();
      },
    ],
    [
      'a copy of a table beside it, which stops a report',
      () => {
        writeFileSync(path.join(folder, 'data', 'orders (1).csv'), '');
        return key();
      },
    ],
    [
      'a folder among the parts of a table, which stops it too',
      () => {
        mkdirSync(path.join(folder, 'data', 'orders', 'year=2015'), { recursive: true });
        return key();
      },
    ],
    [
      'a table that is gone',
      () => {
        rmSync(path.join(folder, 'data', 'orders.csv'));
        return key();
      },
    ],
  ])('depends on %s', async (_, changed) => {
    const before = await key();
    expect(await changed()).not.toBe(before);
  });
});
