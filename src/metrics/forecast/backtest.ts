import { type Model, mean } from './model.ts';

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
  /** Root of the mean squared error of the logarithms: the width of the intervals. */
  logError: number;
}

/** Fewer months leave too little to learn from; the rest is forecast and compared. */
const LEAST_TRAINING = 24;

interface Miss {
  model: string;
  horizon: number;
  absolute: number;
  relative: number;
  log: number;
}

/**
 * Rolling-origin backtest (Tashman, Int. J. Forecasting 16, 2000): from each month on that leaves at least two years to learn from, every model
 * forecasts the months that followed, and is compared with what happened. A model that cannot forecast from one of these origins does not
 * compete, so that all are judged by the same months. Empty where the history is too short.
 */
export function backtest(
  models: readonly Model[],
  months: readonly number[],
  horizon: number,
): BacktestRow[] {
  const misses = models.flatMap((model) => missesOf(model, months, horizon) ?? []);
  const groups = Map.groupBy(misses, ({ model, horizon: ahead }) => `${model} ${ahead}`);
  return [...groups.values()].map((group) => ({
    model: group[0]!.model,
    horizon: group[0]!.horizon,
    origins: group.length,
    mae: mean(group.map(({ absolute }) => absolute)),
    mape: mean(group.map(({ relative }) => relative)),
    logError: Math.sqrt(mean(group.map(({ log }) => log ** 2))),
  }));
}

/** Every forecast that the model would have made against what happened; null where it could not make one. */
function missesOf(model: Model, months: readonly number[], horizon: number): Miss[] | null {
  const misses: Miss[] = [];
  for (let origin = LEAST_TRAINING; origin < months.length; origin += 1) {
    const ahead = Math.min(horizon, months.length - origin);
    const forecast = model.forecast(months.slice(0, origin), ahead);
    if (forecast === null) return null;
    forecast.forEach((value, step) => {
      const actual = months[origin + step]!;
      const absolute = Math.abs(value - actual);
      misses.push({
        model: model.id,
        horizon: step + 1,
        absolute,
        relative: absolute / actual,
        log: Math.log(value / actual),
      });
    });
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
