import { readFileSync } from 'node:fs';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';

/** The competing models written once more, each from its definition. Where a library fits one, the fit is the library's in both computations. */

/** The twelve months that follow these; null where the model needs more of them. */
export type Forecaster = (months: readonly number[]) => number[] | null;

const AHEAD = Array.from({ length: 12 }, (_, step) => step + 1);

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value / values.length, 0);
}

/** The year before, month by month, each times a factor by months ahead. */
function yearBeforeTimes(months: readonly number[], factor: (ahead: number) => number): number[] {
  const year = months.slice(-12);
  return AHEAD.map((ahead) => year[ahead - 1]! * factor(ahead));
}

const seasonalNaive: Forecaster = (months) =>
  months.length < 12 ? null : yearBeforeTimes(months, () => 1);

/** What is left of the growth of the last three months on the same three of the year before is `left(ahead)` of its power. */
const growth =
  (left: (ahead: number) => number): Forecaster =>
  (months) => {
    if (months.length < 15) return null;
    const [now, before] = [months.slice(-3), months.slice(-15, -12)].map(average);
    return yearBeforeTimes(months, (ahead) => (now! / before!) ** left(ahead));
  };

const dampedGrowth = growth((ahead) => 0.95 ** ahead);

/**
 * Logarithms less their season: the level of the last three, their yearly slope, which fades by a twentieth a month. The centred average of
 * a month is the mean of the two years that begin six and five months before it.
 */
const dampedTrend: Forecaster = (months) => {
  if (months.length < 23) return null;
  const logs = months.map((value) => Math.log(value));
  const distances = logs.map((log, place) =>
    place < 6 || place + 6 >= logs.length
      ? null
      : log - average([-6, -5].map((from) => average(logs.slice(place + from, place + from + 12)))),
  );
  const raw = AHEAD.map((_, ofYear) => {
    const own = distances.filter((value, place) => value !== null && place % 12 === ofYear);
    return own.length === 0 ? 0 : average(own as number[]);
  });
  const season = (place: number): number => raw[place % 12]! - average(raw);
  const level = (end: number): number =>
    average([end - 3, end - 2, end - 1].map((place) => logs[place]! - season(place)));
  const now = level(logs.length);
  const slope = (now - level(logs.length - 12)) / 12;
  return AHEAD.map((ahead) => {
    // The level is the middle month's, one before the last; what follows is a geometric series.
    const faded = (0.95 * (1 - 0.95 ** ahead)) / (1 - 0.95);
    return Math.exp(now + slope * (1 + faded) + season(logs.length + ahead - 1));
  });
};

const combination: Forecaster = (months) => {
  const [one, other] = [dampedGrowth(months), dampedTrend(months)];
  return (
    one && other && one.map((value, step) => Math.exp(average([value, other[step]!].map(Math.log))))
  );
};

const moduleOf = (name: string): { module: Uint8Array } => ({
  module: readFileSync(
    new URL(import.meta.resolve(`@bsull/augurs/${name}`).replace(/\.js$/, '_bg.wasm')),
  ),
});

/** The library's forecast of a series; null where it finds none. */
function fitted(model: AutoETS | MSTL, values: number[]): number[] | null {
  try {
    model.fit(values);
    return [...model.predict(12).point];
  } catch {
    return null;
  }
}

const mstlEts: Forecaster = (months) => {
  if (months.length < 24) return null;
  initMstl(moduleOf('mstl'));
  return fitted(MSTL.ets([12]), months.map(Math.log))?.map(Math.exp) ?? null;
};

const etsOnGrowth: Forecaster = (months) => {
  if (months.length < 18) return null;
  initEts(moduleOf('ets'));
  const changes = months.slice(12).map((value, place) => Math.log(value / months[place]!));
  const ahead = fitted(new AutoETS(1, 'ZZN'), changes);
  return ahead && yearBeforeTimes(months, (step) => Math.exp(ahead[step - 1]!));
};

export const NAIVE = 'seasonal_naive';

export const FORECASTERS: Readonly<Record<string, Forecaster>> = {
  [NAIVE]: seasonalNaive,
  seasonal_growth: growth(() => 1),
  seasonal_growth_damped: dampedGrowth,
  trend_damped: dampedTrend,
  combination,
  mstl_ets: mstlEts,
  ets_on_growth: etsOnGrowth,
};
