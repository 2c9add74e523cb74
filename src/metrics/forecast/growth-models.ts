import { type Model, mean, sum, YEAR } from './model.ts';

/** Months whose growth is carried forward: a quarter, so that one odd month does not decide. */
const RECENT = 3;
/** Share of the growth that is left after each further month: growth of a young shop fades (Gardner and McKenzie, Management Science 31, 1985). */
const DAMPING = 0.95;

/** The same month of the year before: what every other model must beat. */
export const seasonalNaive: Model = {
  id: 'seasonal_naive',
  label: 'Same month a year before',
  forecast: (months, horizon) =>
    months.length < YEAR
      ? null
      : Array.from({ length: horizon }, (_, step) => months[months.length - YEAR + (step % YEAR)]!),
};

/** The same month of the year before, times the growth of the last quarter on the same quarter; `damping` lets that growth fade. */
function seasonalGrowth(id: string, label: string, damping: number): Model {
  return {
    id,
    label,
    forecast(months, horizon) {
      if (months.length < YEAR + RECENT) return null;
      const growth = Math.log(
        sum(months.slice(-RECENT)) / sum(months.slice(-YEAR - RECENT, -YEAR)),
      );
      return Array.from({ length: horizon }, (_, step) => {
        const base = months[months.length - YEAR + (step % YEAR)]!;
        return base * Math.exp(growth * damping ** (step + 1));
      });
    },
  };
}

export const steadyGrowth = seasonalGrowth('seasonal_growth', 'Recent growth carried on', 1);
export const dampedGrowth = seasonalGrowth(
  'seasonal_growth_damped',
  'Recent growth, fading',
  DAMPING,
);

/** The level of the last quarter with the season taken out, carried on by its average monthly growth over a year, which fades; the season put back. */
export const dampedTrend: Model = {
  id: 'trend_damped',
  label: 'Seasons and a fading trend',
  forecast(months, horizon) {
    // A month of the year without an index counts as average: with one month less than two years there is one at most.
    if (months.length < 2 * YEAR - 1) return null;
    const logs = months.map(Math.log);
    const season = seasonOf(logs);
    const level = (end: number): number =>
      mean(
        Array.from({ length: RECENT }, (_, back) => {
          const place = end - 1 - back;
          return logs[place]! - season[place % YEAR]!;
        }),
      );
    const now = level(months.length);
    const slope = (now - level(months.length - YEAR)) / YEAR;
    // The level is that of the quarter's middle, a month ago.
    let trend = now + slope * ((RECENT - 1) / 2);
    return Array.from({ length: horizon }, (_, step) => {
      trend += slope * DAMPING ** (step + 1);
      return Math.exp(trend + season[(months.length + step) % YEAR]!);
    });
  },
};

/** How far each month of the year lies from the centred average of the year around it, in logarithms (classical decomposition); they sum to zero. */
function seasonOf(logs: readonly number[]): number[] {
  const distances: number[][] = Array.from({ length: YEAR }, () => []);
  for (let index = YEAR / 2; index < logs.length - YEAR / 2; index += 1) {
    const around = logs.slice(index - YEAR / 2, index + YEAR / 2 + 1);
    const centred = (sum(around) - (around[0]! + around.at(-1)!) / 2) / YEAR;
    distances[index % YEAR]!.push(logs[index]! - centred);
  }
  const season = distances.map((ofMonth) => (ofMonth.length === 0 ? 0 : mean(ofMonth)));
  const level = mean(season);
  return season.map((distance) => distance - level);
}

/** The geometric mean of the two damped models: one leans on the year before, the other on the months just past, and their errors partly cancel (Bates and Granger, Operational Research Quarterly 20, 1969). */
export const combination: Model = {
  id: 'combination',
  label: 'Mean of the two fading forecasts',
  forecast(months, horizon) {
    const growth = dampedGrowth.forecast(months, horizon);
    const trend = dampedTrend.forecast(months, horizon);
    if (growth === null || trend === null) return null;
    return growth.map((value, step) => Math.sqrt(value * trend[step]!));
  },
};
