import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/base/format/create-formatter.ts';
import {
  coveredRows,
  dayAndMonth,
  lastComplete,
  lastQuarter,
  partialNote,
  partialTexts,
} from '../../../src/figures/parts/periods.ts';
import { TINY_TABLES, tinyContext } from '../tiny-context.ts';

const ROWS = TINY_TABLES.performance_by_quarter!.slice(0, 7);

test('lastComplete(rows, measure) passes over partial periods and missing values', () => {
  expect(lastComplete(ROWS, 'revenue')?.period).toBe('2014-Q1');
  expect(
    lastComplete([...ROWS, { period: 'x', complete: 1, revenue: null }], 'revenue')?.period,
  ).toBe('2014-Q1');
  expect(lastComplete(ROWS.slice(0, 1), 'revenue')).toBeUndefined();
});

test.each([
  ['the last whole quarter', ROWS, '2014-Q1'],
  ['the running one where none is whole', ROWS.slice(0, 1), '2012-Q4'],
  ['null without quarters', [], null],
])('lastQuarter(context) is %s', (_, rows, expected) => {
  expect(lastQuarter(tinyContext({ performance_by_quarter: rows }))).toBe(expected);
});

test('coveredRows(context, table) ends with the period of the last session or order', () => {
  const periods = coveredRows(tinyContext(), 'performance_by_quarter').map(({ period }) => period);
  expect(periods.at(0)).toBe('2012-Q4');
  expect(periods.at(-1)).toBe('2014-Q2');
});

test.each([
  ['en-US', 'March 19'],
  ['en-GB', '19 March'],
  ['de-DE', '19. März'],
])('dayAndMonth(format, date) leaves out the year in %s', (locale, expected) => {
  const format = createFormatter({ locale, currency: 'USD' });
  expect(dayAndMonth(format, '2015-03-19')).toBe(expected);
});

describe('partialTexts(context, rows)', () => {
  test.each([
    ['both ends', ROWS, { start: 'from November 15', end: 'to May 10' }],
    ['no end that is whole', ROWS.slice(1, 6), { start: null, end: null }],
    [
      'the only period at once',
      ROWS.slice(0, 1),
      { start: 'from November 15 to May 10', end: null },
    ],
    ['nothing for no rows', [], { start: null, end: null }],
  ])('names %s', (_, rows, expected) => {
    expect(partialTexts(tinyContext(), rows)).toEqual(expected);
  });
});

test('partialNote(rows, period) is empty where all periods are whole', () => {
  expect(partialNote(ROWS, 'quarter')).toBe('Hatched: the data cover part of the quarter.');
  expect(partialNote(ROWS.slice(1, 6), 'quarter')).toBe('');
});
