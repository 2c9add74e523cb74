import { maskIncidents } from './mask-incidents.ts';
import { type Model, YEAR } from './model.ts';

/** Months ahead that every forecast goes. */
export const HORIZON = YEAR;

/** What a model would have said of the next twelve months at a past month-end, `origin` months into a series; null where it could not. */
export type PastForecasts = (
  model: Model,
  place: number,
  origin: number,
) => readonly number[] | null;

/** Forecasts of these series from any of their month-ends, each from the months before it alone, and each made once. */
export function pastForecasts(series: readonly (readonly number[])[]): PastForecasts {
  const masked = new Map<string, readonly number[] | null>();
  const made = new Map<string, readonly number[] | null>();
  const known = (place: number, origin: number): readonly number[] | null =>
    once(masked, `${place} ${origin}`, () => maskIncidents(series[place]!.slice(0, origin)));
  return (model, place, origin) =>
    once(made, `${model.id} ${place} ${origin}`, () => {
      const months = known(place, origin);
      return months === null ? null : model.forecast(months, HORIZON);
    });
}

function once<Value>(kept: Map<string, Value>, key: string, make: () => Value): Value {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const value = make();
  kept.set(key, value);
  return value;
}
