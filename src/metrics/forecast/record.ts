import type { Replayed } from './forecast-series.ts';
import { mean } from './model.ts';

/** How forecasts that were replayed did against what happened. Rates are null where there is nothing to take them of. */
export interface ForecastRecord {
  forecasts: number;
  /** Mean of forecast / actual - 1: above zero where the forecasts promised too much. */
  signedError: number | null;
  /** Mean of the same without its sign. */
  absoluteError: number | null;
  inside80: number | null;
  inside95: number | null;
  /** Median of the 80 % range's width / forecast. */
  width80: number | null;
}

/** The record of some replayed forecasts. A month of nothing lies outside every range and has no relative error. */
export function recordOf(replays: readonly Replayed[]): ForecastRecord {
  const errors = replays.flatMap((replay) => errorOf(replay) ?? []);
  const share = (isInside: (replay: Replayed) => boolean): number | null =>
    meanOrNull(replays.map((replay) => Number(isInside(replay))));
  return {
    forecasts: replays.length,
    signedError: meanOrNull(errors),
    absoluteError: meanOrNull(errors.map(Math.abs)),
    inside80: share(isInside80),
    inside95: share(isInside95),
    width80: median(replays.map(({ value, low80, high80 }) => (high80 - low80) / value)),
  };
}

/** Forecast / actual - 1; null for a month of nothing. */
export function errorOf({ value, actual }: Replayed): number | null {
  return actual === 0 ? null : value / actual - 1;
}

export function isInside80({ low80, high80, actual }: Replayed): boolean {
  return low80 <= actual && actual <= high80;
}

export function isInside95({ low95, high95, actual }: Replayed): boolean {
  return low95 <= actual && actual <= high95;
}

function meanOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : mean(values);
}

/** The middle value, or the mean of the two in the middle. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return meanOrNull(sorted.slice(Math.ceil(half) - 1, Math.floor(half) + 1));
}
