import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import { type BacktestRow, backtest, overallError } from './backtest.ts';
import { MODELS, seasonalNaive } from './models.ts';

export interface ForecastPoint {
  value: number;
  low80: number;
  high80: number;
  low95: number;
  high95: number;
}

export interface SeriesForecast {
  model: string;
  /** Why this model. */
  reason:
    | 'beats the seasonal-naive forecast'
    | 'no model beats the seasonal-naive forecast'
    | 'history too short to compare models';
  points: readonly ForecastPoint[];
  backtest: readonly BacktestRow[];
  /** What the same model, made twelve months before the end, said of those twelve months; null where it could not. */
  lastYear: { forecast: number; actual: number } | null;
}

/** Horizons with fewer forecasts than this borrow the error of shorter ones. */
const LEAST_ORIGINS = 3;
const HORIZON = 12;
const Z80 = normalQuantile(0.9, 0, 1);
const Z95 = normalQuantile(0.975, 0, 1);

/**
 * The next twelve months of a monthly series by the model that did best in the backtest, seasonal-naive where none beats it or the history is
 * too short. Intervals come from the errors of the backtest, not from the model, since 35 months make models too sure; they never narrow with
 * the horizon. Null with less than a year of months.
 */
export function forecastSeries(months: readonly number[]): SeriesForecast | null {
  if (months.length < HORIZON || months.some((value) => value <= 0)) return null;
  const rows = backtest(MODELS, months, HORIZON);
  const errors = overallError(rows);
  const naiveError = errors.get(seasonalNaive.id);
  const [best, bestError] = [...errors].reduce(
    (a, b) => (b[1] < a[1] ? b : a),
    [seasonalNaive.id, naiveError ?? 0],
  );
  const model = MODELS.find(({ id }) => id === best)!;
  const values = model.forecast(months, HORIZON)!;
  const widths = intervalWidths(
    rows.filter((row) => row.model === best),
    months,
  );
  return {
    model: best,
    reason:
      naiveError === undefined
        ? 'history too short to compare models'
        : bestError < naiveError
          ? 'beats the seasonal-naive forecast'
          : 'no model beats the seasonal-naive forecast',
    points: values.map((value, step) => ({
      value,
      low80: value * Math.exp(-Z80 * widths[step]!),
      high80: value * Math.exp(Z80 * widths[step]!),
      low95: value * Math.exp(-Z95 * widths[step]!),
      high95: value * Math.exp(Z95 * widths[step]!),
    })),
    backtest: rows,
    lastYear: lastYearOf(model, months),
  };
}

/** Standard error of the logarithm by horizon. Without a backtest, the spread of the series' own year-on-year growth, or of its months. */
function intervalWidths(rows: readonly BacktestRow[], months: readonly number[]): number[] {
  let width = rows.length === 0 ? spreadOf(months) : 0;
  return Array.from({ length: HORIZON }, (_, step) => {
    const row = rows.find(({ horizon }) => horizon === step + 1);
    if (row !== undefined && row.origins >= LEAST_ORIGINS) width = Math.max(width, row.logError);
    return width;
  });
}

function spreadOf(months: readonly number[]): number {
  const lag = months.length > HORIZON + 1 ? HORIZON : 1;
  const changes = months.slice(lag).map((value, place) => Math.log(value / months[place]!));
  const squares = changes.reduce((sum, change) => sum + change ** 2, 0);
  return Math.sqrt(squares / changes.length);
}

function lastYearOf(
  model: (typeof MODELS)[number],
  months: readonly number[],
): SeriesForecast['lastYear'] {
  const forecast = model.forecast(months.slice(0, -HORIZON), HORIZON);
  if (forecast === null) return null;
  const sum = (values: readonly number[]): number =>
    values.reduce((total, value) => total + value, 0);
  return { forecast: sum(forecast), actual: sum(months.slice(-HORIZON)) };
}
