/** How the forecasts of every month-end did, by months ahead: signed error, mean error, and the share of months inside each range. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { numberIn } from '../parts/periods.ts';

/** Months ahead that the table shows; all stand in the published one. */
const SHOWN: ReadonlySet<number | null> = new Set([1, 3, 6, 9, 12]);

export const forecastRecord: FigureDefinition = tableFigure({
  id: 'forecast-record',
  table: 'forecast_record',
  sources: ['website_sessions', 'orders'],
  subtitle: () =>
    'Forecasts that the whole procedure would have made at each month-end since the first whole year, against what happened',
  notes: () =>
    'Each forecast is made from the months before it alone, its model and its ranges too. An average error below zero promised too little. Errors of neighbouring month-ends are nearly one error, so the shares are rough.',
  rows: (context) =>
    context.table('forecast_record').rows.filter((row) => SHOWN.has(numberIn(row, 'horizon'))),
  labels: {
    measure: 'Measure',
    horizon: 'Months ahead',
    forecasts: 'Forecasts',
    signed_error: 'Average error, signed',
    absolute_error: 'Mean error',
    inside_80: 'Inside the 80 % range',
    inside_95: 'Inside the 95 % range',
    width_80: 'Width of the 80 % range / forecast',
  },
  absent: 'The history is too short for a record: it takes a year and a month.',
});
