/**
 * What lives in `forecast/`: forecasts of monthly series, the models that compete and their backtest. It knows nothing of tables.
 */

/** Months of a season. */
export const YEAR = 12;

/** A way to forecast: from the months so far (all above zero) to the next ones, or null where it needs more of them. */
export interface Model {
  id: string;
  /** The readers' name. */
  label: string;
  forecast(months: readonly number[], horizon: number): number[] | null;
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}
