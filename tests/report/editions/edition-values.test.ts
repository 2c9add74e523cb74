import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/base/format/create-formatter.ts';
import type { KeyFigureChange } from '../../../src/report/editions/edition.ts';
import { differenceText, groupByWindow } from '../../../src/report/editions/edition-values.ts';
import { tinyConfig } from '../../fixtures/tiny-shop.ts';
import { keyFigureChange } from './key-figure-change.ts';

const format = createFormatter(tinyConfig);

describe('differenceText(value, figure, format)', () => {
  test.each<[number | null, Partial<KeyFigureChange>, string]>([
    [50, {}, '+$50.00'],
    [-0.5, {}, '−$0.50'],
    [0, {}, '0'],
    // What is left of 100.1 - 100 - 0.1.
    [-5.7e-15, {}, '0'],
    [0.012, { type: 'rate', earlier: 0.05, now: 0.06 }, '+1.2 points'],
    [-3, { type: 'count' }, '−3'],
    [null, {}, '–'],
  ])('%s, %j: %s', (value, changed, text) => {
    expect(differenceText(value, keyFigureChange(changed), format)).toBe(text);
  });
});

test('groupByWindow(figures) puts the last twelve months first and figures of no window last', () => {
  const groups = groupByWindow([
    keyFigureChange({ kpi: 'revenue_per_customer_usd_30_days', window: '30_days' }),
    keyFigureChange({ kpi: 'revenue_usd_total', window: 'total' }),
    keyFigureChange({ kpi: 'revenue_usd_ttm', window: 'ttm', definition: -1 }),
  ]);
  expect(groups.map(({ window, isRedefined }) => [window, isRedefined])).toEqual([
    ['last twelve months', true],
    ['since the data begin', false],
    ['', false],
  ]);
  expect(groups.map(({ figures }) => figures.map(({ kpi }) => kpi))).toEqual([
    ['revenue_usd_ttm'],
    ['revenue_usd_total'],
    ['revenue_per_customer_usd_30_days'],
  ]);
});
