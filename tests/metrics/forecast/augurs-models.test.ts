import { describe, expect, test } from 'vitest';
import { etsOnGrowth, mstlEts } from '../../../src/metrics/forecast/augurs-models.ts';

const SEASON = [90, 95, 85, 96, 97, 92, 93, 88, 85, 104, 150, 123];
const still = (months: number): number[] =>
  Array.from({ length: months }, (_, month) => SEASON[month % 12]!);

describe.each([
  [mstlEts, 24],
  [etsOnGrowth, 18],
])('$id', (model, least) => {
  test('repeats the season of a shop that does not grow', () => {
    for (const [step, value] of model.forecast(still(36), 12)!.entries())
      expect(value / SEASON[step]!).toBeCloseTo(1, 2);
  });

  test('follows a shop that doubles each year', () => {
    const doubling = still(48).map(
      (value, month) => value * 2 ** (month / 12) * (1 + (month % 5) / 100),
    );
    const forecast = model.forecast(doubling.slice(0, 36), 12)!;
    for (const [step, value] of forecast.entries())
      expect(Math.abs(value / doubling[36 + step]! - 1)).toBeLessThan(0.15);
  });

  test(`needs ${least} months`, () => {
    expect(model.forecast(still(least - 1), 3)).toBeNull();
  });
});
