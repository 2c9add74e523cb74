import { type Model, mean } from './model.ts';
import { HORIZON, type PastForecasts } from './past-forecasts.ts';

/** How one model did at one horizon, over all origins. */
export interface BacktestRow {
  model: string;
  /** Months ahead, from 1. */
  horizon: number;
  /** Forecasts that were made so far ahead. */
  origins: number;
  /** Mean absolute error, in the measure's unit. */
  mae: number;
  /** Mean absolute error / actual. */
  mape: number;
}

/** Fewer months leave too little for some models to learn from; the rest is forecast and compared. */
const LEAST_TRAINING = 24;

/** A series of the shop, as far as it was known. */
export interface KnownSeries {
  /** Its place among the series of `past`. */
  place: number;
  months: readonly number[];
}

interface Miss {
  model: string;
  horizon: number;
  absolute: number;
  relative: number;
}

/**
 * Rolling-origin backtest (Tashman, Int. J. Forecasting 16, 2000): from each month on that leaves at least two years to learn from, every model
 * forecasts the months that followed, and is compared with what happened. A model that cannot forecast from one of these origins does not
 * compete, so that all are judged by the same months; a month of nothing is no measure of any. Empty where the history is too short.
 */
export function backtest(
  models: readonly Model[],
  series: KnownSeries,
  past: PastForecasts,
): BacktestRow[] {
  const misses = models.flatMap((model) => missesOf(model, series, past) ?? []);
  const groups = Map.groupBy(misses, ({ model, horizon: ahead }) => `${model} ${ahead}`);
  return [...groups.values()].map((group) => ({
    model: group[0]!.model,
    horizon: group[0]!.horizon,
    origins: group.length,
    mae: mean(group.map(({ absolute }) => absolute)),
    mape: mean(group.map(({ relative }) => relative)),
  }));
}

/** Every forecast that the model would have made against what happened; null where it could not make one. */
function missesOf(
  model: Model,
  { place, months }: KnownSeries,
  past: PastForecasts,
): Miss[] | null {
  const misses: Miss[] = [];
  for (let origin = LEAST_TRAINING; origin < months.length; origin += 1) {
    const forecast = past(model, place, origin);
    if (forecast === null) return null;
    const followed = months.slice(origin, origin + HORIZON);
    for (const [step, actual] of followed.entries()) {
      if (actual === 0) continue;
      const absolute = Math.abs(forecast[step]! - actual);
      misses.push({ model: model.id, horizon: step + 1, absolute, relative: absolute / actual });
    }
  }
  return misses;
}

/** Mean absolute error of each model, every horizon counting alike: a year's outlook hangs on the far months as much as on the near. */
export function overallError(rows: readonly BacktestRow[]): Map<string, number> {
  return new Map(
    [...Map.groupBy(rows, (row) => row.model)].map(([model, ofModel]) => [
      model,
      mean(ofModel.map(({ mae }) => mae)),
    ]),
  );
}
