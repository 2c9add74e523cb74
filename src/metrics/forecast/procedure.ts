import { type BacktestRow, backtest } from './backtest.ts';
import { type Choice, chooseModel } from './choose-model.ts';
import { combination } from './growth-models.ts';
import type { Model } from './model.ts';
import type { PastForecasts } from './past-forecasts.ts';
import { type Miss, rangesFrom } from './ranges.ts';

/** Replays, by which ranges are set, begin with half a year. */
const FIRST_REPLAY = 6;

export interface ForecastPoint {
  value: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

/** What the procedure says at one month-end, of each series; null of one that it cannot forecast. */
export interface Edition extends Choice {
  /** Months known. */
  origin: number;
  points: readonly (readonly ForecastPoint[] | null)[];
  backtests: readonly (readonly BacktestRow[] | null)[];
}

/**
 * The whole procedure at each month-end from the sixth month to the last: which model is chosen, what it forecasts and the ranges around that, all
 * from the months before that month-end alone. So the editions of the past are what this code would have published then (out-of-sample
 * evaluation of the forecasting method, not of a model: Tashman, Int. J. Forecasting 16, 2000).
 */
export function editionsOf(
  series: readonly (readonly number[])[],
  models: readonly Model[],
  past: PastForecasts,
): Edition[] {
  const editions: Edition[] = [];
  const last = Math.max(0, ...series.map((months) => months.length));
  for (let origin = FIRST_REPLAY; origin <= last; origin += 1) {
    const known = series.map((months) => months.slice(0, origin));
    const backtests = known.map((months, place) =>
      past(combination, place, origin) === null ? null : backtest(models, { place, months }, past),
    );
    const choice = chooseModel(backtests.filter((rows) => rows !== null));
    const model = models.find(({ id }) => id === choice.model)!;
    const misses = known.map((months, place) => missesOf(editions, place, months));
    const points = known.map((_, place) => {
      const values = past(model, place, origin);
      const others = misses.filter((_, other) => other !== place).flat();
      return values && withRanges(values, rangesFrom(misses[place]!, others, origin));
    });
    editions.push({ ...choice, origin, points, backtests });
  }
  return editions;
}

/** What the editions so far said of a series, against the months that are known; a month of nothing has no logarithm and is left out. */
function missesOf(
  editions: readonly Edition[],
  place: number,
  months: readonly number[],
): readonly Miss[] {
  return editions.flatMap(({ origin, points }) =>
    (points[place] ?? []).flatMap(({ value }, step) => {
      const actual = months[origin + step] ?? 0;
      return actual > 0 ? [{ origin, horizon: step + 1, log: Math.log(actual / value) }] : [];
    }),
  );
}

function withRanges(
  values: readonly number[],
  ranges: ReturnType<typeof rangesFrom>,
): ForecastPoint[] {
  return values.map((value, step) => {
    const { of80, of95 } = ranges(step + 1);
    return {
      value,
      low80: value / of80,
      high80: value * of80,
      low95: value / of95,
      high95: value * of95,
    };
  });
}
