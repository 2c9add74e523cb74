import { type BacktestRow, overallError } from './backtest.ts';
import { combination, seasonalNaive } from './growth-models.ts';
import { mean } from './model.ts';

export interface Choice {
  model: string;
  /** Why this model. */
  reason:
    | 'beats the seasonal-naive forecast'
    | 'no model beats the seasonal-naive forecast'
    | 'no model is better than it by a fifth'
    | 'history too short to compare models';
}

/** From fewer month-ends no model is preferred: their errors are nearly one error. */
const LEAST_ORIGINS = 6;
/** Share of the combination's error that another model must stay under to take its place. */
const CLEARLY_LESS = 0.8;

/**
 * One model for several series of one shop. The combination, unless the backtests, over six month-ends at least, say clearly otherwise: another
 * whose error, as a share of the seasonal-naive forecast's averaged over the series, is smaller by a fifth. A choice among models by errors of
 * few months, which overlap, mostly follows chance; so the one that is robust stays until there is evidence. Visits, orders and revenue forecast by
 * different models would promise conversion rates and order values that nobody forecast.
 */
export function chooseModel(backtests: readonly (readonly BacktestRow[])[]): Choice {
  if (backtests.length === 0 || backtests.some((rows) => originsOf(rows) < LEAST_ORIGINS))
    return { model: combination.id, reason: 'history too short to compare models' };
  const errors = backtests.map(overallError);
  // Nothing can be a share of no error.
  if (errors.every((ofSeries) => ofSeries.get(seasonalNaive.id) === 0))
    return { model: seasonalNaive.id, reason: 'no model beats the seasonal-naive forecast' };
  const shares = [...errors[0]!.keys()]
    .filter((model) => errors.every((ofSeries) => ofSeries.has(model)))
    .map((model) => ({
      model,
      ofNaive: mean(
        errors.map((ofSeries) => ofSeries.get(model)! / ofSeries.get(seasonalNaive.id)!),
      ),
    }));
  const usual = shares.find(({ model }) => model === combination.id)!;
  const best = shares.reduce((least, other) => (other.ofNaive < least.ofNaive ? other : least));
  const chosen = best.ofNaive < CLEARLY_LESS * usual.ofNaive ? best : usual;
  return { model: chosen.model, reason: reasonFor(chosen) };
}

function reasonFor({ model, ofNaive }: { model: string; ofNaive: number }): Choice['reason'] {
  if (ofNaive < 1) return 'beats the seasonal-naive forecast';
  return model === seasonalNaive.id
    ? 'no model beats the seasonal-naive forecast'
    : 'no model is better than it by a fifth';
}

/** Month-ends that the backtest began at: each has a forecast of one month ahead. */
function originsOf(rows: readonly BacktestRow[]): number {
  return rows.find(({ horizon }) => horizon === 1)?.origins ?? 0;
}
