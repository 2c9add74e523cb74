import { describe, expect, test } from 'vitest';
import { rateAtEnd, silencesOf } from '../../../src/shop/checks/silences.ts';

const series = (...counts: number[]): Float64Array => Float64Array.from(counts);
const days = (count: number, value: number): number[] => Array.from({ length: count }, () => value);

describe('silencesOf(events, exposure)', () => {
  test('expects by the lower of the rates on either side, without the busiest day of each', () => {
    const events = series(...days(6, 4), 0, 0, ...days(6, 10));
    expect(silencesOf(events)).toEqual([
      {
        from: 6,
        to: 7,
        days: 2,
        // Five days of four events in six days, and five of ten.
        expectedBefore: (20 / 6) * 2,
        expectedAfter: (50 / 6) * 2,
        expected: (20 / 6) * 2,
        before: 24,
        after: 60,
      },
    ]);
  });

  test('a day of a thousand lets nothing more be expected', () => {
    const quiet = series(...days(6, 1), 0, ...days(6, 1));
    const burst = quiet.with(3, 1000);
    expect(silencesOf(burst)[0]!.expected).toBe(silencesOf(quiet)[0]!.expected);
  });

  test('with fewer than five days on a side the other tells; with fewer on both nothing is expected', () => {
    const [start] = silencesOf(series(2, 0, ...days(5, 3)));
    expect(start).toMatchObject({ expectedBefore: 0, expectedAfter: 12 / 5, expected: 12 / 5 });
    expect(silencesOf(series(2, 0, 3))[0]).toMatchObject({ expected: 0 });
  });

  test('a silence lasts from the first day, and to the last', () => {
    expect(silencesOf(series(0, ...days(5, 2), 0, 0)).map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [6, 7],
    ]);
  });

  test('events that happen to something are expected by as much of it as there is', () => {
    const orders = series(...days(5, 2), 0, 0);
    const sessions = series(...days(5, 20), 30, 0);
    // Four days of two orders to a hundred sessions.
    expect(silencesOf(orders, sessions)[0]!.expected).toBeCloseTo((8 / 100) * 30);
  });

  test('only the fourteen days with events that are next to it count', () => {
    const events = series(...days(50, 100), ...days(14, 1), 0);
    expect(silencesOf(events)[0]!.expected).toBeCloseTo(13 / 14);
  });
});

test('rateAtEnd(events) is what a day after the end would have', () => {
  expect(rateAtEnd(series(...days(20, 7)))).toBeCloseTo((13 * 7) / 14);
});
