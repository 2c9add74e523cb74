import { normalQuantile } from './comparisons.ts';
import { FORECASTERS, NAIVE } from './forecast-models.ts';
import type { Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

const MEASURES = ['sessions', 'orders', 'revenue'] as const;

/** How a model's forecasts so many months ahead compared with what happened. */
interface Tested {
  horizon: number;
  origins: number;
  mae: number;
  mape: number;
  /** Root mean square of the logarithm of forecast / actual. */
  spread: number;
}

interface Outlook {
  measure: string;
  /** Whole months, and the twelve that follow. */
  months: number[];
  periods: string[];
  tests: ReadonlyMap<string, Tested[]>;
  model: string;
  reason: string;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;
const rootMeanSquare = (values: readonly number[]): number =>
  Math.hypot(...values) / Math.sqrt(values.length);

/** A test of a model by horizon; null where it could not forecast from every month since the second year. */
function testModel(model: string, months: readonly number[]): Tested[] | null {
  const cuts = months.map((_, origin) => origin).slice(24);
  const made = cuts.map((origin) => FORECASTERS[model]!(months.slice(0, origin)));
  if (cuts.length === 0 || made.includes(null)) return null;
  const longest = Math.min(12, cuts.length);
  return Array.from({ length: longest }, (_, step) => {
    const compared = cuts.flatMap((origin, place) =>
      origin + step < months.length
        ? [{ forecast: made[place]![step]!, actual: months[origin + step]! }]
        : [],
    );
    const errors = compared.map(({ forecast, actual }) => Math.abs(forecast - actual));
    return {
      horizon: step + 1,
      origins: compared.length,
      mae: mean(errors),
      mape: mean(compared.map(({ actual }, place) => errors[place]! / actual)),
      spread: rootMeanSquare(
        compared.map(({ forecast, actual }) => Math.log(forecast) - Math.log(actual)),
      ),
    };
  });
}

/** The model with the smallest average share of the naive error, of those that are below it in every measure. */
function choose(tests: readonly ReadonlyMap<string, Tested[]>[]): {
  model: string;
  reason: string;
} {
  if (tests.length === 0 || tests.some((ofMeasure) => ofMeasure.size === 0))
    return { model: NAIVE, reason: 'history too short to compare models' };
  const errorOf = (model: string, ofMeasure: ReadonlyMap<string, Tested[]>): number =>
    mean((ofMeasure.get(model) ?? []).map(({ mae }) => mae));
  const shares = Object.keys(FORECASTERS).map((model) => ({
    model,
    shares: tests.map((ofMeasure) => errorOf(model, ofMeasure) / errorOf(NAIVE, ofMeasure)),
  }));
  const better = shares.filter(({ shares: own }) => own.every((share) => share < 1));
  const least = Math.min(...better.map(({ shares: own }) => mean(own)));
  const best = better.find(({ shares: own }) => mean(own) === least);
  return best
    ? { model: best.model, reason: 'beats the seasonal-naive forecast' }
    : { model: NAIVE, reason: 'no model beats the seasonal-naive forecast' };
}

/** The forecasts of all measures by the model that is chosen for all; none with less than a year, or with a month of nothing. */
async function outlooks({ query }: OpenShop): Promise<Outlook[]> {
  const history =
    await query(`select month_of(day) as period, ${MEASURES.map((measure) => `sum(${measure})::double as ${measure}`).join(', ')},
  strftime(max(day) + interval 12 month, '%Y-%m') as year_after from d group by 1 having complete_of(period) = 1 order by 1`);
  const series = MEASURES.map((measure) => ({
    measure,
    months: history.map((row) => row[measure] as number),
    periods: history.slice(-12).map((row) => row.year_after as string),
  })).filter(({ months }) => months.length >= 12 && Math.min(...months) > 0);
  const tests = series.map(
    ({ months }) =>
      new Map(
        Object.keys(FORECASTERS).flatMap((model) => {
          const tested = testModel(model, months);
          return tested === null ? [] : [[model, tested] as const];
        }),
      ),
  );
  const choice = choose(tests);
  return series.map((each, place) => ({ ...each, ...choice, tests: tests[place]! }));
}

/** What the chosen model said of the last twelve months a year before their end. */
function lastYearOf({ months, model }: Outlook) {
  const forecast = FORECASTERS[model]!(months.slice(0, -12));
  if (forecast === null)
    return { last_year_forecast: null, last_year_error: null, last_year_mape: null };
  const actual = months.slice(-12);
  return {
    last_year_forecast: sum(forecast),
    last_year_error: sum(forecast) / sum(actual) - 1,
    last_year_mape: mean(forecast.map((value, step) => Math.abs(value / actual[step]! - 1))),
  };
}

/** The width of the interval at a horizon: the largest that the backtest (three forecasts at least) or the last year asks for up to there. */
function widthAt(ahead: number, outlook: Outlook): number {
  const tested = outlook.tests.get(outlook.model) ?? [];
  const { last_year_error } = lastYearOf(outlook);
  const miss = last_year_error === null ? 0 : Math.abs(Math.log1p(last_year_error));
  const lag = outlook.months.length > 13 ? 12 : 1;
  const changes = outlook.months
    .slice(lag)
    .map((value, place) => Math.log(value) - Math.log(outlook.months[place]!));
  return Math.max(
    miss * Math.sqrt(ahead / 12),
    ...(tested.length === 0 ? [rootMeanSquare(changes)] : []),
    ...tested
      .filter(({ horizon, origins }) => horizon <= ahead && origins >= 3)
      .map(({ spread }) => spread),
  );
}

const [Z80, Z95] = [normalQuantile(0.1), normalQuantile(0.025)];

function pointsOf(outlook: Outlook) {
  return FORECASTERS[outlook.model]!(outlook.months)!.map((value, step) => {
    const factors = [Z80, Z95].map((z) => Math.exp(z * widthAt(step + 1, outlook)));
    return {
      value,
      low_80: value / factors[0]!,
      high_80: value * factors[0]!,
      low_95: value / factors[1]!,
      high_95: value * factors[1]!,
    };
  });
}

function monthRows(outlook: Outlook): Row[] {
  return pointsOf(outlook).map((point, step) => ({
    period: outlook.periods[step],
    measure: outlook.measure,
    ...point,
    model: outlook.model,
  }));
}

function backtestRows({ measure, tests, model: chosen }: Outlook): Row[] {
  return [...tests].flatMap(([model, tested]) =>
    tested.map((row, step) => ({
      ...row,
      measure,
      model,
      skill: 1 - row.mae / tests.get(NAIVE)![step]!.mae,
      chosen: Number(model === chosen),
    })),
  );
}

function summaryRows(outlook: Outlook): Row[] {
  const { measure, months, periods, model, reason } = outlook;
  const points = pointsOf(outlook);
  const total = (pick: (point: (typeof points)[number]) => number): number => sum(points.map(pick));
  const value = total((point) => point.value);
  const last_twelve_months = sum(months.slice(-12));
  return [
    {
      measure,
      first_period: periods[0],
      last_period: periods.at(-1),
      value,
      low_80: total((point) => point.low_80),
      high_80: total((point) => point.high_80),
      low_95: total((point) => point.low_95),
      high_95: total((point) => point.high_95),
      last_twelve_months,
      growth: value / last_twelve_months - 1,
      model,
      reason,
      ...lastYearOf(outlook),
    },
  ];
}

const computed = new Map<string, Promise<Outlook[]>>();

/** A table made of the outlooks of a shop, which are made once for the three tables. */
function forecastProof(table: string, rowsOf: (outlook: Outlook) => Row[]): Proof {
  return {
    table,
    async rows(shop) {
      const made = computed.get(shop.label) ?? outlooks(shop);
      computed.set(shop.label, made);
      return (await made).flatMap(rowsOf);
    },
  };
}

export const proofs: readonly Proof[] = [
  forecastProof('forecast', monthRows),
  forecastProof('forecast_backtest', backtestRows),
  forecastProof('forecast_summary', summaryRows),
];
