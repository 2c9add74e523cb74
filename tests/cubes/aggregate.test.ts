import { describe, expect, test } from 'vitest';
import { aggregate, integerDimension, listedDimension } from '../../src/cubes/aggregate.ts';

describe('aggregate(rows, dimensions, counts, measures)', () => {
  test('gives one row a combination that occurs, with its count and sums', () => {
    const cube = aggregate(
      5,
      {
        day: integerDimension([10, 10, 11, 10, -3]),
        device: listedDimension([1, 2, 1, 1, 0], [null, 'desktop', 'mobile']),
      },
      'sessions',
      { revenue: [100, 50, 7, 1, 2] },
    );
    expect(cube.objects()).toEqual([
      { day: 10, device: 'desktop', sessions: 2, revenue: 101 },
      { day: 10, device: 'mobile', sessions: 1, revenue: 50 },
      { day: 11, device: 'desktop', sessions: 1, revenue: 7 },
      { day: -3, device: '', sessions: 1, revenue: 2 },
    ]);
  });

  test('groups by more combinations than one number can tell apart', () => {
    // Three dimensions of 2^18 values each span 2^54, where neighbouring whole numbers are one number.
    const high = 2 ** 18;
    const wide = integerDimension([0, high, high, 0]);
    const last = integerDimension([0, high, high - 1, 0]);
    const cube = aggregate(4, { a: wide, b: wide, c: last }, 'rows', {});
    expect(cube.objects()).toEqual([
      { a: 0, b: 0, c: 0, rows: 2 },
      { a: high, b: high, c: high, rows: 1 },
      { a: high, b: high, c: high - 1, rows: 1 },
    ]);
  });

  test('has no row but all columns when there is nothing to add up', () => {
    const cube = aggregate(0, { day: integerDimension([]) }, 'orders', { revenue: [] });
    expect(cube.numRows()).toBe(0);
    expect(cube.columnNames()).toEqual(['day', 'orders', 'revenue']);
  });
});
