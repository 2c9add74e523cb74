import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { forecastTogether, type SeriesForecast } from '../forecast/forecast-series.ts';
import { seasonalNaive } from '../forecast/growth-models.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import { wholeMonths } from './seasonality.ts';

interface MeasureForecast {
  measure: 'sessions' | 'orders' | 'revenue';
  /** The last whole month, as `monthOfDay` counts. */
  lastMonth: number;
  /** Sum of the last twelve whole months. */
  lastYear: number;
  forecast: SeriesForecast;
}

const computed = new WeakMap<MetricsInput, MeasureForecast[]>();

/** The forecasts of a shop, made once for its three tables. Revenue in the currency's unit. Empty with less than a year of whole months. */
function forecasts(input: MetricsInput): MeasureForecast[] {
  const known = computed.get(input);
  if (known !== undefined) return known;
  const daily = dailyPerformance(input);
  const series = [
    { measure: 'sessions' as const, totals: new DailyTotals(daily.traffic, 'sessions'), scale: 1 },
    { measure: 'orders' as const, totals: new DailyTotals(daily.orders, 'orders'), scale: 1 },
    { measure: 'revenue' as const, totals: new DailyTotals(daily.orders, 'revenue'), scale: 100 },
  ];
  const monthly = series.map(({ totals, scale }) =>
    wholeMonths(totals, input).map(({ month, value }) => ({ month, value: value / scale })),
  );
  const made = forecastTogether(monthly.map((months) => months.map(({ value }) => value))).flatMap(
    (forecast, index) => {
      if (forecast === null) return [];
      const months = monthly[index]!;
      const lastYear = months.slice(-12).reduce((sum, { value }) => sum + value, 0);
      return [
        { measure: series[index]!.measure, lastMonth: months.at(-1)!.month, lastYear, forecast },
      ];
    },
  );
  computed.set(input, made);
  return made;
}

const MEASURE = is.text(
  'measure',
  'sessions, orders or revenue (in the shop’s currency, gross of refunds)',
);
const INTERVALS = [
  is.number(
    'low_80',
    'Lower end of the 80 % interval, from the errors of the backtest, no narrower than last year’s miss asks for',
    '',
    'forecast',
  ),
  is.number('high_80', 'Upper end of the 80 % interval', '', 'forecast'),
  is.number('low_95', 'Lower end of the 95 % interval', '', 'forecast'),
  is.number('high_95', 'Upper end of the 95 % interval', '', 'forecast'),
];
const MODEL = is.text(
  'model',
  'The one model for all three measures, with the smallest error in the backtest as a share of the seasonal-naive forecast’s',
);
const FORECAST_COLUMNS = [
  is.PERIOD,
  MEASURE,
  is.number('value', 'Forecast of the month', '', 'forecast'),
  ...INTERVALS,
  MODEL,
];
const BACKTEST_COLUMNS = [
  MEASURE,
  is.text(
    'model',
    'seasonal_naive is the same month of the year before, which the others must beat',
  ),
  is.count('horizon', 'Months ahead', 'months'),
  is.count(
    'origins',
    'Forecasts that were made so far ahead and compared with what happened',
    '',
    'forecast-error',
  ),
  is.number('mae', 'Mean absolute error', '', 'forecast-error'),
  is.rate('mape', 'Mean of absolute error / actual', 'forecast-error'),
  is.number(
    'skill',
    '1 - mean absolute error / that of the seasonal-naive forecast; above 0 is better',
    '',
    'forecast-error',
  ),
  is.flag('chosen', '1 for the model that the forecast uses', 'forecast-error'),
];
const SUMMARY_COLUMNS = [
  MEASURE,
  is.period('first_period', 'First month of the forecast'),
  is.period('last_period', 'Last month of the forecast'),
  is.number('value', 'Sum of the twelve forecast months', '', 'forecast'),
  ...INTERVALS,
  is.number('last_twelve_months', 'Sum of the last twelve whole months', '', 'forecast'),
  is.change('growth', 'Value / last twelve months - 1', 'growth'),
  MODEL,
  is.text(
    'reason',
    'Why this model: it must beat the seasonal-naive forecast in sessions, orders and revenue alike',
  ),
  is.number(
    'last_year_forecast',
    'What the same model, made a year earlier, said of the last twelve whole months',
    '',
    'forecast',
  ),
  is.change(
    'last_year_error',
    'That forecast / what happened - 1; empty where a year less is too short for the model',
    'forecast-error',
  ),
  is.rate(
    'last_year_mape',
    'Mean of absolute error / actual over the twelve months of that forecast',
    'forecast-error',
  ),
];

export const forecastTables = [
  defineTable({
    id: 'forecast',
    title: 'The next twelve months',
    grain: ['period', 'measure'],
    population: is.SHOP_TOTALS,
    columns: FORECAST_COLUMNS,
    compute: (input) =>
      tableOfRows(
        forecasts(input).flatMap(({ measure, lastMonth, forecast }) =>
          forecast.points.map((point, step) => ({
            period: formatMonth(lastMonth + 1 + step),
            measure,
            value: point.value,
            low_80: point.low80,
            high_80: point.high80,
            low_95: point.low95,
            high_95: point.high95,
            model: forecast.model,
          })),
        ),
        FORECAST_COLUMNS,
      ),
  }),
  defineTable({
    id: 'forecast_backtest',
    title: 'How wrong each model would have been',
    grain: ['measure', 'model', 'horizon'],
    population: is.SHOP_TOTALS,
    columns: BACKTEST_COLUMNS,
    compute: (input) =>
      tableOfRows(
        forecasts(input).flatMap(({ measure, forecast }) => {
          const naive = new Map(
            forecast.backtest
              .filter(({ model }) => model === seasonalNaive.id)
              .map(({ horizon, mae }) => [horizon, mae]),
          );
          return forecast.backtest.map((row) => ({
            ...row,
            measure,
            skill: 1 - row.mae / naive.get(row.horizon)!,
            chosen: row.model === forecast.model ? 1 : 0,
          }));
        }),
        BACKTEST_COLUMNS,
      ),
  }),
  defineTable({
    id: 'forecast_summary',
    title: 'The next twelve months together',
    grain: ['measure'],
    population: is.SHOP_TOTALS,
    columns: SUMMARY_COLUMNS,
    compute: (input) =>
      tableOfRows(
        forecasts(input).map(({ measure, lastMonth, lastYear, forecast }) => {
          const sum = (pick: (point: SeriesForecast['points'][number]) => number): number =>
            forecast.points.reduce((total, point) => total + pick(point), 0);
          const value = sum((point) => point.value);
          const check = forecast.lastYear;
          return {
            measure,
            first_period: formatMonth(lastMonth + 1),
            last_period: formatMonth(lastMonth + forecast.points.length),
            value,
            // Months are wrong together more than apart: their limits are added up, which is the cautious side.
            low_80: sum((point) => point.low80),
            high_80: sum((point) => point.high80),
            low_95: sum((point) => point.low95),
            high_95: sum((point) => point.high95),
            last_twelve_months: lastYear,
            growth: value / lastYear - 1,
            model: forecast.model,
            reason: forecast.reason,
            last_year_forecast: check?.forecast,
            last_year_error: check && check.forecast / check.actual - 1,
            last_year_mape: check?.mape,
          };
        }),
        SUMMARY_COLUMNS,
      ),
  }),
];
