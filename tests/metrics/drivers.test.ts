import { describe, expect, test } from 'vitest';
import { splitChange } from '../../src/metrics/drivers.ts';

describe('splitChange(before, after)', () => {
  test('gives all of the change to the only thing that changed', () => {
    const before = { sessions: 1000, orders: 50, revenue: 250_000 };
    expect(splitChange(before, { sessions: 2000, orders: 100, revenue: 500_000 })).toEqual({
      sessions: 250_000,
      conversion: 0,
      value: 0,
    });
    expect(splitChange(before, { sessions: 1000, orders: 50, revenue: 300_000 })).toEqual({
      sessions: 0,
      conversion: 0,
      value: 50_000,
    });
  });

  test('splits a doubling of both sessions and conversion into halves', () => {
    // Logarithms of both ratios are equal, so the parts are: 750,000 / 2 each.
    expect(
      splitChange(
        { sessions: 1000, orders: 50, revenue: 250_000 },
        { sessions: 2000, orders: 200, revenue: 1_000_000 },
      ),
    ).toEqual({
      sessions: 375_000,
      conversion: 375_000,
      value: 0,
    });
  });

  test('adds up to the change, to the cent', () => {
    const before = { sessions: 1237, orders: 61, revenue: 304_939 };
    const after = { sessions: 1741, orders: 97, revenue: 587_013 };
    const parts = splitChange(before, after)!;
    expect(parts.sessions + parts.conversion + parts.value).toBe(after.revenue - before.revenue);
  });

  test('has no parts for a change from nothing', () => {
    expect(
      splitChange(
        { sessions: 10, orders: 0, revenue: 0 },
        { sessions: 10, orders: 1, revenue: 100 },
      ),
    ).toBeNull();
  });
});
