import type { Model } from './models.ts';

/** How one model did at one horizon, over all origins at which every model could forecast. */
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

/**
 * Rolling-origin backtest (Tashman, Int. J. Forecasting 16, 2000): from each month on that leaves at least two years to learn from, every model
 * forecasts the months that followed, and is compared with what happened. Empty where the history is too short.
 */
export function backtest(
  models: readonly Model[],
  months: readonly number[],
  horizon: number,
): BacktestRow[] {
  const errors = new Map<string, { absolute: number; relative: number; log: number }[]>();
  for (let origin = LEAST_TRAINING; origin < months.length; origin += 1) {
    const ahead = Math.min(horizon, months.length - origin);
    const forecasts = models.map((model) => model.forecast(months.slice(0, origin), ahead));
    if (forecasts.includes(null)) continue;
    models.forEach((model, place) => {
      for (let step = 0; step < ahead; step += 1) {
        const actual = months[origin + step]!;
        const forecast = forecasts[place]![step]!;
        const key = `${model.id} ${step + 1}`;
        const known = errors.get(key) ?? [];
        const absolute = Math.abs(forecast - actual);
        known.push({ absolute, relative: absolute / actual, log: Math.log(forecast / actual) });
        errors.set(key, known);
      }
    });
  }
  return [...errors].map(([key, known]) => {
    const [model = '', step] = key.split(' ');
    return {
      model,
      horizon: Number(step),
      origins: known.length,
      mae: mean(known.map(({ absolute }) => absolute)),
      mape: mean(known.map(({ relative }) => relative)),
      logError: Math.sqrt(mean(known.map(({ log }) => log ** 2))),
    };
  });
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
