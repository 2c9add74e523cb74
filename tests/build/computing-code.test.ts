import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { isComputingCode, SHOWING_ROOMS } from '../../src/build/computing-code.ts';

const root = path.resolve('.');

describe('isComputingCode(root, file)', () => {
  test.each([
    ['src/base/calendar.ts', true],
    ['src/shop/tables/schema.ts', true],
    ['src/shop/checks/time.ts', true],
    ['src/metrics/definitions/metrics.yaml', true],
    ['src/metrics/statistics/proportions.ts', true],
    ['src/metrics/forecast/models.ts', true],
    ['src/report/editions/next-edition.ts', true],
    ['src/build/build-report.ts', true],
    ['src/a-new-room/any.ts', true],
    ['demo/shop.ts', true],
    ['demo-copy/shop.ts', false],
    ['src/figures/parts/theme.ts', false],
    ['src/figures-of-another-kind/sums.ts', true],
    ['src/report/markdown/read-chapter.ts', false],
    ['src/site/pages/data/report.xlsx.ts', false],
    ['content/chapters/00-summary.md', false],
    ['src-copy/metrics/tables/kpis.ts', false],
  ])('of %s is %s', (file, expected) => {
    expect(isComputingCode(root, path.join(root, file))).toBe(expected);
  });
});

test.each(SHOWING_ROOMS)('src/%s is there', (room) => {
  expect(existsSync(path.join(root, 'src', room))).toBe(true);
});
