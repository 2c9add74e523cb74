import * as is from '../definitions/columns.ts';
import { oncePerInput } from '../definitions/once-per-input.ts';
import { forecastTogether, type SeriesForecast } from '../forecast/forecast-series.ts';
import { type Scenario, scenariosOf } from '../forecast/scenarios.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import { wholeMonths } from './seasonality.ts';

export interface MeasureForecast {
  measure: 'sessions' | 'orders' | 'revenue';
  /** Every whole month, as `monthOfDay` counts; revenue in the currency's unit. */
  months: readonly { month: number; value: number }[];
  /** Sum of the last twelve whole months. */
  lastYear: number;
  forecast: SeriesForecast;
  scenarios: readonly Scenario[];
}

/** The forecasts of a shop, made once for all tables that tell of them. Empty with less than a year of whole months. */
export const shopForecasts = oncePerInput((input): MeasureForecast[] => {
  const daily = dailyPerformance(input);
  const measures = [
    { measure: 'sessions' as const, totals: new DailyTotals(daily.traffic, 'sessions'), scale: 1 },
    { measure: 'orders' as const, totals: new DailyTotals(daily.orders, 'orders'), scale: 1 },
    { measure: 'revenue' as const, totals: new DailyTotals(daily.orders, 'revenue'), scale: 100 },
  ].map(({ measure, totals, scale }) => ({
    measure,
    months: wholeMonths(totals, input).map(({ month, value }) => ({ month, value: value / scale })),
  }));
  const series = measures.map(({ months }) => months.map(({ value }) => value));
  const { series: forecasts, past } = forecastTogether(series);
  return measures.flatMap((each, place) => {
    const forecast = forecasts[place]!;
    if (forecast === null) return [];
    const values = series[place]!;
    const lastYear = values.slice(-12).reduce((sum, value) => sum + value, 0);
    return [{ ...each, lastYear, forecast, scenarios: scenariosOf(place, values, past) }];
  });
});

export const MEASURE = is.text(
  'measure',
  'sessions, orders or revenue (in the shop’s currency, gross of refunds)',
);

export const INTERVALS = [
  is.number(
    'low_80',
    'Lower end of the 80 % range, from the errors of the same procedure at earlier month-ends, never without width',
    '',
    'forecast',
  ),
  is.number('high_80', 'Upper end of the 80 % range', '', 'forecast'),
  is.number('low_95', 'Lower end of the 95 % range', '', 'forecast'),
  is.number('high_95', 'Upper end of the 95 % range', '', 'forecast'),
];

export const MODEL = is.text(
  'model',
  'The one model for all three measures: the combination, unless another’s backtest error is smaller by a fifth',
);

/** A month so many after January of the year 0, counted from the first whole one. */
export function monthAt({ months }: MeasureForecast, place: number): number {
  return months[0]!.month + place;
}
