import { describe, expect, test } from 'vitest';
import {
  combination,
  combinationOf,
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

  test('seasonal_growth_damped takes twelve months of the slope before there is a quarter of the year before', () => {
    // Of fourteen months the slope, a twelfth of a doubling a month over eleven, counts 11 / 14.
    const [first] = dampedGrowth.forecast(DOUBLING.slice(0, 14), 1)!;
    expect(first).toBeCloseTo(2 ** ((11 / 14) * 0.95) * DOUBLING[2]!, 9);
  });

  test('trend_damped carries four fifths of a twelfth of a doubling on from the last quarter, and lets it fade', () => {
    // A slope over twelve months counts 12 / 15. The quarter's middle, a month ago, is the level.
    const slope = 0.8 / 12;
    const [first, second] = dampedTrend.forecast(DOUBLING, 2)!;
    const now = LAST * 2 ** (-1 / 12) * 2 ** slope;
    expect(first).toBeCloseTo(now * 2 ** (0.95 * slope), 9);
    expect(second).toBeCloseTo(now * 2 ** ((0.95 + 0.9025) * slope), 9);
  });

  test('trend_damped puts two thirds of a season back that two years show: Decembers thrice the other months', () => {
    const months = Array.from({ length: 36 }, (_, month) => (month % 12 === 11 ? 300 : 100));
    const forecast = dampedTrend.forecast(months, 12)!;
    expect(forecast[11]! / forecast[10]!).toBeCloseTo(3 ** (2 / 3), 9);
    expect(forecast[10]! / forecast[0]!).toBeCloseTo(1, 9);
  });

  test('combination is the geometric mean of the two damped models', () => {
    const growth = dampedGrowth.forecast(DOUBLING, 12)!;
    const trend = dampedTrend.forecast(DOUBLING, 12)!;
    for (const [step, value] of combination.forecast(DOUBLING, 12)!.entries())
      expect(value ** 2).toBeCloseTo(growth[step]! * trend[step]!, 6);
  });

  test('combination is the trend alone where there is no year before', () => {
    const young = DOUBLING.slice(0, 11);
    expect(combination.forecast(young, 12)).toEqual(dampedTrend.forecast(young, 12));
  });

  test('combinationOf(settings) grows more where more of the growth is left', () => {
    const sumAt = (damping: number) =>
      combinationOf({ damping, seasonDoubt: 1 }, '')
        .forecast(DOUBLING, 12)!
        .reduce((sum, value) => sum + value, 0);
    expect(sumAt(0.9)).toBeLessThan(sumAt(0.95));
    expect(sumAt(0.95)).toBeLessThan(sumAt(0.98));
  });

  test.each([
    [seasonalNaive, 11],
    [steadyGrowth, 11],
    [dampedGrowth, 11],
    [dampedTrend, 5],
    [combination, 5],
  ])('$id needs more than %i months', (model, months) => {
    expect(model.forecast(DOUBLING.slice(0, months), 12)).toBeNull();
    expect(model.forecast(DOUBLING.slice(0, months + 1), 12)).toHaveLength(12);
  });
});
