import { describe, expect, test } from 'vitest';
import { forecastTogether } from '../../../src/metrics/forecast/forecast-series.ts';
import {
  combination,
  dampedTrend,
  seasonalNaive,
} from '../../../src/metrics/forecast/growth-models.ts';

const SEASON = [90, 95, 85, 96, 97, 92, 93, 88, 85, 104, 150, 123];
/** So many months of a season that grows by this factor a year. */
const shop = (months: number, growth: number): number[] =>
  Array.from({ length: months }, (_, month) => SEASON[month % 12]! * growth ** (month / 12));
const noisy = (months: number): number[] =>
  shop(months, 2).map((value, month) => value * (month % 3 === 0 ? 1.1 : 0.96));

const forecastOf = (months: readonly number[]) => forecastTogether([months]).series[0]!;
/** The same with models that take no time, for what does not hang on which compete. */
const quickly = (months: readonly number[]) =>
  forecastTogether([months], [seasonalNaive, dampedTrend, combination]).series[0]!;

describe('forecastTogether(series) of one series', () => {
  test('follows a series that doubles each year, its growth fading', () => {
    const forecast = forecastOf(shop(36, 2))!;
    const truth = shop(48, 2).slice(36);
    expect(forecast.reason).toBe('beats the seasonal-naive forecast');
    forecast.points.forEach(({ value, low80, high80 }, step) => {
      expect(value / truth[step]!).toBeGreaterThan(0.7);
      expect(value / truth[step]!).toBeLessThan(1.1);
      expect(truth[step]).toBeGreaterThan(low80);
      expect(truth[step]).toBeLessThan(high80);
    });
  });

  test('says that nothing beats the same month of the year before where nothing changes', () => {
    const { model, reason, points } = forecastOf(shop(36, 1))!;
    expect([model, reason]).toEqual([
      'seasonal_naive',
      'no model beats the seasonal-naive forecast',
    ]);
    expect(points.map(({ value }) => value)).toEqual(SEASON);
  });

  test('needs a year of months', () => {
    expect(forecastOf(shop(11, 2))).toBeNull();
    expect(forecastOf([])).toBeNull();
    expect(forecastOf(shop(12, 2))).toMatchObject({
      model: 'combination',
      reason: 'history too short to compare models',
      backtest: [],
      replays: [],
    });
  });

  test('goes on after a month of nothing, and after one in which little was sold', () => {
    const whole = quickly(shop(31, 2))!.points[0]!.value;
    for (const fallen of [0, 10]) {
      const months = shop(31, 2).map((value, month) => (month === 20 ? fallen : value));
      expect(quickly(months)!.points[0]!.value / whole).toBeCloseTo(1, 1);
    }
    expect(quickly([...shop(30, 2), 0])).not.toBeNull();
    expect(quickly([...shop(30, 2), 0, 0, 0, 0])).toBeNull();
  });

  test.each([12, 13, 14, 15, 23, 24, 25, 26, 36])(
    'of %i months has ranges that hold the value, are nested, never without width and never narrowing',
    (count) => {
      for (const months of [noisy(count), Array<number>(count).fill(7)]) {
        let width = 0.05;
        for (const { value, low80, high80, low95, high95 } of quickly(months)!.points) {
          const ends = [low95, low80, value, high80, high95];
          expect(new Set(ends).size).toBe(5);
          expect(ends).toEqual(ends.toSorted((a, b) => a - b));
          expect(Math.log(high80 / low80)).toBeGreaterThanOrEqual(width - 1e-12);
          width = Math.log(high80 / low80);
        }
      }
    },
  );

  test('replays what it would have said: the forecast of the months cut there, model and ranges and all', () => {
    const months = noisy(34);
    const { replays } = quickly(months)!;
    expect(new Set(replays.map(({ origin }) => origin))).toEqual(
      new Set(Array.from({ length: 22 }, (_, place) => place + 12)),
    );
    for (const { origin, horizon, actual, model, ...point } of replays) {
      const then = quickly(months.slice(0, origin))!;
      expect(model).toBe(then.model);
      expect(point).toEqual(then.points[horizon - 1]);
      expect(actual).toBe(months[origin + horizon - 1]);
    }
  });
});

describe('forecastTogether(series) of several', () => {
  test('uses one model for all, and leaves out what it cannot forecast', () => {
    const empty = [...shop(30, 2), 0, 0, 0, 0, 0, 0];
    const [visits, none, orders] = forecastTogether([shop(36, 2), empty, shop(36, 3)]).series;
    expect(none).toBeNull();
    expect(visits!.model).toBe(orders!.model);
    expect(visits!.reason).toBe('beats the seasonal-naive forecast');
  });

  test('of equal series is that of one', () => {
    const [one, other] = forecastTogether([noisy(26), noisy(26)]).series;
    expect(one).toEqual(other);
    expect(one!.points.map(({ value }) => value)).toEqual(
      forecastOf(noisy(26))!.points.map(({ value }) => value),
    );
  });
});
