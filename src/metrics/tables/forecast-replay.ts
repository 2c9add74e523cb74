import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { errorOf, isInside80, isInside95, recordOf } from '../forecast/record.ts';
import { INTERVALS, MEASURE, MODEL, monthAt, shopForecasts } from './shop-forecasts.ts';

const HORIZON = is.count('horizon', 'Months ahead', 'months');

const REPLAY_COLUMNS = [
  is.period('origin', 'The last month that was known when the forecast would have been made'),
  MEASURE,
  HORIZON,
  is.PERIOD,
  is.number('value', 'Forecast of the month', '', 'forecast'),
  ...INTERVALS,
  is.number('actual', 'What happened', '', 'forecast'),
  is.change(
    'error',
    'Forecast / actual - 1; empty for a month in which nothing happened',
    'forecast-error',
  ),
  is.flag('inside_80', '1 where the 80 % range held what happened', 'forecast-error'),
  is.flag('inside_95', '1 where the 95 % range held it', 'forecast-error'),
  MODEL,
];

const RECORD_COLUMNS = [
  MEASURE,
  HORIZON,
  is.count(
    'forecasts',
    'Forecasts so far ahead, one a month-end since the first whole year',
    '',
    'forecast-error',
  ),
  is.change(
    'signed_error',
    'Mean of forecast / actual - 1; below 0 the forecasts promised too little',
    'forecast-error',
  ),
  is.rate('absolute_error', 'Mean of the same without its sign', 'forecast-error'),
  is.rate('inside_80', 'Share of the months inside their 80 % range', 'forecast-error'),
  is.rate('inside_95', 'Share of the months inside their 95 % range', 'forecast-error'),
  is.rate('width_80', 'Median of the 80 % range’s width / forecast', 'forecast-error'),
];

const replayTable = defineTable({
  id: 'forecast_replay',
  title: 'What the whole procedure would have said at each month-end',
  grain: ['origin', 'measure', 'horizon'],
  population: is.SHOP_TOTALS,
  columns: REPLAY_COLUMNS,
  compute: (input) =>
    tableOfRows(
      shopForecasts(input).flatMap((each) =>
        each.forecast.replays.map((replay) => ({
          origin: formatMonth(monthAt(each, replay.origin - 1)),
          measure: each.measure,
          horizon: replay.horizon,
          period: formatMonth(monthAt(each, replay.origin - 1 + replay.horizon)),
          value: replay.value,
          low_80: replay.low80,
          high_80: replay.high80,
          low_95: replay.low95,
          high_95: replay.high95,
          actual: replay.actual,
          error: errorOf(replay),
          inside_80: Number(isInside80(replay)),
          inside_95: Number(isInside95(replay)),
          model: replay.model,
        })),
      ),
      REPLAY_COLUMNS,
    ),
});

const recordTable = defineTable({
  id: 'forecast_record',
  title: 'How the forecasts of every month-end did, by months ahead',
  grain: ['measure', 'horizon'],
  population: is.SHOP_TOTALS,
  columns: RECORD_COLUMNS,
  compute: (input) =>
    tableOfRows(
      shopForecasts(input).flatMap(({ measure, forecast }) =>
        [...Map.groupBy(forecast.replays, ({ horizon }) => horizon)].map(([horizon, replays]) => {
          const record = recordOf(replays);
          return {
            measure,
            horizon,
            forecasts: record.forecasts,
            signed_error: record.signedError,
            absolute_error: record.absoluteError,
            inside_80: record.inside80,
            inside_95: record.inside95,
            width_80: record.width80,
          };
        }),
      ),
      RECORD_COLUMNS,
    ),
});

export const forecastReplayTables = [replayTable, recordTable];
