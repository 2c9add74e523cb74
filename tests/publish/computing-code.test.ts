import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAY_IMPORT } from '../../.dependency-cruiser.mjs';
import { isComputingCode, SHOWING_FOLDERS } from '../../src/publish/computing-code.ts';

const root = path.resolve('.');
const rules: Readonly<Record<string, readonly string[]>> = MAY_IMPORT;
/** What the published tables and the comparison of editions are made with, by the rules of who may import whom. */
const needed = new Set(
  ['metrics', 'checks', 'editions', 'demo'].flatMap((name) => [name, ...rules[name]!]),
);

describe('isComputingCode(root, file)', () => {
  test.each([...needed].sort())('is true in src/%s, from which numbers come', (name) => {
    const place = path.join(root, 'src', name);
    const file = existsSync(`${place}.ts`) ? `${place}.ts` : path.join(place, 'any.ts');
    expect(isComputingCode(root, file)).toBe(true);
  });

  test.each([
    ['src/metrics/metrics.yaml', true],
    ['src/statistics/proportions.ts', true],
    ['src/forecast/models.ts', true],
    ['src/report/build-report.ts', true],
    ['src/publish/edition-step.ts', true],
    ['src/a-new-folder/any.ts', true],
    ['src/figures/theme.ts', false],
    ['src/pages/data/report.xlsx.ts', false],
    ['content/chapters/00-summary.md', false],
    ['src-copy/metrics/kpis.ts', false],
  ])('of %s is %s', (file, expected) => {
    expect(isComputingCode(root, path.join(root, file))).toBe(expected);
  });
});

test.each(SHOWING_FOLDERS)('src/%s is there, and none that is computed with', (folder) => {
  expect(existsSync(path.join(root, 'src', folder))).toBe(true);
  expect([...needed]).not.toContain(folder);
});
