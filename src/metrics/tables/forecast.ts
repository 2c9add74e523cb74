import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { seasonalNaive } from '../forecast/growth-models.ts';
import { sum } from '../forecast/model.ts';
import type { ForecastPoint } from '../forecast/procedure.ts';
import { recordOf } from '../forecast/record.ts';
import { forecastReplayTables } from './forecast-replay.ts';
import { forecastScenarioTables } from './forecast-scenarios.ts';
import {
  INTERVALS,
  MEASURE,
  type MeasureForecast,
  MODEL,
  shopForecasts,
} from './shop-forecasts.ts';

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
  is.text('reason', 'Why this model, from the backtests of sessions, orders and revenue together'),
  is.number(
    'last_year_forecast',
    'What the same procedure, at the month-end a year ago, said of the last twelve whole months; empty with less than two years',
    '',
    'forecast',
  ),
  is.number('last_year_low_80', 'Lower end of its 80 % range', '', 'forecast'),
  is.number('last_year_high_80', 'Upper end of its 80 % range', '', 'forecast'),
  is.change('last_year_error', 'That forecast / what happened - 1', 'forecast-error'),
  is.count(
    'month_ends',
    'Earlier month-ends, from the first whole year on, at which the procedure was replayed',
    '',
    'forecast-error',
  ),
  is.count('forecasts', 'Months that it forecast there and that are known', '', 'forecast-error'),
  is.change(
    'signed_error',
    'Mean of forecast / actual - 1 over them; below 0 the forecasts promised too little',
    'forecast-error',
  ),
  is.rate('absolute_error', 'Mean of the same without its sign', 'forecast-error'),
  is.rate('inside_80', 'Share of them inside their 80 % range', 'forecast-error'),
  is.rate('inside_95', 'Share of them inside their 95 % range', 'forecast-error'),
];

const forecastTable = defineTable({
  id: 'forecast',
  title: 'The next twelve months',
  grain: ['period', 'measure'],
  population: is.SHOP_TOTALS,
  columns: FORECAST_COLUMNS,
  compute: (input) =>
    tableOfRows(
      shopForecasts(input).flatMap(({ measure, months, forecast }) =>
        forecast.points.map((point, step) => ({
          period: formatMonth(months.at(-1)!.month + 1 + step),
          measure,
          value: point.value,
          ...endsOf([point]),
          model: forecast.model,
        })),
      ),
      FORECAST_COLUMNS,
    ),
});

const backtestTable = defineTable({
  id: 'forecast_backtest',
  title: 'How wrong each model would have been',
  grain: ['measure', 'model', 'horizon'],
  population: is.SHOP_TOTALS,
  columns: BACKTEST_COLUMNS,
  compute: (input) =>
    tableOfRows(
      shopForecasts(input).flatMap(({ measure, forecast }) => {
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
});

const summaryTable = defineTable({
  id: 'forecast_summary',
  title: 'The next twelve months together',
  grain: ['measure'],
  population: is.SHOP_TOTALS,
  columns: SUMMARY_COLUMNS,
  compute: (input) => tableOfRows(shopForecasts(input).map(summaryOf), SUMMARY_COLUMNS),
});

function summaryOf({ measure, months, lastYear, forecast }: MeasureForecast) {
  const { points, replays, model, reason } = forecast;
  const value = sum(points.map((point) => point.value));
  const record = recordOf(replays);
  const yearAgo = replays.filter(({ origin }) => origin === months.length - points.length);
  const said = sum(yearAgo.map((point) => point.value));
  const { low_80, high_80 } = endsOf(yearAgo);
  return {
    measure,
    first_period: formatMonth(months.at(-1)!.month + 1),
    last_period: formatMonth(months.at(-1)!.month + points.length),
    value,
    ...endsOf(points),
    last_twelve_months: lastYear,
    growth: value / lastYear - 1,
    model,
    reason,
    ...(yearAgo.length > 0 && {
      last_year_forecast: said,
      last_year_low_80: low_80,
      last_year_high_80: high_80,
      last_year_error: said / lastYear - 1,
    }),
    month_ends: new Set(replays.map(({ origin }) => origin)).size,
    forecasts: record.forecasts,
    signed_error: record.signedError,
    absolute_error: record.absoluteError,
    inside_80: record.inside80,
    inside_95: record.inside95,
  };
}

/** The ends of the ranges of these months together. Months are wrong together more than apart: their limits are added up, which is the cautious side. */
function endsOf(points: readonly ForecastPoint[]) {
  return {
    low_80: sum(points.map(({ low80 }) => low80)),
    high_80: sum(points.map(({ high80 }) => high80)),
    low_95: sum(points.map(({ low95 }) => low95)),
    high_95: sum(points.map(({ high95 }) => high95)),
  };
}

export const forecastTables = [
  forecastTable,
  backtestTable,
  summaryTable,
  ...forecastReplayTables,
  ...forecastScenarioTables,
];
