import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { exchange } from '../../../src/outputs/placing/exchange.ts';

test('exchange(one, other) does it in one step on Linux and macOS, and elsewhere says that it cannot', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'exchange-'));
  const [one, other] = [path.join(folder, 'one'), path.join(folder, 'öther one')];
  mkdirSync(path.join(one, 'a'), { recursive: true });
  mkdirSync(path.join(other, 'b'), { recursive: true });
  const can = ['linux', 'darwin'].includes(process.platform);
  expect(exchange(one, other)).toBe(can);
  expect([readdirSync(one), readdirSync(other)]).toEqual(can ? [['b'], ['a']] : [['a'], ['b']]);
  expect(exchange(one, path.join(folder, 'none'))).toBe(false);
  rmSync(folder, { recursive: true });
});
