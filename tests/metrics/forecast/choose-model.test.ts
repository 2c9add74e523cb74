import { describe, expect, test } from 'vitest';
import type { BacktestRow } from '../../../src/metrics/forecast/backtest.ts';
import { chooseModel } from '../../../src/metrics/forecast/choose-model.ts';

/** A backtest of one horizon over so many month-ends, from mean absolute errors by model. */
const rows = (errors: Readonly<Record<string, number>>, origins = 6): BacktestRow[] =>
  Object.entries(errors).map(([model, mae]) => ({ model, horizon: 1, origins, mae, mape: 0 }));

describe('chooseModel(backtests)', () => {
  const beats = 'beats the seasonal-naive forecast';
  const naive = 'no model beats the seasonal-naive forecast';
  const level = 'no model is better than it by a fifth';
  const short = 'history too short to compare models';
  test.each<[string, BacktestRow[][], string, string]>([
    [
      'the combination, though another errs a little less',
      [rows({ seasonal_naive: 10, combination: 5, a: 4.01 })],
      'combination',
      beats,
    ],
    [
      'another that errs less by more than a fifth',
      [rows({ seasonal_naive: 10, combination: 5, a: 3.99 })],
      'a',
      beats,
    ],
    // Shares of naive's error: the combination 0.5 and 0.5, a 0.2 and 0.7, 0.45 on average. Sums of errors would say 505 against 702.
    [
      'by shares of the naive error on average, whatever the scales',
      [
        rows({ seasonal_naive: 10, combination: 5, a: 1 }),
        rows({ seasonal_naive: 1000, combination: 500, a: 600 }),
      ],
      'a',
      beats,
    ],
    [
      'none that one of the series could not test',
      [
        rows({ seasonal_naive: 10, combination: 9, a: 1 }),
        rows({ seasonal_naive: 10, combination: 9 }),
      ],
      'combination',
      beats,
    ],
    [
      'the combination and says so where it errs more than naive, but not clearly',
      [rows({ seasonal_naive: 10, combination: 12 })],
      'combination',
      level,
    ],
    [
      'naive where the combination errs clearly more',
      [rows({ seasonal_naive: 10, combination: 13 })],
      'seasonal_naive',
      naive,
    ],
    [
      'naive where that does not err at all',
      [rows({ seasonal_naive: 0, combination: 1 })],
      'seasonal_naive',
      naive,
    ],
    [
      'the combination from fewer than six month-ends, however good another was',
      [rows({ seasonal_naive: 10, combination: 9, a: 1 }, 5)],
      'combination',
      short,
    ],
    [
      'the combination where one series has no backtest',
      [rows({ seasonal_naive: 1, combination: 1, a: 0 }), []],
      'combination',
      short,
    ],
    ['the combination where there is no series', [], 'combination', short],
  ])('chooses %s', (_label, backtests, model, reason) => {
    expect(chooseModel(backtests)).toEqual({ model, reason });
  });
});
