import { studentQuantile } from './comparisons.ts';
import { FORECASTERS, type Forecaster, filled, NAIVE, USUAL } from './forecast-models.ts';

/** The whole forecasting procedure written once more: what it says at a month-end, given the months before. */

export const sum = (values: readonly number[]): number =>
  values.reduce((total, each) => total + each, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** How a model's forecasts so many months ahead compared with what happened. */
export interface Tested {
  horizon: number;
  origins: number;
  mae: number;
  mape: number;
}

/** A month that is forecast: its value, and the logarithms of the factors that its ranges span. */
export interface Point {
  value: number;
  of80: number;
  of95: number;
}

/** What is said of each series from the first `cut` months; null of one that cannot be forecast. */
export interface Said {
  cut: number;
  model: string;
  reason: string;
  tests: (ReadonlyMap<string, Tested[]> | null)[];
  points: (Point[] | null)[];
}

/** A forecaster of months of which some may be missing, that remembers what it said. */
export function remembering(forecaster: Forecaster, months: readonly number[]) {
  const said = new Map<number, readonly number[] | null>();
  return (cut: number): readonly number[] | null => {
    if (!said.has(cut)) {
      const known = filled(months.slice(0, cut));
      said.set(cut, known && forecaster(known));
    }
    return said.get(cut)!;
  };
}

type Memory = (cut: number) => readonly number[] | null;

/** A test of a model by horizon on the first `end` months; null where it could not forecast from every month since the second year. */
function testModel(forecast: Memory, months: readonly number[], end: number): Tested[] | null {
  const pairs: { ahead: number; said: number; came: number }[] = [];
  for (let cut = 24; cut < end; cut += 1) {
    const said = forecast(cut);
    if (said === null) return null;
    for (let ahead = 1; ahead <= Math.min(12, end - cut); ahead += 1)
      pairs.push({ ahead, said: said[ahead - 1]!, came: months[cut + ahead - 1]! });
  }
  return [
    ...Map.groupBy(
      pairs.filter(({ came }) => came > 0),
      ({ ahead }) => ahead,
    ),
  ].map(([horizon, at]) => ({
    horizon,
    origins: at.length,
    mae: mean(at.map(({ said, came }) => Math.abs(said - came))),
    mape: mean(at.map(({ said, came }) => Math.abs(said / came - 1))),
  }));
}

/** The usual model, unless another's share of the naive error is below four fifths of its own; six month-ends at least must be compared. */
function choose(tests: readonly ReadonlyMap<string, Tested[]>[]): {
  model: string;
  reason: string;
} {
  const compared = (ofSeries: ReadonlyMap<string, Tested[]>): number =>
    ofSeries.get(NAIVE)?.find(({ horizon }) => horizon === 1)?.origins ?? 0;
  if (tests.length === 0 || Math.min(...tests.map(compared)) < 6)
    return { model: USUAL, reason: 'history too short to compare models' };
  const error = (model: string, ofSeries: ReadonlyMap<string, Tested[]>): number =>
    mean(ofSeries.get(model)!.map(({ mae }) => mae));
  const none = 'no model beats the seasonal-naive forecast';
  if (tests.every((ofSeries) => error(NAIVE, ofSeries) === 0))
    return { model: NAIVE, reason: none };
  const share = (model: string): number =>
    mean(tests.map((ofSeries) => error(model, ofSeries) / error(NAIVE, ofSeries)));
  const able = Object.keys(FORECASTERS).filter((model) => tests.every((each) => each.has(model)));
  const least = Math.min(...able.map(share));
  const model = least < 0.8 * share(USUAL) ? able.find((each) => share(each) === least)! : USUAL;
  if (share(model) < 1) return { model, reason: 'beats the seasonal-naive forecast' };
  return { model, reason: model === NAIVE ? none : 'no model is better than it by a fifth' };
}

/** How hard it is to say so much ahead from so many months: errors are compared after division by this. */
const hardness = (cut: number, ahead: number): number =>
  Math.exp(0.3 * Math.log(ahead)) / Math.sqrt(Math.min(cut, 30) / 12);

/**
 * The widths by months ahead of the series at `place`, from what was said from at least half as many months as now: a weighted mean square of
 * the errors, the other series' at half weight, beside two that are believed, of fifteen per cent.
 */
function widths(
  said: readonly Said[],
  series: readonly (readonly number[])[],
  place: number,
  now: number,
) {
  const errors = said
    .filter(({ cut }) => 2 * cut >= now)
    .flatMap(({ cut, points }) =>
      points.flatMap((ofSeries, index) =>
        (ofSeries ?? []).flatMap(({ value }, step) => {
          const came = cut + step < now ? series[index]![cut + step]! : 0;
          if (came === 0) return [];
          const score = (Math.log(came) - Math.log(value)) / hardness(cut, step + 1);
          return [{ cut, isOwn: index === place, score, weight: index === place ? 2 : 1 }];
        }),
      ),
    );
  const total = sum(errors.map(({ weight }) => weight));
  const square = sum(errors.map(({ weight, score }) => weight * score ** 2)) / (total || 1);
  const ends = new Set(errors.flatMap(({ cut, isOwn }) => (isOwn ? [cut] : []))).size / 2;
  const freedom = 2 + ends;
  const spread = Math.sqrt((0.045 + ends * square) / freedom);
  const [q80, q95] = [studentQuantile(0.1, freedom), studentQuantile(0.025, freedom)];
  return (ahead: number) => {
    const width = spread * hardness(now, ahead);
    return { of80: q80 * width, of95: q95 * width };
  };
}

/** What the procedure says at every month-end from the sixth month of these series to the last. */
export function everyMonthEnd(series: readonly (readonly number[])[]): Said[] {
  const memories = series.map(
    (months) =>
      new Map(
        Object.entries(FORECASTERS).map(([id, model]) => [id, remembering(model, months)] as const),
      ),
  );
  const all: Said[] = [];
  for (let cut = 6; cut <= (series[0]?.length ?? 0); cut += 1) {
    const tests = series.map((months, place) => {
      if (memories[place]!.get(USUAL)!(cut) === null) return null;
      return new Map(
        [...memories[place]!].flatMap(([id, memory]) => {
          const tested = testModel(memory, months, cut);
          return tested === null || tested.length === 0 ? [] : [[id, tested] as const];
        }),
      );
    });
    const choice = choose(tests.filter((each) => each !== null));
    const points = series.map((_, place) => {
      const values = memories[place]!.get(choice.model)!(cut);
      const at = widths(all, series, place, cut);
      return values?.map((value, step) => ({ value, ...at(step + 1) })) ?? null;
    });
    all.push({ cut, ...choice, tests, points });
  }
  return all;
}
