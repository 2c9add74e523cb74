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

/** Logarithms less their season: the mean of the last three, and of the three that end a year before or as early as there are. */
function levels(logs: readonly number[], season: readonly number[]) {
  const flat = logs.map((log, place) => log - season[place % 12]!);
  const gap = Math.min(12, flat.length - 3);
  const end = flat.length - gap;
  return { now: average(flat.slice(-3)), before: average(flat.slice(end - 3, end)), gap };
}

/**
 * The growth of the last three months on the same three of the year before, of which `left(ahead)` is left; before there are such, that of twelve
 * months at the pace from the first three to the last, as if they lay three months further apart.
 */
const growth =
  (left: (ahead: number) => number): Forecaster =>
  (months) => {
    if (months.length < 12) return null;
    const [now, before] = [months.slice(-3), months.slice(-15, -12)].map(average);
    const { now: last, before: first, gap } = levels(months.map(Math.log), Array(12).fill(0));
    const year =
      months.length < 15 ? (12 * (last - first)) / (gap + 3) : Math.log(now!) - Math.log(before!);
    return yearBeforeTimes(months, (ahead) => Math.exp(year * left(ahead)));
  };

/** Distances from the mean of the two years that begin six and five months before a month, added up and divided by their number and `doubt` more. */
function seasonOf(logs: readonly number[], doubt: number): number[] {
  const distances = logs.map((log, place) =>
    place < 6 || place + 6 >= logs.length
      ? null
      : log - average([-6, -5].map((from) => average(logs.slice(place + from, place + from + 12)))),
  );
  const own = AHEAD.map((_, ofYear) =>
    distances.flatMap((value, place) => (value !== null && place % 12 === ofYear ? [value] : [])),
  );
  const raw = own.map((seen) =>
    seen.length === 0 ? 0 : (average(seen) * seen.length) / (seen.length + doubt),
  );
  const shift = own.every((seen) => seen.length > 0) ? average(raw) : 0;
  return raw.map((value) => value - shift);
}

/** The level of the last three months without season, and its slope, as if its ends lay three months further apart, which fades. */
const trend =
  (damping: number, doubt: number): Forecaster =>
  (months) => {
    if (months.length < 6) return null;
    const logs = months.map((value) => Math.log(value));
    const season = seasonOf(logs, doubt);
    const { now, before, gap } = levels(logs, season);
    const slope = (now - before) / (gap + 3);
    return AHEAD.map((ahead) => {
      // The level is the middle month's, one before the last; what follows is a geometric series.
      const faded = (damping * (1 - damping ** ahead)) / (1 - damping);
      return Math.exp(now + slope * (1 + faded) + season[(logs.length + ahead - 1) % 12]!);
    });
  };

/** The geometric mean of both, or the trend before there is a year before. */
export const combined = (damping: number, doubt: number): Forecaster => {
  const [grown, trended] = [growth((ahead) => damping ** ahead), trend(damping, doubt)];
  return (months) => {
    const [one, other] = [grown(months), trended(months)];
    if (one === null || other === null) return other;
    return one.map((value, step) => Math.exp(average([value, other[step]!].map(Math.log))));
  };
};

/**
 * The months with those of nothing, and those under a third of both neighbours, filled in along a straight line of logarithms from one known
 * month to the next; null where four of the last twelve are such.
 */
export function filled(months: readonly number[]): number[] | null {
  const holes = months.map((value, place) => {
    const around = [months[place - 1], months[place + 1]];
    return value <= 0 || around.every((other) => other !== undefined && 3 * value < other);
  });
  if (holes.slice(-12).filter(Boolean).length > 3 || holes.every(Boolean)) return null;
  const places = months.map((_, place) => place).filter((place) => !holes[place]);
  return months.map((value, place) => {
    if (!holes[place]) return value;
    const left = Math.max(...places.filter((each) => each < place));
    const right = Math.min(...places.filter((each) => each > place));
    if (!Number.isFinite(left)) return months[right]!;
    if (!Number.isFinite(right)) return months[left]!;
    const [from, to] = [Math.log(months[left]!), Math.log(months[right]!)];
    return Math.exp(from + ((to - from) * (place - left)) / (right - left));
  });
}

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
export const USUAL = 'combination';

export const FORECASTERS: Readonly<Record<string, Forecaster>> = {
  [NAIVE]: seasonalNaive,
  seasonal_growth: growth(() => 1),
  seasonal_growth_damped: growth((ahead) => 0.95 ** ahead),
  trend_damped: trend(0.95, 1),
  [USUAL]: combined(0.95, 1),
  mstl_ets: mstlEts,
  ets_on_growth: etsOnGrowth,
};
