import type { BacktestRow } from './backtest.ts';
import type { Choice } from './choose-model.ts';
import { type Model, YEAR } from './model.ts';
import { MODELS } from './models.ts';
import { type PastForecasts, pastForecasts } from './past-forecasts.ts';
import { type Edition, editionsOf, type ForecastPoint } from './procedure.ts';

/** A forecast that the procedure made from `origin` months, of the month so many ahead, against what happened. */
export interface Replayed extends ForecastPoint {
  origin: number;
  /** Months ahead, from 1. */
  horizon: number;
  model: string;
  actual: number;
}

export interface SeriesForecast extends Choice {
  points: readonly ForecastPoint[];
  backtest: readonly BacktestRow[];
  /** Every month that an earlier edition, from a year of months on, would have forecast. */
  replays: readonly Replayed[];
}

export interface Forecasts {
  /** Null for a series with less than a year of months, or with too many months of nothing lately (see `maskIncidents`). */
  series: readonly (SeriesForecast | null)[];
  /** To try other settings at the same month-ends. */
  past: PastForecasts;
}

/**
 * The next twelve months of several monthly series of one shop, equally long, by one model (see `chooseModel`), with ranges and a record from
 * the same procedure at each month-end since the first year (see `editionsOf`).
 */
export function forecastTogether(
  series: readonly (readonly number[])[],
  models: readonly Model[] = MODELS,
): Forecasts {
  const past = pastForecasts(series);
  const editions = editionsOf(series, models, past).filter(({ origin }) => origin >= YEAR);
  const latest = editions.at(-1);
  return {
    past,
    series: series.map((months, place) => {
      const points = latest?.points[place] ?? null;
      if (latest === undefined || points === null || latest.origin !== months.length) return null;
      return {
        model: latest.model,
        reason: latest.reason,
        points,
        backtest: latest.backtests[place]!,
        replays: editions.flatMap((edition) => replaysOf(edition, place, months)),
      };
    }),
  };
}

function replaysOf(
  { origin, model, points }: Edition,
  place: number,
  months: readonly number[],
): Replayed[] {
  return (points[place] ?? []).slice(0, months.length - origin).map((point, step) => ({
    ...point,
    origin,
    horizon: step + 1,
    model,
    actual: months[origin + step]!,
  }));
}
