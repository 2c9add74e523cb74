import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { type BacktestRow, backtest } from './backtest.ts';
import { type Choice, chooseModel } from './choose-model.ts';
import { type Model, mean, sum, YEAR } from './model.ts';
import { MODELS } from './models.ts';

export interface ForecastPoint {
  value: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

/** What a model, made twelve months before the end, said of those twelve months. */
export interface LastYear {
  forecast: number;
  actual: number;
  /** Mean of the months' absolute error / actual. */
  mape: number;
}

export interface SeriesForecast extends Choice {
  points: readonly ForecastPoint[];
  backtest: readonly BacktestRow[];
  /** Null where a year less was too short for the model. */
  lastYear: LastYear | null;
}

/** Horizons with fewer forecasts than this borrow the error of shorter ones. */
const LEAST_ORIGINS = 3;
const HORIZON = YEAR;
const Z80 = normalQuantile(0.9, 0, 1);
const Z95 = normalQuantile(0.975, 0, 1);

/**
 * The next twelve months of several monthly series of one shop, by the one model that did best in their backtests (see `chooseModel`).
 * Null for a series with less than a year of months, or with a month of zero, which has no logarithm.
 */
export function forecastTogether(
  series: readonly (readonly number[])[],
): (SeriesForecast | null)[] {
  const backtests = series.map((months) =>
    months.length < YEAR || months.some((value) => value <= 0)
      ? null
      : backtest(MODELS, months, HORIZON),
  );
  const choice = chooseModel(backtests.filter((rows) => rows !== null));
  return series.map((months, index) => {
    const rows = backtests[index]!;
    return rows === null ? null : forecastSeries(months, rows, choice);
  });
}

function forecastSeries(
  months: readonly number[],
  rows: readonly BacktestRow[],
  choice: Choice,
): SeriesForecast {
  const model = MODELS.find(({ id }) => id === choice.model)!;
  const lastYear = lastYearOf(model, months);
  const ofModel = rows.filter((row) => row.model === model.id);
  const widths = intervalWidths(ofModel, months, lastYear);
  return {
    ...choice,
    points: model.forecast(months, HORIZON)!.map((value, step) => ({
      value,
      low80: value * Math.exp(-Z80 * widths[step]!),
      high80: value * Math.exp(Z80 * widths[step]!),
      low95: value * Math.exp(-Z95 * widths[step]!),
      high95: value * Math.exp(Z95 * widths[step]!),
    })),
    backtest: rows,
    lastYear,
  };
}

/**
 * Standard error of the logarithm by horizon: that of the backtest, not of the model, since three years of months make models too sure. Never
 * narrower than at the horizon before, nor than what the last year's miss, grown with the root of the months ahead, would have asked for.
 * Without a backtest, the spread of the series' own growth.
 */
function intervalWidths(
  rows: readonly BacktestRow[],
  months: readonly number[],
  lastYear: LastYear | null,
): number[] {
  const miss = lastYear === null ? 0 : Math.abs(Math.log(lastYear.forecast / lastYear.actual));
  let width = rows.length === 0 ? spreadOf(months) : 0;
  return Array.from({ length: HORIZON }, (_, step) => {
    const row = rows.find(({ horizon }) => horizon === step + 1);
    const tested = row !== undefined && row.origins >= LEAST_ORIGINS ? row.logError : 0;
    width = Math.max(width, tested, miss * Math.sqrt((step + 1) / HORIZON));
    return width;
  });
}

/** Year-on-year growth where there are two of them at least, else growth by month. */
function spreadOf(months: readonly number[]): number {
  const lag = months.length > YEAR + 1 ? YEAR : 1;
  const changes = months.slice(lag).map((value, index) => Math.log(value / months[index]!));
  return Math.sqrt(mean(changes.map((change) => change ** 2)));
}

function lastYearOf(model: Model, months: readonly number[]): LastYear | null {
  const forecast = model.forecast(months.slice(0, -HORIZON), HORIZON);
  if (forecast === null) return null;
  const actual = months.slice(-HORIZON);
  return {
    forecast: sum(forecast),
    actual: sum(actual),
    mape: mean(forecast.map((value, step) => Math.abs(value - actual[step]!) / actual[step]!)),
  };
}
