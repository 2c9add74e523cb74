import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHECKS } from '../../../src/shop/checks/catalogue.ts';

const DOCS = path.resolve(import.meta.dirname, '../../../docs/checks.md');

test('docs/checks.md lists each check of the catalogue, in its order, with unit and level', () => {
  const rows = readFileSync(DOCS, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [, id, unit, level, , threshold] =
        /^\| `([\w-]+)` \| (\w+) \| (\w+) \| ([^|]+) \| ([^|]+) \|$/.exec(line) ?? [];
      return id === undefined ? [] : [{ id, unit, level, hasThreshold: threshold!.trim() !== '' }];
    });
  expect(rows).toEqual(
    CHECKS.map(({ id, unit, level }) => ({ id, unit, level, hasThreshold: true })),
  );
});
