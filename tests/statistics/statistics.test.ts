import { describe, expect, test } from 'vitest';
import { binomialUpperTail } from '../../src/statistics/binomial.ts';
import { sampleOf, welch } from '../../src/statistics/means.ts';
import {
  countChangeInterval,
  differenceInterval,
  exactProportionInterval,
  minimumDetectableEffect,
  proportionInterval,
  relativeChangeInterval,
  twoProportionPValue,
} from '../../src/statistics/proportions.ts';
import { holm, sampleRatioPValue } from '../../src/statistics/tests.ts';

describe('proportionInterval(successes, trials)', () => {
  /** Newcombe, Statist. Med. 17, 857 (1998), table I, method 3: Wilson's score. */
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %d to %d, as published', (successes, trials, low, high) => {
    const interval = proportionInterval(successes, trials)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('does not exist without trials', () => {
    expect(proportionInterval(0, 0)).toBeNull();
  });
});

describe('exactProportionInterval(successes, trials)', () => {
  /** The same table, method 5: Clopper and Pearson. */
  test.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('of %i in %i is %d to %d, as published', (successes, trials, low, high) => {
    const interval = exactProportionInterval(successes, trials)!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
});

describe('differenceInterval(a, b)', () => {
  /** Newcombe, Statist. Med. 17, 873 (1998), table II, method 10; there the difference is p1 - p2. */
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 20, 0.6791, 1],
  ])('of %i/%i and %i/%i is %d to %d, as published', (x1, n1, x2, n2, low, high) => {
    const interval = differenceInterval(
      { successes: x2, trials: n2 },
      { successes: x1, trials: n1 },
    )!;
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval.difference).toBeCloseTo(x1 / n1 - x2 / n2, 12);
  });
});

test('relativeChangeInterval(a, b) is the published example of the log ratio: 15/200 against 30/200', () => {
  // Ratio 0.5; standard error of its logarithm sqrt(1/15 - 1/200 + 1/30 - 1/200) = 0.3; 0.5 x exp(+-1.96 x 0.3).
  const interval = relativeChangeInterval(
    { successes: 30, trials: 200 },
    { successes: 15, trials: 200 },
  )!;
  expect(interval.change).toBeCloseTo(-0.5, 12);
  expect(interval.low).toBeCloseTo(0.5 * Math.exp(-1.959964 * 0.3) - 1, 6);
  expect(interval.high).toBeCloseTo(0.5 * Math.exp(1.959964 * 0.3) - 1, 6);
  expect(
    relativeChangeInterval({ successes: 0, trials: 5 }, { successes: 1, trials: 5 }),
  ).toBeNull();
});

test('countChangeInterval(before, after) widens as counts shrink', () => {
  const large = countChangeInterval(1000, 1200)!;
  const small = countChangeInterval(10, 12)!;
  expect(large.change).toBeCloseTo(0.2, 12);
  expect(large.low).toBeGreaterThan(0);
  expect(small.low).toBeLessThan(0);
  expect(countChangeInterval(0, 3)).toBeNull();
});

describe('twoProportionPValue(a, b)', () => {
  test('is that of the chi-square test: 56/70 against 48/80 gives z = 2.6726', () => {
    // Pooled 104/150; variance 0.69333 x 0.30667 x (1/70 + 1/80); z = 0.2 / 0.075463 = 2.6503.
    expect(
      twoProportionPValue({ successes: 56, trials: 70 }, { successes: 48, trials: 80 }),
    ).toBeCloseTo(0.00804, 4);
  });

  test('does not exist where nothing differs at all', () => {
    expect(
      twoProportionPValue({ successes: 0, trials: 5 }, { successes: 0, trials: 9 }),
    ).toBeNull();
  });
});

describe('welch(a, b)', () => {
  test('gives the worked example of 15 and 15 with unequal variances', () => {
    // Means 20.82 and 22.98743, standard deviations 2.804894 and 0.952605: t = -2.8369 reversed, 17.19 degrees of freedom, p = 0.0114.
    const result = welch(
      { n: 15, mean: 20.82, variance: 2.804894 ** 2 },
      { n: 15, mean: 22.98743, variance: 0.952605 ** 2 },
    )!;
    expect(result.difference).toBeCloseTo(2.16743, 5);
    expect(result.pValue).toBeCloseTo(0.0116, 3);
    expect(result.low).toBeLessThan(result.difference);
  });

  test('does not exist without spread or with one value', () => {
    expect(welch({ n: 5, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 0 })).toBeNull();
    expect(welch({ n: 1, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 1 })).toBeNull();
  });
});

test('sampleOf(n, sum, squares) of 1, 2, 6 has mean 3 and variance 7', () => {
  expect(sampleOf(3, 9, 41)).toEqual({ n: 3, mean: 3, variance: 7 });
});

test('holm(pValues) is the worked example: 0.01, 0.04, 0.03, 0.005', () => {
  // Ordered 0.005 x 4, 0.01 x 3, 0.03 x 2, 0.04 x 1, never falling: 0.02, 0.03, 0.06, 0.06.
  const adjusted = holm([0.01, 0.04, null, 0.03, 0.005]);
  expect(adjusted.map((pValue) => pValue && Number(pValue.toFixed(10)))).toEqual([
    0.03,
    0.06,
    null,
    0.06,
    0.02,
  ]);
});

test('sampleRatioPValue(counts, shares) finds a split of 821 to 579 that was meant to be even', () => {
  expect(sampleRatioPValue([821, 579], [0.5, 0.5])).toBeLessThan(1e-9);
  expect(sampleRatioPValue([500, 500], [0.5, 0.5])).toBe(1);
  expect(sampleRatioPValue([0, 0], [0.5, 0.5])).toBeNull();
});

describe('binomialUpperTail(successes, trials, probability)', () => {
  test.each([
    [2, 2, 0.5, 0.25],
    [1, 3, 0.5, 0.875],
    [3, 3, 0.1, 0.001],
    [0, 5, 0.3, 1],
    [1, 5, 0, 0],
  ])('of %i or more in %i at %d is %d', (successes, trials, probability, expected) => {
    expect(binomialUpperTail(successes, trials, probability)).toBeCloseTo(expected, 12);
  });
});

test('minimumDetectableEffect(baseline, perArm) for 10 % and 1,000 an arm is 3.76 points', () => {
  // (1.95996 + 0.84162) x sqrt(2 x 0.1 x 0.9 / 1000) = 0.03759.
  expect(minimumDetectableEffect(0.1, 1000)).toBeCloseTo(0.03759, 5);
});
