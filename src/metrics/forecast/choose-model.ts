import { type BacktestRow, overallError } from './backtest.ts';
import { seasonalNaive } from './growth-models.ts';
import { mean } from './model.ts';

export interface Choice {
  model: string;
  /** Why this model. */
  reason:
    | 'beats the seasonal-naive forecast'
    | 'no model beats the seasonal-naive forecast'
    | 'history too short to compare models';
}

/**
 * One model for several series of one shop, from the backtest of each: the one whose error is the smallest share of the seasonal-naive
 * forecast's, averaged over the series, among those that beat it in every one. Visits, orders and revenue forecast by different models would
 * promise conversion rates and order values that nobody forecast. Seasonal-naive where none beats it, or where there is no backtest.
 */
export function chooseModel(backtests: readonly (readonly BacktestRow[])[]): Choice {
  const errors = backtests.map(overallError);
  if (errors.length === 0 || errors.some((ofSeries) => !ofSeries.has(seasonalNaive.id)))
    return { model: seasonalNaive.id, reason: 'history too short to compare models' };
  const shares = [...errors[0]!.keys()].map((model) => ({
    model,
    ofNaive: errors.map(
      (ofSeries) => (ofSeries.get(model) ?? Number.NaN) / ofSeries.get(seasonalNaive.id)!,
    ),
  }));
  const [best] = shares
    .filter(({ ofNaive }) => ofNaive.every((share) => share < 1))
    .toSorted((a, b) => mean(a.ofNaive) - mean(b.ofNaive));
  return best === undefined
    ? { model: seasonalNaive.id, reason: 'no model beats the seasonal-naive forecast' }
    : { model: best.model, reason: 'beats the seasonal-naive forecast' };
}
