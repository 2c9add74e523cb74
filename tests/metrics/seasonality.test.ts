import { describe, expect, test } from 'vitest';
import { seasonalIndex } from '../../src/metrics/seasonality.ts';

const months = (count: number, value: (month: number) => number) =>
  Array.from({ length: count }, (_, month) => ({ month, value: value(month) }));

describe('seasonalIndex(months)', () => {
  test('is one everywhere for a straight trend', () => {
    for (const { index } of seasonalIndex(months(36, (month) => 100 + month)))
      expect(index).toBeCloseTo(1, 6);
  });

  test('finds a December twice the other months, whatever the level', () => {
    // Eleven months of 1 and one of 2: the year’s average is 13/12, so the index is 24/13, the others’ 12/13.
    const index = seasonalIndex(months(36, (month) => (month % 12 === 11 ? 2 : 1) * 50));
    expect(index[11]!.index).toBeCloseTo(24 / 13, 9);
    expect(index[0]!.index).toBeCloseTo(12 / 13, 9);
    expect(index.map(({ years }) => years)).toEqual(Array(12).fill(2));
  });

  test('knows nothing of a year', () => {
    expect(
      seasonalIndex(months(12, () => 1)).every(({ index, years }) => index === null && years === 0),
    ).toBe(true);
  });
});
