import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
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
import {
  meanChange,
  ratioChange,
  ratioChangeAgainst,
  ratioInterval,
} from '../../../src/metrics/statistics/ratios.ts';
import {
  holm,
  sampleRatioPValue,
  stratifiedPValue,
} from '../../../src/metrics/statistics/tests.ts';

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

describe('ratioChange(a, b)', () => {
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
    const interval = ratioChange(before, after)!;
    expect(interval.change).toBe(1);
    expect(interval.low).toBeCloseTo(2 * Math.exp(-4.302653 * Math.SQRT1_2) - 1, 5);
    expect(interval.high).toBeCloseTo(2 * Math.exp(4.302653 * Math.SQRT1_2) - 1, 4);
    // t = ln 2 / sqrt(0.5) = 0.98026; with two degrees of freedom the tail is (1 - t / sqrt(t^2 + 2)) / 2 on each side.
    expect(interval.pValue).toBeCloseTo(1 - 0.98026 / Math.sqrt(0.98026 ** 2 + 2), 4);
  });

  test('is not narrowed by a unit that holds nothing', () => {
    const empty = { top: 0, bottom: 0 };
    expect(ratioChange([...before, empty], after)).toEqual(ratioChange(before, after));
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
    expect(ratioChange(a, b)).toBeNull();
  });
});

describe('ratioChangeAgainst(sides, control)', () => {
  const week = (top: number) => ({ top, bottom: 1 });
  // From 2 to 4 on one side, as above with variances of 0.25 each on the logarithm; a year before from 2 to 3: of 1 and 5, residuals -2 and
  // 2, spread 8, 2 x 8 / 6^2 = 0.4444.
  const [before, after] = [
    [week(1), week(3)],
    [week(2), week(6)],
  ] as const;
  const [earlier, later] = [
    [week(1), week(3)],
    [week(1), week(5)],
  ] as const;

  test('is the change beyond that of the control, with the variance of all four: worked by hand', () => {
    const net = ratioChangeAgainst([before, after], [earlier, later])!;
    // 2 / 1.5 = 1.3333; variance 3 x 0.25 + 0.4444 = 1.1944; freedom 1.1944^2 / (3 x 0.0625 + 0.1975) = 3.7055, t = 2.8657.
    expect(net.change).toBeCloseTo(1 / 3, 12);
    expect(Math.log1p(net.high) - Math.log1p(net.low)).toBeCloseTo(
      2 * 2.8657 * Math.sqrt(1.19444),
      3,
    );
  });

  test('is the change itself where the control moves not at all', () => {
    const still = [week(2), week(2)];
    expect(ratioChangeAgainst([before, after], [still, still])).toEqual(ratioChange(before, after));
  });

  test('does not exist without one of the four', () => {
    expect(ratioChangeAgainst([before, after], [[], later])).toBeNull();
    expect(ratioChangeAgainst([before, []], [earlier, later])).toBeNull();
  });
});

describe('meanChange(a, b)', () => {
  test('is the logarithm of the response ratio, by hand', () => {
    // Hedges, Gurevitch and Curtis (1999), equation 1: variance 4 / (16 x 10^2) + 9 / (9 x 12^2) = 0.0025 + 0.0069444 = 0.0094444.
    // Freedom 0.0094444^2 / (0.0025^2 / 15 + 0.0069444^2 / 8) = 13.838; t = 2.1471; half 2.1471 x 0.097183 = 0.20866.
    const change = meanChange({ n: 16, mean: 10, variance: 4 }, { n: 9, mean: 12, variance: 9 })!;
    expect(change.change).toBeCloseTo(0.2, 12);
    expect(change.low).toBeCloseTo(1.2 * Math.exp(-0.20866) - 1, 4);
    expect(change.high).toBeCloseTo(1.2 * Math.exp(0.20866) - 1, 4);
  });

  test('is that of a proportion where a success is always worth the same: both arms vary', () => {
    // 299 of 656 against 410 of 654, at 49.99 each: Katz's interval of the rates, but for Student's t and n - 1.
    const rate = relativeChangeInterval(
      { successes: 299, trials: 656 },
      { successes: 410, trials: 654 },
    )!;
    const price = 49.99;
    const arm = (n: number, k: number) => sampleOf(n, k * price, k * price ** 2);
    const revenue = meanChange(arm(656, 299), arm(654, 410))!;
    expect(revenue.change).toBeCloseTo(rate.change, 12);
    expect(revenue.low).toBeCloseTo(rate.low, 3);
    expect(revenue.high).toBeCloseTo(rate.high, 3);
  });

  test.each([
    ['one value', { n: 1, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 1 }],
    ['a mean of nothing', { n: 5, mean: 0, variance: 0 }, { n: 5, mean: 2, variance: 1 }],
    ['no spread', { n: 5, mean: 1, variance: 0 }, { n: 5, mean: 2, variance: 0 }],
  ])('does not exist with %s', (_case, a, b) => {
    expect(meanChange(a, b)).toBeNull();
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

describe('stratifiedPValue(strata)', () => {
  const a = { successes: 56, trials: 70 };
  const b = { successes: 48, trials: 80 };

  test('is that of the z test where there is one stratum', () => {
    expect(stratifiedPValue([{ a, b, weight: 1 }])).toBeCloseTo(twoProportionPValue(a, b)!, 12);
  });

  test('adds the evidence of two strata: z = 2.6503 twice gives 3.7481', () => {
    const twice = [
      { a, b, weight: 0.5 },
      { a, b, weight: 0.5 },
    ];
    expect(stratifiedPValue(twice)).toBeCloseTo(0.000178, 6);
  });

  test('is with its weights the test of Mantel and Haenszel: admissions to Berkeley by department', () => {
    // Bickel, Hammel and O'Connell, Science 187 (1975): men and women admitted of those who applied. The statistic is known as 1.52 (Agresti,
    // Categorical Data Analysis, 2nd ed., 2002, problem 6.5; R's mantelhaen.test(UCBAdmissions) takes half a count off: 1.4269), with the
    // hypergeometric variance, which is larger than the binomial one by n / (n - 1).
    const departments = [
      [512, 825, 89, 108],
      [353, 560, 17, 25],
      [120, 325, 202, 593],
      [138, 417, 131, 375],
      [53, 191, 94, 393],
      [22, 373, 24, 341],
    ] as const;
    const strata = departments.map(([men, allMen, women, allWomen]) => ({
      a: { successes: men, trials: allMen },
      b: { successes: women, trials: allWomen },
      weight: (allMen * allWomen) / (allMen + allWomen),
    }));
    // The two-sided tail of the root of 1.527.
    expect(stratifiedPValue(strata)).toBeCloseTo(2 * normalCdf(-Math.sqrt(1.527), 0, 1), 3);
  });

  test('does not exist where nothing varies, or more succeed than tried', () => {
    const none = { successes: 0, trials: 5 };
    expect(stratifiedPValue([{ a: none, b: none, weight: 1 }])).toBeNull();
    expect(stratifiedPValue([{ a: { successes: 6, trials: 5 }, b, weight: 1 }])).toBeNull();
  });
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
