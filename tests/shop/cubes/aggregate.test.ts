import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aggregate,
  flagRows,
  integerDimension,
  listedDimension,
  pick,
  rowsWhere,
} from '../../../src/shop/cubes/aggregate.ts';

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

  test('takes the smallest and the largest of a group, also of negative values', () => {
    const cube = aggregate(4, { day: integerDimension([1, 2, 1, 1]) }, 'rows', {
      first: { extreme: 'min', values: [-5, 7, -9, 3] },
      last: { extreme: 'max', values: [-5, -7, -9, -6] },
    });
    expect(cube.objects()).toEqual([
      { day: 1, rows: 3, first: -9, last: -5 },
      { day: 2, rows: 1, first: 7, last: -7 },
    ]);
  });

  // Few values far apart, so that groups meet and their numbers often pass 2^53.
  const codes = fc.constantFrom(-7, 0, 1, 2, 2 ** 26, 2 ** 26 + 1);
  const rows = fc.array(fc.tuple(codes, codes, codes, fc.integer({ min: -9, max: 9 })), {
    maxLength: 30,
  });

  test('groups any rows as a map of texts does', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const column = (place: 0 | 1 | 2 | 3): number[] => drawn.map((row) => row[place]);
        const dimensions = { a: column(0), b: column(1), c: column(2) };
        const cube = aggregate(
          drawn.length,
          Object.fromEntries(
            Object.entries(dimensions).map(([name, values]) => [name, integerDimension(values)]),
          ),
          'rows',
          { sum: column(3) },
        );
        const expected = [...Map.groupBy(drawn, ([a, b, c]) => `${a} ${b} ${c}`).values()].map(
          (group) => ({
            a: group[0]![0],
            b: group[0]![1],
            c: group[0]![2],
            rows: group.length,
            sum: group.reduce((total, row) => total + row[3], 0),
          }),
        );
        expect(cube.objects()).toEqual(expected);
      }),
      { seed: 2012, numRuns: 200 },
    );
  });

  test('has no row but all columns when there is nothing to add up', () => {
    const cube = aggregate(0, { day: integerDimension([]) }, 'orders', { revenue: [] });
    expect(cube.numRows()).toBe(0);
    expect(cube.columnNames()).toEqual(['day', 'orders', 'revenue']);
  });
});

describe('rows of facts', () => {
  const isOdd = (row: number): boolean => row % 2 === 1;

  test('pick(column, rows) gives the entries at these rows, in their order', () => {
    expect([...pick([10, 11, 12, 13], Uint32Array.of(3, 0, 3))]).toEqual([13, 10, 13]);
  });

  test('flagRows(rows, test) flags the rows that pass', () => {
    expect([...flagRows(4, isOdd)]).toEqual([0, 1, 0, 1]);
  });

  test('rowsWhere(rows, test) gives the rows that pass, and no more', () => {
    expect([...rowsWhere(6, isOdd)]).toEqual([1, 3, 5]);
    expect([...rowsWhere(3, () => false)]).toEqual([]);
  });
});
