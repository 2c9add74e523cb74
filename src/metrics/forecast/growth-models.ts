import { type Model, mean, sum, YEAR } from './model.ts';
import { shrunkSeason } from './season.ts';

/** Months whose growth is carried forward: a quarter, so that one odd month does not decide. */
const RECENT = 3;
/** A slope over b months counts b / (b + 3): over few months it is mostly chance, and carried on for a year it would decide everything. */
const SLOPE_DOUBT = 3;
/** The combination needs half a year; with less there is no slope. */
const LEAST_MONTHS = 6;

/** How the growth models are set; what other settings give is published as scenarios. */
export interface GrowthSettings {
  /** Share of the growth that is left after each further month: growth of a young shop fades (Gardner and McKenzie, Management Science 31, 1985). */
  damping: number;
  /** Years without a season that are added to those seen (see `shrunkSeason`); Infinity for no season. */
  seasonDoubt: number;
}

/** The settings of the forecast, between those that err least on the shops that it was tried on. */
export const SHIPPED: GrowthSettings = { damping: 0.95, seasonDoubt: 1 };

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
      if (months.length < YEAR) return null;
      const growth = yearsGrowth(months);
      return Array.from({ length: horizon }, (_, step) => {
        const base = months[months.length - YEAR + (step % YEAR)]!;
        return base * Math.exp(growth * damping ** (step + 1));
      });
    },
  };
}

/** The logarithm of the last quarter over the same quarter of the year before; before there is one, twelve months of the slope. */
function yearsGrowth(months: readonly number[]): number {
  if (months.length < YEAR + RECENT) return YEAR * slopeOf(months.map(Math.log)).slope;
  return Math.log(sum(months.slice(-RECENT)) / sum(months.slice(-YEAR - RECENT, -YEAR)));
}

/** The level of the last quarter and the average monthly growth over the year before it, or over what there is; the slope as far as it can be trusted. */
function slopeOf(logs: readonly number[]): { level: number; slope: number } {
  const over = Math.min(YEAR, logs.length - RECENT);
  const level = mean(logs.slice(-RECENT));
  const before = mean(logs.slice(logs.length - over - RECENT, logs.length - over));
  return { level, slope: (level - before) / (over + SLOPE_DOUBT) };
}

export const steadyGrowth = seasonalGrowth('seasonal_growth', 'Recent growth carried on', 1);
export const dampedGrowth = seasonalGrowth(
  'seasonal_growth_damped',
  'Recent growth, fading',
  SHIPPED.damping,
);

/** The level of the last quarter with the season taken out, carried on by its average monthly growth over a year, which fades; the season put back. */
function fadingTrend({ damping, seasonDoubt }: GrowthSettings): Model {
  return {
    id: 'trend_damped',
    label: 'Seasons and a fading trend',
    forecast(months, horizon) {
      if (months.length < LEAST_MONTHS) return null;
      const logs = months.map(Math.log);
      const season = shrunkSeason(logs, seasonDoubt);
      const { level, slope } = slopeOf(logs.map((log, place) => log - season[place % YEAR]!));
      // The level is that of the quarter's middle, a month ago.
      let trend = level + slope * ((RECENT - 1) / 2);
      return Array.from({ length: horizon }, (_, step) => {
        trend += slope * damping ** (step + 1);
        return Math.exp(trend + season[(months.length + step) % YEAR]!);
      });
    },
  };
}

export const dampedTrend = fadingTrend(SHIPPED);

/**
 * The geometric mean of the two fading models: one leans on the year before, the other on the months just past, and their errors partly cancel
 * (Bates and Granger, Operational Research Quarterly 20, 1969). Equal weights, since weights estimated from so few months do worse (Smith and
 * Wallis, Oxford Bulletin of Economics and Statistics 71, 2009). With less than a year the trend alone.
 */
export function combinationOf(settings: GrowthSettings, id: string): Model {
  const grown = seasonalGrowth('', '', settings.damping);
  const trended = fadingTrend(settings);
  return {
    id,
    label: 'Mean of the two fading forecasts',
    forecast(months, horizon) {
      const trend = trended.forecast(months, horizon);
      const growth = grown.forecast(months, horizon);
      if (trend === null || growth === null) return trend;
      return growth.map((value, step) => Math.sqrt(value * trend[step]!));
    },
  };
}

export const combination = combinationOf(SHIPPED, 'combination');
