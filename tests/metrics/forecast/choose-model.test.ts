import { describe, expect, test } from 'vitest';
import type { BacktestRow } from '../../../src/metrics/forecast/backtest.ts';
import { chooseModel } from '../../../src/metrics/forecast/choose-model.ts';

/** A backtest of one horizon, from mean absolute errors by model. */
const rows = (errors: Readonly<Record<string, number>>): BacktestRow[] =>
  Object.entries(errors).map(([model, mae]) => ({
    model,
    horizon: 1,
    origins: 5,
    mae,
    mape: 0,
    logError: 0,
  }));

describe('chooseModel(backtests)', () => {
  const beats = 'beats the seasonal-naive forecast';
  const naive = 'no model beats the seasonal-naive forecast';
  const short = 'history too short to compare models';
  test.each<[string, BacktestRow[][], string, string]>([
    ['the least error of one series', [rows({ seasonal_naive: 10, a: 5, b: 4 })], 'b', beats],
    // Shares of naive's error: a 0.5 and 0.5, b 0.4 and 0.7. Sums of errors would say b: 4 + 700 against 5 + 500... of another scale.
    [
      'the least share of the naive error on average, whatever the scales',
      [rows({ seasonal_naive: 10, a: 5, b: 4 }), rows({ seasonal_naive: 1000, a: 500, b: 700 })],
      'a',
      beats,
    ],
    [
      'none that loses to naive in one of the series, however good in the other',
      [rows({ seasonal_naive: 10, a: 1, b: 9 }), rows({ seasonal_naive: 10, a: 11, b: 9 })],
      'b',
      beats,
    ],
    [
      'none that one of the series could not test',
      [rows({ seasonal_naive: 10, a: 1, b: 9 }), rows({ seasonal_naive: 10, b: 9 })],
      'b',
      beats,
    ],
    ['naive on a tie', [rows({ seasonal_naive: 10, a: 10 })], 'seasonal_naive', naive],
    [
      'naive where one has no backtest',
      [rows({ seasonal_naive: 1, a: 0 }), []],
      'seasonal_naive',
      short,
    ],
    ['naive where there is no series', [], 'seasonal_naive', short],
  ])('chooses %s', (_label, backtests, model, reason) => {
    expect(chooseModel(backtests)).toEqual({ model, reason });
  });
});
