import { describe, expect, test } from 'vitest';
import { differenceInterval } from '../../../src/metrics/statistics/proportions.ts';
import { largestGap, type Member } from '../../../src/metrics/tables/like-for-like.ts';

/** Successes and trials by stratum. */
const member = (
  subject: string,
  strata: Readonly<Record<string, readonly [number, number]>>,
): Member => ({
  subject,
  worth: 100,
  strata: new Map(
    Object.entries(strata).map(([stratum, [successes, trials]]) => [
      stratum,
      { successes, trials },
    ]),
  ),
});
const HIGHER = { leastTrials: 100, better: 'higher' } as const;

describe('largestGap(member, members, options)', () => {
  test('compares within strata: who looks better for having more desktops is the worse', () => {
    // Overall: small 86 / 1000, large 140 / 2000 = 0.07. By device: 0.09 against 0.1 and 0.05 against 0.06.
    const small = member('small', { desktop: [81, 900], mobile: [5, 100] });
    const large = member('large', { desktop: [50, 500], mobile: [90, 1500] });
    // The large one's rates at the small one's mix: 0.9 x 0.1 + 0.1 x 0.06 = 0.096.
    const gap = largestGap(small, [small, large], HIGHER)!;
    expect(gap).toMatchObject({ peer: 'large', trials: 1000 });
    expect(gap.current).toBeCloseTo(0.086, 12);
    expect(gap.peerValue).toBeCloseTo(0.096, 12);
    expect(gap.gap).toBeCloseTo(0.01, 12);
    expect(largestGap(large, [small, large], HIGHER)).toBeNull();
  });

  test('has the interval of the difference where there is one stratum', () => {
    const [a, b] = [member('a', { all: [50, 1000] }), member('b', { all: [80, 1000] })];
    const interval = differenceInterval(
      { successes: 50, trials: 1000 },
      { successes: 80, trials: 1000 },
    )!;
    const gap = largestGap(a, [a, b], HIGHER)!;
    expect(gap.gapLow).toBeCloseTo(interval.low, 12);
    expect(gap.gapHigh).toBeCloseTo(interval.high, 12);
  });

  test('has a narrower interval where two equal strata say the same', () => {
    const strata = (successes: number) => ({
      x: [successes, 1000] as const,
      y: [successes, 1000] as const,
    });
    const [a, b] = [member('a', strata(50)), member('b', strata(80))];
    const { gap, gapLow } = largestGap(a, [a, b], HIGHER)!;
    const { low } = differenceInterval(
      { successes: 50, trials: 1000 },
      { successes: 80, trials: 1000 },
    )!;
    // Two independent halves: the distance to the limit shrinks by the root of two.
    expect(gap - gapLow!).toBeCloseTo((0.03 - low) / Math.SQRT2, 12);
  });

  test('leaves out strata in which either has too few trials, and peers without a common one', () => {
    const page = member('page', { desktop: [100, 1000], social: [1, 500], mobile: [1, 99] });
    const other = member('other', { desktop: [120, 1000], social: [50, 99], mobile: [99, 1000] });
    const phones = member('phones', { mobile: [900, 1000] });
    expect(largestGap(page, [page, other, phones], HIGHER)).toMatchObject({
      peer: 'other',
      trials: 1000,
      current: 0.1,
      peerValue: 0.12,
    });
    expect(largestGap(phones, [page, phones], HIGHER)).toBeNull();
  });

  test('takes the peer that would be worth most to match, not the one ahead in a corner', () => {
    const page = member('page', { desktop: [100, 1000], mobile: [10, 100] });
    const corner = member('corner', { mobile: [20, 100] });
    const broad = member('broad', { desktop: [120, 1000] });
    // 0.1 x 100 = 10 more against 0.02 x 1000 = 20 more.
    expect(largestGap(page, [page, corner, broad], HIGHER)!.peer).toBe('broad');
  });

  test('looks for less where less is better', () => {
    const [a, b] = [member('a', { all: [60, 1000] }), member('b', { all: [10, 1000] })];
    const lower = { leastTrials: 100, better: 'lower' } as const;
    expect(largestGap(b, [a, b], lower)).toBeNull();
    const gap = largestGap(a, [a, b], lower)!;
    expect(gap.gap).toBeCloseTo(0.05, 12);
    expect(gap.gapLow!).toBeGreaterThan(0);
    expect(gap.gapLow!).toBeLessThan(0.05);
    expect(gap.gapHigh!).toBeGreaterThan(0.05);
  });

  test('has no interval where there are more successes than trials', () => {
    const [a, b] = [member('a', { all: [900, 1000] }), member('b', { all: [1100, 1000] })];
    expect(largestGap(a, [a, b], HIGHER)).toMatchObject({ gapLow: null, gapHigh: null });
  });

  test('is nobody without peers', () => {
    const alone = member('alone', { all: [1, 1000] });
    expect(largestGap(alone, [alone], HIGHER)).toBeNull();
    expect(largestGap(member('empty', {}), [alone], HIGHER)).toBeNull();
  });
});
