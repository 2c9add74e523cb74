import { combinationOf, type GrowthSettings, SHIPPED } from './growth-models.ts';
import { mean, sum, YEAR } from './model.ts';
import { HORIZON, type PastForecasts } from './past-forecasts.ts';

/** What other settings of the combination say of a series' next twelve months, and how they would have done. */
export interface Scenario extends GrowthSettings {
  isShipped: boolean;
  /** Sum of the twelve months. */
  value: number;
  /** Past months compared: the same for every setting. */
  forecasts: number;
  /** Mean of forecast / actual - 1; null where nothing can be compared. */
  signedError: number | null;
  absoluteError: number | null;
}

const DAMPINGS = [0.9, SHIPPED.damping, 0.98];
/** Seasons as measured, as shipped, and none. */
const SEASON_DOUBTS = [0, SHIPPED.seasonDoubt, Number.POSITIVE_INFINITY];

/** Every setting, of the series at this place among those of `past`; empty where it cannot be forecast. */
export function scenariosOf(
  place: number,
  months: readonly number[],
  past: PastForecasts,
): Scenario[] {
  return DAMPINGS.flatMap((damping) =>
    SEASON_DOUBTS.flatMap((seasonDoubt) => {
      const model = combinationOf(
        { damping, seasonDoubt },
        `combination ${damping} ${seasonDoubt}`,
      );
      const next = past(model, place, months.length);
      if (next === null) return [];
      const errors = months.flatMap((_, origin) =>
        origin < YEAR ? [] : errorsFrom(past(model, place, origin), months.slice(origin)),
      );
      return {
        damping,
        seasonDoubt,
        isShipped: damping === SHIPPED.damping && seasonDoubt === SHIPPED.seasonDoubt,
        value: sum(next),
        forecasts: errors.length,
        signedError: errors.length === 0 ? null : mean(errors),
        absoluteError: errors.length === 0 ? null : mean(errors.map(Math.abs)),
      };
    }),
  );
}

function errorsFrom(forecast: readonly number[] | null, followed: readonly number[]): number[] {
  if (forecast === null) return [];
  return followed
    .slice(0, HORIZON)
    .flatMap((actual, step) => (actual === 0 ? [] : [forecast[step]! / actual - 1]));
}
