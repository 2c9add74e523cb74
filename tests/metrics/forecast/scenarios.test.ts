import { expect, test } from 'vitest';
import { combination } from '../../../src/metrics/forecast/growth-models.ts';
import { pastForecasts } from '../../../src/metrics/forecast/past-forecasts.ts';
import { scenariosOf } from '../../../src/metrics/forecast/scenarios.ts';

const doubling = (months: number): number[] =>
  Array.from({ length: months }, (_, month) => 100 * 2 ** (month / 12));

const scenarios = (months: readonly number[]) => scenariosOf(0, months, pastForecasts([months]));

test('scenariosOf tries three dampings with three seasons; one is what the forecast uses', () => {
  const months = doubling(15);
  const all = scenarios(months);
  expect(all.map(({ damping, seasonDoubt }) => [damping, seasonDoubt])).toEqual(
    [0.9, 0.95, 0.98].flatMap((damping) =>
      [0, 1, Number.POSITIVE_INFINITY].map((s) => [damping, s]),
    ),
  );
  const used = all.filter(({ isShipped }) => isShipped);
  expect(used).toHaveLength(1);
  const forecast = combination.forecast(months, 12)!;
  expect(used[0]!.value).toBeCloseTo(
    forecast.reduce((sum, value) => sum + value, 0),
    9,
  );
});

test('replays each at the month-ends from the first year on: by hand for fourteen months', () => {
  const months = doubling(14);
  const [first] = scenarios(months);
  // Two months from the twelfth, one from the thirteenth; growth that fades promises too little of one that does not.
  expect(first!.forecasts).toBe(3);
  expect(first!.signedError).toBeLessThan(0);
  expect(first!.absoluteError).toBe(-first!.signedError!);
});

test('has no record of a single year, and no scenario of less than half of one', () => {
  expect(scenarios(doubling(12))[0]).toMatchObject({ forecasts: 0, signedError: null });
  expect(scenarios(doubling(5))).toEqual([]);
});

test('compares with no month of nothing', () => {
  const months = doubling(14).map((value, month) => (month === 12 ? 0 : value));
  expect(scenarios(months)[0]!.forecasts).toBe(2);
});
