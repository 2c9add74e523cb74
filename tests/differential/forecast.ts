import { combined } from './forecast-models.ts';
import {
  everyMonthEnd,
  mean,
  type Point,
  remembering,
  type Said,
  sum,
} from './forecast-procedure.ts';
import type { Proof } from './prove.ts';
import type { OpenShop, Row } from './shops.ts';

const MEASURES = ['sessions', 'orders', 'revenue'] as const;

interface Outlook {
  measure: string;
  /** Whole months, their names, and those of the twelve that follow. */
  months: number[];
  names: string[];
  following: string[];
  /** What is said now, and what was said at each month-end since the first year, of this measure. */
  now: Said;
  points: Point[];
  earlier: { cut: number; model: string; points: Point[] }[];
  tests: ReadonlyMap<string, { horizon: number; mae: number }[]>;
}

/** What is said of each measure; none with less than a year, or with too many months of nothing lately. */
async function outlooks({ query }: OpenShop): Promise<Outlook[]> {
  const history =
    await query(`select month_of(day) as period, ${MEASURES.map((measure) => `sum(${measure})::double as ${measure}`).join(', ')},
  strftime(max(day) + interval 12 month, '%Y-%m') as year_after from d group by 1 having complete_of(period) = 1 order by 1`);
  if (history.length < 12) return [];
  const series = MEASURES.map((measure) => history.map((row) => row[measure] as number));
  const said = everyMonthEnd(series).filter(({ cut }) => cut >= 12);
  const now = said.at(-1)!;
  return MEASURES.flatMap((measure, place) => {
    const points = now.points[place]!;
    if (points === null) return [];
    return {
      measure,
      months: series[place]!,
      names: history.map((row) => row.period as string),
      following: history.slice(-12).map((row) => row.year_after as string),
      now,
      points,
      earlier: said
        .slice(0, -1)
        .flatMap(({ cut, model, points: then }) =>
          then[place] ? { cut, model, points: then[place] } : [],
        ),
      tests: now.tests[place]!,
    };
  });
}

const ranges = ({ value, of80, of95 }: Point) => ({
  low_80: value / Math.exp(of80),
  high_80: value * Math.exp(of80),
  low_95: value / Math.exp(of95),
  high_95: value * Math.exp(of95),
});

/** Ranges of several months together: their ends added up. */
function together(points: readonly Point[]) {
  const ends = points.map(ranges);
  return Object.fromEntries(
    (['low_80', 'high_80', 'low_95', 'high_95'] as const).map((end) => [
      end,
      sum(ends.map((each) => each[end])),
    ]),
  ) as ReturnType<typeof ranges>;
}

function monthRows({ measure, points, following, now }: Outlook): Row[] {
  return points.map((point, step) => ({
    period: following[step],
    measure,
    value: point.value,
    ...ranges(point),
    model: now.model,
  }));
}

function backtestRows({ measure, tests, now }: Outlook): Row[] {
  const naive = new Map(tests.get('seasonal_naive')?.map(({ horizon, mae }) => [horizon, mae]));
  return [...tests].flatMap(([model, tested]) =>
    tested.map((row) => ({
      ...row,
      measure,
      model,
      // Nothing can be a share of no error.
      skill: naive.get(row.horizon) === 0 ? null : 1 - row.mae / naive.get(row.horizon)!,
      chosen: Number(model === now.model),
    })),
  );
}

/** Every month that was forecast at an earlier month-end and is known. */
function replayRows({ measure, months, names, earlier }: Outlook) {
  return earlier.flatMap(({ cut, model, points }) =>
    points.slice(0, months.length - cut).map((point, step) => {
      const actual = months[cut + step]!;
      const ends = ranges(point);
      const holds = (low: number, high: number): number => Number(actual >= low && actual <= high);
      return {
        origin: names[cut - 1],
        measure,
        horizon: step + 1,
        period: names[cut + step],
        value: point.value,
        ...ends,
        actual,
        error: actual === 0 ? null : (point.value - actual) / actual,
        inside_80: holds(ends.low_80, ends.high_80),
        inside_95: holds(ends.low_95, ends.high_95),
        model,
      };
    }),
  );
}

type Replay = ReturnType<typeof replayRows>[number];

function record(replays: readonly Replay[]) {
  const errors = replays.map(({ error }) => error).filter((error) => error !== null);
  const or = (values: readonly number[]): number | null =>
    values.length === 0 ? null : mean(values);
  return {
    forecasts: replays.length,
    signed_error: or(errors),
    absolute_error: or(errors.map((error) => Math.abs(error))),
    inside_80: or(replays.map(({ inside_80 }) => inside_80)),
    inside_95: or(replays.map(({ inside_95 }) => inside_95)),
  };
}

function recordRows(outlook: Outlook): Row[] {
  return [...Map.groupBy(replayRows(outlook), ({ horizon }) => horizon)].map(
    ([horizon, replays]) => {
      const widths = replays
        .map(({ high_80, low_80, value }) => (high_80 - low_80) / value)
        .sort((a, b) => a - b);
      const [a, b] = [(widths.length - 1) >> 1, widths.length >> 1];
      return {
        measure: outlook.measure,
        horizon,
        ...record(replays),
        width_80: (widths[a]! + widths[b]!) / 2,
      };
    },
  );
}

function summaryRows(outlook: Outlook): Row[] {
  const { measure, months, following, points, now, earlier } = outlook;
  const last_twelve_months = sum(months.slice(-12));
  const value = sum(points.map((point) => point.value));
  const then = earlier.find(({ cut }) => cut === months.length - 12);
  const said = then && sum(then.points.map((point) => point.value));
  return [
    {
      measure,
      first_period: following[0],
      last_period: following.at(-1),
      value,
      ...together(points),
      last_twelve_months,
      growth: value / last_twelve_months - 1,
      model: now.model,
      reason: now.reason,
      last_year_forecast: said ?? null,
      last_year_low_80: then ? together(then.points).low_80 : null,
      last_year_high_80: then ? together(then.points).high_80 : null,
      last_year_error: said === undefined ? null : said / last_twelve_months - 1,
      month_ends: earlier.length,
      ...record(replayRows(outlook)),
    },
  ];
}

const SEASONS = { 'as measured': 0, shrunk: 1, none: Number.POSITIVE_INFINITY };

function scenarioRows({ measure, months, now }: Outlook): Row[] {
  return [0.9, 0.95, 0.98].flatMap((damping) =>
    Object.entries(SEASONS).map(([season, doubt]) => {
      const forecast = remembering(combined(damping, doubt), months);
      const value = sum(forecast(months.length)!);
      const errors = months.flatMap((_, cut) =>
        cut < 12
          ? []
          : (forecast(cut) ?? [])
              .slice(0, months.length - cut)
              .map((said, step) => said / months[cut + step]! - 1)
              .filter(Number.isFinite),
      );
      return {
        measure,
        damping,
        season,
        value,
        growth: value / sum(months.slice(-12)) - 1,
        forecasts: errors.length,
        signed_error: errors.length === 0 ? null : mean(errors),
        absolute_error: errors.length === 0 ? null : mean(errors.map(Math.abs)),
        chosen: Number(now.model === 'combination' && damping === 0.95 && doubt === 1),
      };
    }),
  );
}

function impliedRows(all: readonly Outlook[]): Row[] {
  if (all.length < 3) return [];
  const rates = (pick: (outlook: Outlook) => number) => {
    const [sessions, orders, revenue] = all.map(pick) as [number, number, number];
    const ratio = (a: number, b: number): number | null => (b === 0 ? null : a / b);
    return {
      sessions,
      orders,
      revenue,
      conversion_rate: ratio(orders, sessions),
      average_order_value: ratio(revenue, orders),
      revenue_per_session: ratio(revenue, sessions),
    };
  };
  const past = ({ months }: Outlook): number => sum(months.slice(-12));
  const next = ({ points }: Outlook): number => sum(points.map(({ value }) => value));
  const months = all[0]!.months.map((_, place) => rates((outlook) => outlook.months[place]!));
  const columns = Object.keys(months[0]!) as (keyof (typeof months)[number])[];
  return [
    { basis: 'last_twelve_months', ...rates(past) },
    { basis: 'forecast', ...rates(next) },
    { basis: 'first_month', ...rates(({ points }) => points[0]!.value) },
    { basis: 'last_month', ...rates(({ points }) => points[11]!.value) },
    { basis: 'same_rates', ...rates((outlook) => (past(outlook) / past(all[0]!)) * next(all[0]!)) },
    {
      basis: 'highest_month',
      ...Object.fromEntries(
        columns.map((column) => [column, Math.max(...months.map((month) => month[column] ?? 0))]),
      ),
    },
  ];
}

const computed = new Map<string, Promise<Outlook[]>>();

/** A table made of the outlooks of a shop, which are made once for all of them. */
function forecastProof(table: string, rowsOf: (all: readonly Outlook[]) => readonly Row[]): Proof {
  return {
    table,
    async rows(shop) {
      const made = computed.get(shop.label) ?? outlooks(shop);
      computed.set(shop.label, made);
      return rowsOf(await made);
    },
  };
}

const each =
  (rowsOf: (outlook: Outlook) => readonly Row[]) =>
  (all: readonly Outlook[]): readonly Row[] =>
    all.flatMap(rowsOf);

export const proofs: readonly Proof[] = [
  forecastProof('forecast', each(monthRows)),
  forecastProof('forecast_backtest', each(backtestRows)),
  forecastProof('forecast_summary', each(summaryRows)),
  forecastProof('forecast_replay', each(replayRows)),
  forecastProof('forecast_record', each(recordRows)),
  forecastProof('forecast_scenarios', each(scenarioRows)),
  forecastProof('forecast_implied', impliedRows),
];
