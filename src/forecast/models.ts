/**
 * What lives in `forecast/`: forecasts of a monthly series, the models that compete and their backtest. It knows nothing of tables. Smoothing
 * and decomposition come from augurs (Grafana's, WebAssembly).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';

const YEAR = 12;
/** Months whose growth on the year before is carried forward. */
const RECENT = 6;
/** Share of the yearly growth that is left after each further month: growth of a young shop fades. */
const DAMPING = 0.95;

/** A way to forecast: from the months so far to the next ones, or null where it needs more of them. */
export interface Model {
  id: string;
  /** The readers' name. */
  label: string;
  forecast(months: readonly number[], horizon: number): number[] | null;
}

const wasm = (file: string): Uint8Array =>
  readFileSync(
    createRequire(import.meta.url)
      .resolve(`@bsull/augurs/${file}`)
      .replace(/\.js$/, '_bg.wasm'),
  );

let isReady = false;

/** The modules are compiled once, when the first forecast is made. */
function prepareAugurs(): void {
  if (isReady) return;
  initEts({ module: wasm('ets') });
  initMstl({ module: wasm('mstl') });
  isReady = true;
}

/** The same month of the year before: what every other model must beat. */
export const seasonalNaive: Model = {
  id: 'seasonal_naive',
  label: 'Same month a year before',
  forecast: (months, horizon) =>
    months.length < YEAR
      ? null
      : Array.from({ length: horizon }, (_, step) => months[months.length - YEAR + (step % YEAR)]!),
};

/** The same month of the year before, times the growth of the last six months on theirs; `damping` lets that growth fade. */
function seasonalGrowth(id: string, label: string, damping: number): Model {
  return {
    id,
    label,
    forecast(months, horizon) {
      const earlier = sum(months.slice(-YEAR - RECENT, -YEAR));
      if (months.length < YEAR + RECENT || earlier <= 0) return null;
      const growth = Math.log(sum(months.slice(-RECENT)) / earlier);
      if (!Number.isFinite(growth)) return null;
      return Array.from({ length: horizon }, (_, step) => {
        const base = months[months.length - YEAR + (step % YEAR)]!;
        return base * Math.exp(growth * damping ** (step + 1));
      });
    },
  };
}

/** Trend and season of the logarithms by repeated loess (MSTL), the trend carried on by exponential smoothing. */
const mstlEts: Model = {
  id: 'mstl_ets',
  label: 'Loess seasons, smoothed trend',
  forecast(months, horizon) {
    if (months.length < 2 * YEAR || months.some((value) => value <= 0)) return null;
    prepareAugurs();
    const model = MSTL.ets([YEAR]);
    model.fit(months.map(Math.log));
    const { point } = model.predict(horizon);
    model.free();
    return point.map(Math.exp);
  },
};

/** Exponential smoothing, chosen automatically, of the growth on the year before; the season comes with the year before. */
const etsOnGrowth: Model = {
  id: 'ets_on_growth',
  label: 'Smoothed growth on the year before',
  forecast(months, horizon) {
    if (months.length < 2 * YEAR - RECENT || months.some((value) => value <= 0)) return null;
    prepareAugurs();
    const growth = months.slice(YEAR).map((value, place) => Math.log(value / months[place]!));
    const model = new AutoETS(1, 'ZZN');
    try {
      model.fit(growth);
      const { point } = model.predict(horizon);
      return point.map(
        (change, step) => months[months.length - YEAR + (step % YEAR)]! * Math.exp(change),
      );
    } catch {
      // No smoothing model fits so short or so even a series: the others compete without it.
      return null;
    } finally {
      model.free();
    }
  },
};

/** Every model that competes; the first is the one to beat. */
export const MODELS: readonly Model[] = [
  seasonalNaive,
  seasonalGrowth('seasonal_growth', 'Recent growth carried on', 1),
  seasonalGrowth('seasonal_growth_damped', 'Recent growth, fading', DAMPING),
  mstlEts,
  etsOnGrowth,
];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
