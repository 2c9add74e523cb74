/** Models whose smoothing and decomposition come from augurs (Grafana's, WebAssembly). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { AutoETS, initSync as initEts } from '@bsull/augurs/ets';
import { initSync as initMstl, MSTL } from '@bsull/augurs/mstl';
import { type Model, YEAR } from './model.ts';

const LEAST_GROWTHS = 6;

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

/** The next values of a series by one of the library's models. Null where none fits so short or so even a series: the others compete without it. */
function predict(
  model: AutoETS | MSTL,
  values: readonly number[],
  horizon: number,
): number[] | null {
  try {
    model.fit([...values]);
    return Array.from(model.predict(horizon).point);
  } catch {
    return null;
  } finally {
    model.free();
  }
}

/** Trend and season of the logarithms by repeated loess (MSTL), the trend carried on by exponential smoothing. */
export const mstlEts: Model = {
  id: 'mstl_ets',
  label: 'Loess seasons, smoothed trend',
  forecast(months, horizon) {
    if (months.length < 2 * YEAR) return null;
    prepareAugurs();
    return (
      predict(MSTL.ets([YEAR]), months.map(Math.log), horizon)?.map((value) => Math.exp(value)) ??
      null
    );
  },
};

/** Exponential smoothing, chosen automatically, of the growth on the year before; the season comes with the year before. */
export const etsOnGrowth: Model = {
  id: 'ets_on_growth',
  label: 'Smoothed growth on the year before',
  forecast(months, horizon) {
    if (months.length < YEAR + LEAST_GROWTHS) return null;
    prepareAugurs();
    const growth = months.slice(YEAR).map((value, index) => Math.log(value / months[index]!));
    return (
      predict(new AutoETS(1, 'ZZN'), growth, horizon)?.map(
        (change, step) => months[months.length - YEAR + (step % YEAR)]! * Math.exp(change),
      ) ?? null
    );
  },
};
