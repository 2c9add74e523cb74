import { describe, expect, test } from 'vitest';
import {
  differenceInterval,
  twoProportionPValue,
} from '../../../src/metrics/statistics/proportions.ts';
import {
  compareMembers,
  largestPeer,
  type Member,
} from '../../../src/metrics/tables/like-for-like.ts';

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

describe('compareMembers(member, peer, options)', () => {
  test('compares within strata: who looks better for having more desktops is the worse', () => {
    // Overall: small 86 / 1000, large 140 / 2000 = 0.07. By device: 0.09 against 0.1 and 0.05 against 0.06.
    const small = member('small', { desktop: [81, 900], mobile: [5, 100] });
    const large = member('large', { desktop: [50, 500], mobile: [90, 1500] });
    // The large one's rates at the small one's mix: 0.9 x 0.1 + 0.1 x 0.06 = 0.096.
    const gap = compareMembers(small, large, HIGHER)!;
    expect(gap.trials).toBe(1000);
    expect(gap.current).toBeCloseTo(0.086, 12);
    expect(gap.peerValue).toBeCloseTo(0.096, 12);
    expect(gap.gap).toBeCloseTo(0.01, 12);
    expect(compareMembers(large, small, HIGHER)!.gap).toBeLessThan(0);
  });

  test('has the interval of the difference, and the p-value of the z test, where there is one stratum', () => {
    const [a, b] = [member('a', { all: [50, 1000] }), member('b', { all: [80, 1000] })];
    const [own, other] = [
      { successes: 50, trials: 1000 },
      { successes: 80, trials: 1000 },
    ] as const;
    const interval = differenceInterval(own, other)!;
    const gap = compareMembers(a, b, HIGHER)!;
    expect(gap.gapLow).toBeCloseTo(interval.low, 12);
    expect(gap.gapHigh).toBeCloseTo(interval.high, 12);
    expect(gap.pValue).toBeCloseTo(twoProportionPValue(own, other)!, 12);
  });

  test('has a narrower interval where two equal strata say the same', () => {
    const strata = (successes: number) => ({
      x: [successes, 1000] as const,
      y: [successes, 1000] as const,
    });
    const [a, b] = [member('a', strata(50)), member('b', strata(80))];
    const { gap, gapLow } = compareMembers(a, b, HIGHER)!;
    const { low } = differenceInterval(
      { successes: 50, trials: 1000 },
      { successes: 80, trials: 1000 },
    )!;
    // Two independent halves: the distance to the limit shrinks by the root of two.
    expect(gap - gapLow!).toBeCloseTo((0.03 - low) / Math.SQRT2, 12);
  });

  test('leaves out strata in which either has too few trials', () => {
    const page = member('page', { desktop: [100, 1000], social: [1, 500], mobile: [1, 99] });
    const other = member('other', { desktop: [120, 1000], social: [50, 99], mobile: [99, 1000] });
    expect(compareMembers(page, other, HIGHER)).toMatchObject({
      trials: 1000,
      current: 0.1,
      peerValue: 0.12,
    });
    expect(compareMembers(member('phones', { mobile: [900, 1000] }), page, HIGHER)).toBeNull();
  });

  test('looks for less where less is better', () => {
    const [a, b] = [member('a', { all: [60, 1000] }), member('b', { all: [10, 1000] })];
    const lower = { leastTrials: 100, better: 'lower' } as const;
    expect(compareMembers(b, a, lower)!.gap).toBeCloseTo(-0.05, 12);
    const gap = compareMembers(a, b, lower)!;
    expect(gap.gap).toBeCloseTo(0.05, 12);
    expect(gap.gapLow!).toBeGreaterThan(0);
    expect(gap.gapLow!).toBeLessThan(0.05);
    expect(gap.gapHigh!).toBeGreaterThan(0.05);
  });

  test('has neither an interval nor a p-value where there are more successes than trials', () => {
    const [a, b] = [member('a', { all: [900, 1000] }), member('b', { all: [1100, 1000] })];
    expect(compareMembers(a, b, HIGHER)).toMatchObject({
      gapLow: null,
      gapHigh: null,
      pValue: null,
    });
  });
});

describe('largestPeer(member, members, leastTrials)', () => {
  const page = member('page', { desktop: [100, 1000], mobile: [10, 100] });

  test('is whoever has most trials of like kind, not whoever does best', () => {
    const best = member('best', { desktop: [900, 1000] });
    const large = member('large', { desktop: [50, 5000] });
    expect(largestPeer(page, [page, best, large], 100)!.subject).toBe('large');
  });

  test('does not count trials in strata that the member does not fill', () => {
    const phones = member('phones', { mobile: [1, 150], social: [1, 9000] });
    const desks = member('desks', { desktop: [1, 200] });
    expect(largestPeer(page, [page, phones, desks], 100)!.subject).toBe('desks');
  });

  test('is the first by name of equals', () => {
    const [b, a] = [member('b', { desktop: [9, 500] }), member('a', { desktop: [1, 500] })];
    expect(largestPeer(page, [page, b, a], 100)!.subject).toBe('a');
  });

  test('is nobody without one of like kind', () => {
    expect(largestPeer(page, [page], 100)).toBeNull();
    expect(largestPeer(page, [page, member('social', { social: [1, 1000] })], 100)).toBeNull();
    expect(largestPeer(member('empty', {}), [page], 100)).toBeNull();
  });
});
