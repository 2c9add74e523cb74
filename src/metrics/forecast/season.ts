import { mean, sum, YEAR } from './model.ts';

/**
 * How far each month of the year lies from the centred average of the year around it, in logarithms (classical decomposition), by the place of the
 * month in the series. A month seen in k years keeps k / (k + `doubt`) of its distance, as if so many years without a season had been seen as
 * well: seasons estimated from few years are mostly overfit, and shrunk ones forecast better (Miller and Williams, Int. J. Forecasting 19,
 * 2003). They sum to zero over a whole year; a month not seen is an average one.
 */
export function shrunkSeason(logs: readonly number[], doubt: number): number[] {
  const distances: number[][] = Array.from({ length: YEAR }, () => []);
  for (let index = YEAR / 2; index < logs.length - YEAR / 2; index += 1) {
    const around = logs.slice(index - YEAR / 2, index + YEAR / 2 + 1);
    const centred = (sum(around) - (around[0]! + around.at(-1)!) / 2) / YEAR;
    distances[index % YEAR]!.push(logs[index]! - centred);
  }
  const season = distances.map((seen) =>
    seen.length === 0 ? 0 : sum(seen) / (seen.length + doubt),
  );
  if (distances.some((seen) => seen.length === 0)) return season;
  const level = mean(season);
  return season.map((distance) => distance - level);
}
