import { describe, expect, test } from 'vitest';
import {
  combination,
  dampedGrowth,
  dampedTrend,
  seasonalNaive,
  steadyGrowth,
} from '../../../src/metrics/forecast/growth-models.ts';

/** Two years of a series that doubles each year, without a season: 100 at first. */
const DOUBLING = Array.from({ length: 24 }, (_, month) => 100 * 2 ** (month / 12));
const LAST = DOUBLING.at(-1)!;

describe('models of growth', () => {
  test('seasonal_naive repeats the last twelve months, over and over', () => {
    expect(seasonalNaive.forecast([0.5, ...Array(11).fill(1), 7], 13)).toEqual([
      ...Array(11).fill(1),
      7,
      1,
    ]);
  });

  test('seasonal_growth doubles each month of the year before', () => {
    for (const [step, value] of steadyGrowth.forecast(DOUBLING, 12)!.entries())
      expect(value).toBeCloseTo(2 * DOUBLING[12 + step]!, 9);
  });

  test('seasonal_growth_damped lets a doubling fade: 2 to the power of 0.95, then 0.9025', () => {
    const [first, second] = dampedGrowth.forecast(DOUBLING, 2)!;
    expect(first).toBeCloseTo(2 ** 0.95 * DOUBLING[12]!, 9);
    expect(second).toBeCloseTo(2 ** 0.9025 * DOUBLING[13]!, 9);
  });

  test('trend_damped carries a twelfth of a doubling on from the last month, and lets it fade', () => {
    const [first, second] = dampedTrend.forecast(DOUBLING, 2)!;
    expect(first).toBeCloseTo(LAST * 2 ** (0.95 / 12), 9);
    expect(second).toBeCloseTo(LAST * 2 ** ((0.95 + 0.9025) / 12), 9);
  });

  test('trend_damped puts a season back: Decembers thrice the other months stay so', () => {
    const months = Array.from({ length: 36 }, (_, month) => (month % 12 === 11 ? 300 : 100));
    for (const [step, value] of dampedTrend.forecast(months, 12)!.entries())
      expect(value).toBeCloseTo(step === 11 ? 300 : 100, 9);
  });

  test('combination is the geometric mean of the two damped models', () => {
    const growth = dampedGrowth.forecast(DOUBLING, 12)!;
    const trend = dampedTrend.forecast(DOUBLING, 12)!;
    for (const [step, value] of combination.forecast(DOUBLING, 12)!.entries())
      expect(value ** 2).toBeCloseTo(growth[step]! * trend[step]!, 6);
  });

  test.each([
    [seasonalNaive, 11],
    [steadyGrowth, 14],
    [dampedGrowth, 14],
    [dampedTrend, 22],
    [combination, 22],
  ])('$id needs more than %i months', (model, months) => {
    expect(model.forecast(DOUBLING.slice(0, months), 12)).toBeNull();
    expect(model.forecast(DOUBLING.slice(0, months + 1), 12)).toHaveLength(12);
  });
});
