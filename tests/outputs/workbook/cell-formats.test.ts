import { describe, expect, test } from 'vitest';
import type { Cell, ColumnType } from '../../../src/metrics/definitions/table-definition.ts';
import { cellFormats } from '../../../src/outputs/workbook/cell-formats.ts';

const formatOf = cellFormats('en-US', 'USD');
const SMALL = '0.0E+00';

describe('cellFormats(locale, currency) shows a number that its format would round to nothing in powers of ten', () => {
  test.each<[ColumnType, Cell, string]>([
    ['rate', 0.0003, '0.00%'],
    ['rate', 0.00005, '0.00%'],
    ['rate', 0.000049, SMALL],
    ['rate', -0.000049, SMALL],
    ['rate', 0, '0.00%'],
    ['rate', null, '0.00%'],
    ['number', 0.005, '#,##0.00'],
    ['number', 0.0049, SMALL],
    ['count', 0.0049, '#,##0'],
  ])('%s %j as %s', (type, cell, expected) => {
    expect(formatOf(type, cell, undefined)).toBe(expected);
  });
});

describe('cellFormats(locale, currency) shows a by_unit cell as its unit says', () => {
  test.each([
    ['rate', 0.2, '0.00%'],
    ['rate', 0.00001, SMALL],
    ['count', 3, '#,##0'],
    ['usd', 3, '"$"#,##0.00'],
  ])('%s %j as %s', (unit, cell, expected) => {
    expect(formatOf('by_unit', cell, unit)).toBe(expected);
  });

  test('puts the currency behind the amount where the locale does', () => {
    expect(cellFormats('de-DE', 'EUR')('money', 1, undefined)).toBe('#,##0.00 "€"');
  });
});
