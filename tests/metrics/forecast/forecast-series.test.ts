import { describe, expect, test } from 'vitest';
import { forecastTogether } from '../../../src/metrics/forecast/forecast-series.ts';

const SEASON = [90, 95, 85, 96, 97, 92, 93, 88, 85, 104, 150, 123];
/** So many months of a season that grows by this factor a year. */
const shop = (months: number, growth: number): number[] =>
  Array.from({ length: months }, (_, month) => SEASON[month % 12]! * growth ** (month / 12));

const forecastOf = (months: readonly number[]) => forecastTogether([months])[0];

describe('forecastTogether(series) of one series', () => {
  test('finds the growth of a series that doubles each year, and keeps its season', () => {
    const forecast = forecastOf(shop(36, 2))!;
    const truth = shop(48, 2).slice(36);
    expect(forecast.model).not.toBe('seasonal_naive');
    expect(forecast.reason).toBe('beats the seasonal-naive forecast');
    forecast.points.forEach(({ value }, step) => {
      expect(Math.abs(value / truth[step]! - 1)).toBeLessThan(0.05);
    });
  });

  test('says that nothing beats the same month of the year before where nothing changes', () => {
    const forecast = forecastOf(shop(36, 1))!;
    expect(forecast.model).toBe('seasonal_naive');
    expect(forecast.points.map(({ value }) => value)).toEqual(SEASON);
    // A year's season adds up to 1198.
    expect(forecast.lastYear).toEqual({ forecast: 1198, actual: 1198, mape: 0 });
  });

  test('says that a short history cannot compare models', () => {
    expect(forecastOf(shop(14, 2))).toMatchObject({
      model: 'seasonal_naive',
      reason: 'history too short to compare models',
      backtest: [],
    });
    expect(forecastOf([])).toBeNull();
    expect(forecastOf(shop(11, 2))).toBeNull();
    expect(forecastOf([...shop(30, 2), 0])).toBeNull();
  });

  test('has intervals that hold the value, are nested, and never narrow', () => {
    const noisy = shop(35, 2).map((value, month) => value * (month % 3 === 0 ? 1.1 : 0.96));
    const { points } = forecastOf(noisy)!;
    let width = 0;
    for (const { value, low80, high80, low95, high95 } of points) {
      expect([low95, low80, value, high80, high95]).toEqual(
        [low95, low80, value, high80, high95].toSorted((a, b) => a - b),
      );
      expect(Math.log(high95 / low95)).toBeGreaterThanOrEqual(width - 1e-12);
      width = Math.log(high95 / low95);
    }
    expect(width).toBeGreaterThan(0);
  });

  test('is no surer of the year than last year’s miss allows', () => {
    // The last year is four times what the years before led to: whatever a model said of it was far too little.
    const leap = shop(35, 1.2).map((value, month) => (month < 23 ? value : value * 4));
    const { lastYear, points } = forecastOf(leap)!;
    const miss = Math.abs(Math.log(lastYear!.forecast / lastYear!.actual));
    const { value, high95 } = points.at(-1)!;
    expect(miss).toBeGreaterThan(1);
    expect(Math.log(high95 / value)).toBeGreaterThanOrEqual(1.9599 * miss);
  });

  test('gives the same numbers each time', () => {
    expect(forecastOf(shop(33, 1.7))).toEqual(forecastOf(shop(33, 1.7)));
  });
});

describe('forecastTogether(series) of several', () => {
  test('uses one model for all, and leaves out what has no logarithm', () => {
    const [visits, none, orders] = forecastTogether([
      shop(36, 2),
      [...shop(35, 2), 0],
      shop(36, 3),
    ]);
    expect(none).toBeNull();
    expect(visits!.model).toBe(orders!.model);
    expect(visits!.reason).toBe('beats the seasonal-naive forecast');
  });

  test('keeps to the year before for all where one of them does not change', () => {
    const [growing, still] = forecastTogether([shop(36, 2), shop(36, 1)]);
    for (const forecast of [growing!, still!]) {
      expect(forecast).toMatchObject({
        model: 'seasonal_naive',
        reason: 'no model beats the seasonal-naive forecast',
      });
    }
  });
});
