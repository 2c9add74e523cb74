import { describe, expect, test } from 'vitest';
import { makesStale } from '../../src/build/dev-server.ts';

const folders = { root: '/shop', dataFolder: '/shop/data', contentFolder: '/shop/content' };

describe('makesStale(folders, file)', () => {
  test.each([
    ['data/orders.csv', true],
    ['content/report.yaml', true],
    ['src/shop/tables/schema.ts', true],
    ['src/shop/cubes/sales.ts', true],
    ['src/metrics/tables/kpis.ts', true],
    ['src/build/build-report.ts', true],
    ['content/chapters/01-growth.md', false],
    ['src/site/pages/index.astro', false],
    ['src/pages-of-another-kind/sums.ts', true],
    ['database/orders.csv', false],
  ])('%s: %s', (file, expected) => {
    expect(makesStale(folders, `/shop/${file}`)).toBe(expected);
  });
});
