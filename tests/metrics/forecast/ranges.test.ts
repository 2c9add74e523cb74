import { describe, expect, test } from 'vitest';
import { type Miss, rangesFrom } from '../../../src/metrics/forecast/ranges.ts';

// Quantiles of Student's t from the usual tables.
const T = { 2: [1.8856, 4.3027], 3: [1.6377, 3.1824] } as const;

const misses = (count: number, log: number, origin: (place: number) => number): Miss[] =>
  Array.from({ length: count }, (_, place) => ({ origin: origin(place), horizon: 1, log }));

describe('rangesFrom(own, others, known)', () => {
  test('without a replay has the width of the belief, two degrees of freedom: fifteen per cent after a year', () => {
    const { of80, of95 } = rangesFrom([], [], 12)(1);
    expect(Math.log(of80)).toBeCloseTo(0.15 * T[2][0], 4);
    expect(Math.log(of95)).toBeCloseTo(0.15 * T[2][1], 4);
  });

  test('has a width even where every replay was right', () => {
    const { of80 } = rangesFrom(
      misses(20, 0, (place) => 15 + place),
      [],
      30,
    )(1);
    expect(of80).toBeGreaterThan(1.01);
  });

  test('learns from misses: two month-ends count as one degree of freedom', () => {
    // Both one month ahead, from 12 months: as difficult as the forecast itself. 3 * scale² = 2 * 0.15² + 1 * 0.3².
    const scale = Math.sqrt((2 * 0.15 ** 2 + 0.3 ** 2) / 3);
    const own = misses(2, 0.3, (place) => 11 + place).map((miss) => ({ ...miss, log: 0.3 }));
    const ranges = rangesFrom(
      own.map((miss) => ({ ...miss, log: 0.3 * Math.sqrt(12 / miss.origin) })),
      [],
      12,
    );
    expect(Math.log(ranges(1).of80)).toBeCloseTo(scale * T[3][0], 4);
    expect(Math.log(ranges(1).of95)).toBeCloseTo(scale * T[3][1], 4);
  });

  test('misses of the other measures count half', () => {
    const own = misses(2, 0, (place) => 12 + place);
    const at12 = (log: number): Miss[] => [{ origin: 12, horizon: 1, log }];
    // Two own misses of nothing and two others, each half: the mean square is a third of theirs.
    const ranges = rangesFrom(own, [...at12(0.3), ...at12(-0.3)], 12);
    const scale = Math.sqrt((2 * 0.15 ** 2 + 0.3 ** 2 / 3) / 3);
    expect(Math.log(ranges(1).of80)).toBeCloseTo(scale * T[3][0], 4);
  });

  test('forgets what was said from less than half of the months', () => {
    expect(
      rangesFrom(
        misses(1, 5, () => 14),
        [],
        30,
      )(1),
    ).toEqual(rangesFrom([], [], 30)(1));
    expect(
      rangesFrom(
        misses(1, 5, () => 15),
        [],
        30,
      )(1),
    ).not.toEqual(rangesFrom([], [], 30)(1));
  });

  test('grows with the months ahead, and shrinks with those known, to thirty', () => {
    const width = (known: number, ahead: number) => Math.log(rangesFrom([], [], known)(ahead).of80);
    expect(width(12, 12) / width(12, 1)).toBeCloseTo(12 ** 0.3, 9);
    expect(width(12, 1) / width(27, 1)).toBeCloseTo(Math.sqrt(27 / 12), 9);
    expect(width(30, 1)).toBe(width(60, 1));
  });
});
