import { describe, expect, test } from 'vitest';
import { backtest, overallError } from '../../src/forecast/backtest.ts';
import { forecastSeries } from '../../src/forecast/forecast-series.ts';
import { MODELS, seasonalNaive } from '../../src/forecast/models.ts';

const SEASON = [90, 95, 85, 96, 97, 92, 93, 88, 85, 104, 150, 123];
/** So many months of a season that grows by this factor a year. */
const shop = (months: number, growth: number): number[] =>
  Array.from({ length: months }, (_, month) => SEASON[month % 12]! * growth ** (month / 12));

describe('forecastSeries(months)', () => {
  test('finds the growth of a series that doubles each year, and keeps its season', () => {
    const forecast = forecastSeries(shop(36, 2))!;
    const truth = shop(48, 2).slice(36);
    expect(forecast.model).not.toBe('seasonal_naive');
    expect(forecast.reason).toBe('beats the seasonal-naive forecast');
    forecast.points.forEach(({ value }, step) => {
      expect(Math.abs(value / truth[step]! - 1)).toBeLessThan(0.05);
    });
  });

  test('says that nothing beats the same month of the year before where nothing changes', () => {
    const forecast = forecastSeries(shop(36, 1))!;
    expect(forecast.model).toBe('seasonal_naive');
    expect(forecast.points.map(({ value }) => value)).toEqual(SEASON);
    expect(forecast.lastYear).toEqual({
      forecast: forecast.lastYear!.actual,
      actual: forecast.lastYear!.actual,
    });
  });

  test('says that a short history cannot compare models', () => {
    expect(forecastSeries(shop(14, 2))).toMatchObject({
      model: 'seasonal_naive',
      reason: 'history too short to compare models',
      backtest: [],
    });
    expect(forecastSeries(shop(11, 2))).toBeNull();
    expect(forecastSeries([...shop(30, 2), 0])).toBeNull();
  });

  test('has intervals that hold the value, are nested, and never narrow', () => {
    const noisy = shop(35, 2).map((value, month) => value * (month % 3 === 0 ? 1.1 : 0.96));
    const { points } = forecastSeries(noisy)!;
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

  test('gives the same numbers each time', () => {
    expect(forecastSeries(shop(33, 1.7))).toEqual(forecastSeries(shop(33, 1.7)));
  });
});

describe('backtest(models, months, horizon)', () => {
  test('compares a naive forecast with what happened: by hand for a series that doubles', () => {
    const months = shop(26, 2);
    const rows = backtest([seasonalNaive], months, 12);
    // From 24 months on: one forecast two months ahead, two forecasts one month ahead; each is half of what came.
    expect(rows.map(({ horizon, origins }) => [horizon, origins])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(rows[0]!.mape).toBeCloseTo(0.5, 12);
    expect(rows[1]!.mae).toBeCloseTo(months[25]! / 2, 9);
    expect(rows[0]!.logError).toBeCloseTo(Math.log(2), 12);
  });

  test('gives every model the same forecasts to make', () => {
    const rows = backtest(MODELS, shop(35, 2), 12);
    for (const ofHorizon of Map.groupBy(rows, (row) => row.horizon).values()) {
      expect(new Set(ofHorizon.map(({ origins }) => origins)).size).toBe(1);
    }
  });
});

test('overallError(rows) counts every horizon alike', () => {
  const row = { model: 'a', mape: 0, logError: 0 };
  expect(
    overallError([
      { ...row, horizon: 1, origins: 9, mae: 1 },
      { ...row, horizon: 2, origins: 1, mae: 3 },
    ]),
  ).toEqual(new Map([['a', 2]]));
});
