import { describe, expect, test } from 'vitest';
import { makesStale } from '../../src/publish/dev-server.ts';

const folders = { root: '/shop', dataFolder: '/shop/data', contentFolder: '/shop/content' };

describe('makesStale(folders, file)', () => {
  test.each([
    ['data/orders.csv', true],
    ['content/report.yaml', true],
    ['src/tables/schema.ts', true],
    ['src/cubes/sales.ts', true],
    ['src/metrics/kpis.ts', true],
    ['src/report/build-report.ts', true],
    ['content/chapters/01-growth.md', false],
    ['src/pages/index.astro', false],
    ['src/pages-of-another-kind/sums.ts', true],
    ['database/orders.csv', false],
  ])('%s: %s', (file, expected) => {
    expect(makesStale(folders, `/shop/${file}`)).toBe(expected);
  });
});
