import { describe, expect, test } from 'vitest';
import { kaplanMeier } from '../../../src/metrics/statistics/survival.ts';

describe('kaplanMeier(followed)', () => {
  /**
   * Weeks of remission of 21 children on 6-MP (Freireich et al., Blood 21, 1963), time, relapses and those lost from view: the example of
   * Gehan (Biometrika 52, 1965) and of Cox and Oakes (Analysis of Survival Data, 1984).
   */
  const remissions = [
    [6, 3, 1],
    [7, 1, 0],
    [9, 0, 1],
    [10, 1, 1],
    [11, 0, 1],
    [13, 1, 0],
    [16, 1, 0],
    [17, 0, 1],
    [19, 0, 1],
    [20, 0, 1],
    [22, 1, 0],
    [23, 1, 0],
    [25, 0, 1],
    [32, 0, 2],
    [34, 0, 1],
    [35, 0, 1],
  ].map(([time, events, censored]) => ({ time: time!, events: events!, censored: censored! }));
  const steps = kaplanMeier(remissions);

  /** As Stata and SAS print them: survival, Greenwood's standard error, interval on the scale of log(-log). */
  test.each([
    [6, 21, 0.8571, 0.0764, 0.6197, 0.9516],
    [7, 17, 0.8067, 0.0869, 0.5631, 0.9228],
    [10, 15, 0.7529, 0.0963, 0.5032, 0.8894],
    [13, 12, 0.6902, 0.1068, 0.4316, 0.8491],
    [16, 11, 0.6275, 0.1141, 0.3675, 0.8049],
    [22, 7, 0.5378, 0.1282, 0.2678, 0.7468],
    [23, 6, 0.4482, 0.1346, 0.1881, 0.6801],
  ])(
    'after %i weeks, of %i at risk, gives what is published',
    (time, atRisk, share, error, low, high) => {
      const step = steps.find((each) => each.time === time)!;
      expect(step.atRisk).toBe(atRisk);
      expect(step.survival).toBeCloseTo(share, 4);
      expect(Math.sqrt(step.variance)).toBeCloseTo(error, 4);
      expect(step.interval!.low).toBeCloseTo(low, 4);
      expect(step.interval!.high).toBeCloseTo(high, 4);
    },
  );

  test('takes the times in any order, and does not change its input', () => {
    const turned = remissions.toReversed();
    const before = structuredClone(turned);
    expect(kaplanMeier(turned)).toEqual(steps);
    expect(turned).toEqual(before);
  });

  test('has no interval before the first event and after the last person', () => {
    const followed = [
      { time: 1, events: 0, censored: 1 },
      { time: 2, events: 2, censored: 0 },
    ];
    expect(kaplanMeier(followed)).toEqual([
      { time: 1, atRisk: 3, survival: 1, variance: 0, interval: null },
      { time: 2, atRisk: 2, survival: 0, variance: 0, interval: null },
    ]);
    expect(kaplanMeier([])).toEqual([]);
  });

  test('is the plain share where nobody is lost, with the variance of a share', () => {
    // 3 of 10 after 5 days: 0.7 and 0.7 * 0.3 / 10.
    const [step] = kaplanMeier([
      { time: 5, events: 3, censored: 0 },
      { time: 9, events: 0, censored: 7 },
    ]);
    expect(step!.survival).toBeCloseTo(0.7, 12);
    expect(step!.variance).toBeCloseTo(0.021, 12);
  });
});
