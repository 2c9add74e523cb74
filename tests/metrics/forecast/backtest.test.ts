import { describe, expect, test } from 'vitest';
import { backtest as backtestOf, overallError } from '../../../src/metrics/forecast/backtest.ts';
import { combination, seasonalNaive } from '../../../src/metrics/forecast/growth-models.ts';
import type { Model } from '../../../src/metrics/forecast/model.ts';
import { MODELS } from '../../../src/metrics/forecast/models.ts';
import { pastForecasts } from '../../../src/metrics/forecast/past-forecasts.ts';

/** A series that doubles each year. */
const doubling = (months: number): number[] =>
  Array.from({ length: months }, (_, month) => 100 * 2 ** (month / 12));

const backtest = (models: readonly Model[], months: readonly number[]) =>
  backtestOf(models, { place: 0, months }, pastForecasts([months]));

describe('backtest(models, series, past)', () => {
  test('compares a naive forecast with what happened: by hand for a series that doubles', () => {
    const months = doubling(26);
    const rows = backtest([seasonalNaive], months);
    // From 24 months on: one forecast two months ahead, two forecasts one month ahead; each is half of what came.
    expect(rows.map(({ horizon, origins }) => [horizon, origins])).toEqual([
      [1, 2],
      [2, 1],
    ]);
    expect(rows[0]!.mape).toBeCloseTo(0.5, 12);
    expect(rows[1]!.mae).toBeCloseTo(months[25]! / 2, 9);
  });

  test('gives every model the same forecasts to make', () => {
    const rows = backtest(MODELS, doubling(35));
    expect(new Set(rows.map(({ model }) => model))).toEqual(new Set(MODELS.map(({ id }) => id)));
    for (const ofHorizon of Map.groupBy(rows, (row) => row.horizon).values()) {
      expect(ofHorizon).toHaveLength(MODELS.length);
      expect(new Set(ofHorizon.map(({ origins }) => origins)).size).toBe(1);
    }
  });

  test('leaves out a model that cannot forecast from one of the origins, and keeps the others', () => {
    const fickle: Model = {
      id: 'fickle',
      label: 'Fickle',
      forecast: (months, horizon) => (months.length === 25 ? null : Array(horizon).fill(1)),
    };
    const rows = backtest([seasonalNaive, fickle], doubling(27));
    expect(rows.map(({ model, origins }) => [model, origins])).toEqual([
      ['seasonal_naive', 3],
      ['seasonal_naive', 2],
      ['seasonal_naive', 1],
    ]);
  });

  test('compares with no month of nothing', () => {
    const months = doubling(27).map((value, month) => (month === 25 ? 0 : value));
    const rows = backtest([combination], months);
    // One month ahead of the three month-ends from 24 on lie the months 24, 25 and 26, two ahead 25 and 26.
    expect(rows.map(({ horizon, origins }) => [horizon, origins]).toSorted()).toEqual([
      [1, 2],
      [2, 1],
      [3, 1],
    ]);
  });

  test('is empty where nothing follows two years', () => {
    expect(backtest(MODELS, doubling(24))).toEqual([]);
  });
});

test('overallError(rows) counts every horizon alike', () => {
  const row = { model: 'a', mape: 0 };
  expect(
    overallError([
      { ...row, horizon: 1, origins: 9, mae: 1 },
      { ...row, horizon: 2, origins: 1, mae: 3 },
    ]),
  ).toEqual(new Map([['a', 2]]));
});
