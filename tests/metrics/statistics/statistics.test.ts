import { describe, expect, test } from 'vitest';
import { binomialUpperTail } from '../../../src/metrics/statistics/binomial.ts';
import { sampleOf, welch } from '../../../src/metrics/statistics/means.ts';
import {
  differenceInterval,
  exactProportionInterval,
  minimumDetectableEffect,
  proportionInterval,
  relativeChangeInterval,
  twoProportionPValue,
} from '../../../src/metrics/statistics/proportions.ts';
import { ratioChangeInterval, ratioInterval } from '../../../src/metrics/statistics/ratios.ts';
import { holm, sampleRatioPValue } from '../../../src/metrics/statistics/tests.ts';

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

describe('relativeChangeInterval(a, b)', () => {
  test('gives the published ratio of heart attacks, placebo to aspirin: 1.82, 1.43 to 2.31', () => {
    // Physicians' Health Study, N. Engl. J. Med. 318 (1988): 104 of 11,037 on aspirin, 189 of 11,034 on placebo. Standard error of the
    // logarithm sqrt(1/104 - 1/11037 + 1/189 - 1/11034) = 0.1213 (Agresti, Categorical Data Analysis, 2nd ed., 2002, 3.1).
    const interval = relativeChangeInterval(
      { successes: 104, trials: 11_037 },
      { successes: 189, trials: 11_034 },
    )!;
    expect(interval.change).toBeCloseTo(0.82, 2);
    expect(interval.low).toBeCloseTo(0.43, 2);
    expect(interval.high).toBeCloseTo(1.31, 2);
  });

  test('does not exist where one side has no success', () => {
    const none = { successes: 0, trials: 5 };
    expect(relativeChangeInterval(none, { successes: 1, trials: 5 })).toBeNull();
    expect(relativeChangeInterval({ successes: 1, trials: 5 }, none)).toBeNull();
  });
});

describe('ratioInterval(parts)', () => {
  test('is that of the logarithm, by how the units differ: worked by hand', () => {
    // 4/2 = 2, residuals -1 and 1, variance of the logarithm 2 x 2 / 4^2 = 0.25; one degree of freedom, t = 12.706205.
    const interval = ratioInterval([
      { top: 1, bottom: 1 },
      { top: 3, bottom: 1 },
      { top: 0, bottom: 0 },
    ])!;
    expect(interval.ratio).toBe(2);
    expect(interval.low).toBeCloseTo(2 * Math.exp(-12.706205 / 2), 6);
    expect(interval.high).toBeCloseTo(2 * Math.exp(12.706205 / 2), 2);
  });

  test.each([
    ['one unit', [{ top: 1, bottom: 1 }]],
    [
      'nothing above',
      [
        { top: 0, bottom: 1 },
        { top: 0, bottom: 2 },
      ],
    ],
    [
      'no spread but that of rounding',
      [
        { top: 0.1, bottom: 1 },
        { top: 0.3, bottom: 3 },
      ],
    ],
  ])('does not exist with %s', (_, parts) => {
    expect(ratioInterval(parts)).toBeNull();
  });
});

describe('ratioChangeInterval(a, b)', () => {
  // Before: 4/2 = 2, residuals -1 and 1, spread 2, variance of the logarithm 2 x 2 / 4^2 = 0.25. After: 16/4 = 4, residuals -4 and 4,
  // spread 32, 2 x 32 / 16^2 = 0.25. Standard error sqrt(0.5); degrees of freedom 0.5^2 / (2 x 0.25^2) = 2, t = 4.302653.
  const before = [
    { top: 1, bottom: 1 },
    { top: 3, bottom: 1 },
  ];
  const after = [
    { top: 4, bottom: 2 },
    { top: 12, bottom: 2 },
  ];

  test('is that of the logarithm, with the spread of the units: worked by hand', () => {
    const interval = ratioChangeInterval(before, after)!;
    expect(interval.change).toBe(1);
    expect(interval.low).toBeCloseTo(2 * Math.exp(-4.302653 * Math.SQRT1_2) - 1, 5);
    expect(interval.high).toBeCloseTo(2 * Math.exp(4.302653 * Math.SQRT1_2) - 1, 4);
  });

  test('is not narrowed by a unit that holds nothing', () => {
    const empty = { top: 0, bottom: 0 };
    expect(ratioChangeInterval([...before, empty], after)).toEqual(
      ratioChangeInterval(before, after),
    );
  });

  test.each([
    ['one unit', [{ top: 1, bottom: 1 }], after],
    ['nothing before', before.map(({ bottom }) => ({ top: 0, bottom })), after],
    ['nothing to divide by', before.map(({ top }) => ({ top, bottom: 0 })), after],
    [
      'no spread',
      after.map(() => ({ top: 1, bottom: 1 })),
      after.map(() => ({ top: 2, bottom: 1 })),
    ],
  ])('does not exist with %s', (_case, a, b) => {
    expect(ratioChangeInterval(a, b)).toBeNull();
  });
});

describe('twoProportionPValue(a, b)', () => {
  test('is that of the chi-square test: 56/70 against 48/80 gives z = 2.6503', () => {
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
  test('gives the published example: hours of sleep gained on two drugs', () => {
    // Student, Biometrika 6, 1 (1908); R's t.test(extra ~ group, data = sleep) prints t = -1.8608, df = 17.776, p-value = 0.07939 and
    // -3.3654832 to 0.2054832 for the first group less the second.
    const sample = (values: readonly number[]) =>
      sampleOf(
        values.length,
        values.reduce((sum, value) => sum + value, 0),
        values.reduce((sum, value) => sum + value ** 2, 0),
      );
    const first = sample([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = sample([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const result = welch(first, second)!;
    expect(result.difference).toBeCloseTo(1.58, 12);
    expect(result.low).toBeCloseTo(-0.2054832, 6);
    expect(result.high).toBeCloseTo(3.3654832, 6);
    expect(result.pValue).toBeCloseTo(0.07939, 5);
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

describe('sampleRatioPValue(counts, shares)', () => {
  test('finds the published mismatch of 821,588 to 815,482: p = 1.8e-6', () => {
    // Kohavi, Tang and Xu, Trustworthy Online Controlled Experiments, 2020, chapter 21.
    expect(sampleRatioPValue([821_588, 815_482], [0.5, 0.5])).toBeCloseTo(1.8e-6, 7);
  });

  test('is 1 for a split as meant, and does not exist without counts', () => {
    expect(sampleRatioPValue([500, 500], [0.5, 0.5])).toBe(1);
    expect(sampleRatioPValue([0, 0], [0.5, 0.5])).toBeNull();
  });
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

describe('minimumDetectableEffect(baseline, perArm)', () => {
  test('for 10 % and 1,000 an arm is 3.76 points', () => {
    // (1.95996 + 0.84162) x sqrt(2 x 0.1 x 0.9 / 1000) = 0.03759.
    expect(minimumDetectableEffect(0.1, 1000)).toBeCloseTo(0.03759, 5);
  });

  test.each([
    [0.1, 0],
    [0, 1000],
    [1, 1000],
  ])('does not exist for a baseline of %d and %i an arm', (baseline, perArm) => {
    expect(minimumDetectableEffect(baseline, perArm)).toBeNull();
  });
});
