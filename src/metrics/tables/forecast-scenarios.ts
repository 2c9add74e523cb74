import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { combination, SHIPPED } from '../forecast/growth-models.ts';
import type { ForecastPoint } from '../forecast/procedure.ts';
import { MEASURE, type MeasureForecast, shopForecasts } from './shop-forecasts.ts';

const SCENARIO_COLUMNS = [
  MEASURE,
  is.number('damping', 'Share of the monthly growth that is left after each further month'),
  is.text(
    'season',
    'The trend’s season: as measured, shrunk (a month seen in k years keeps k / (k + 1) of it), or none',
  ),
  is.number('value', 'Sum of the twelve forecast months', '', 'forecast'),
  is.change('growth', 'Value / last twelve whole months - 1', 'growth'),
  is.count(
    'forecasts',
    'Past months that this setting would have forecast, at the same month-ends for all',
    '',
    'forecast-error',
  ),
  is.change('signed_error', 'Mean of forecast / actual - 1 over them', 'forecast-error'),
  is.rate('absolute_error', 'Mean of the same without its sign', 'forecast-error'),
  is.flag('chosen', '1 for the setting that the forecast uses', 'forecast'),
];

const SEASONS = new Map([
  [0, 'as measured'],
  [SHIPPED.seasonDoubt, 'shrunk'],
  [Number.POSITIVE_INFINITY, 'none'],
]);

const scenarioTable = defineTable({
  id: 'forecast_scenarios',
  title: 'What other settings make of the next twelve months, and how they would have done',
  grain: ['measure', 'damping', 'season'],
  population: is.SHOP_TOTALS,
  columns: SCENARIO_COLUMNS,
  compute: (input) =>
    tableOfRows(
      shopForecasts(input).flatMap(({ measure, lastYear, forecast, scenarios }) =>
        scenarios.map((scenario) => ({
          measure,
          damping: scenario.damping,
          season: SEASONS.get(scenario.seasonDoubt)!,
          value: scenario.value,
          growth: scenario.value / lastYear - 1,
          forecasts: scenario.forecasts,
          signed_error: scenario.signedError,
          absolute_error: scenario.absoluteError,
          chosen: Number(scenario.isShipped && forecast.model === combination.id),
        })),
      ),
      SCENARIO_COLUMNS,
    ),
});

const IMPLIED_COLUMNS = [
  is.text(
    'basis',
    'last_twelve_months; forecast: the twelve months together; first_month and last_month of them; same_rates: the visits of the forecast at the conversion and the order value of the last twelve months; highest_month: the highest value of any whole month so far',
  ),
  is.number('sessions', 'Sessions', 'sessions', 'forecast'),
  is.number('orders', 'Orders', 'orders', 'forecast'),
  is.number('revenue', 'Revenue in the shop’s currency, gross of refunds', '', 'forecast'),
  is.rate('conversion_rate', 'Orders / sessions', 'conversion-rate'),
  is.number(
    'average_order_value',
    'Revenue / orders, in the shop’s currency',
    '',
    'average-order-value',
  ),
  is.number(
    'revenue_per_session',
    'Revenue / sessions, in the shop’s currency',
    '',
    'revenue-per-session',
  ),
];

interface Trade {
  sessions: number;
  orders: number;
  revenue: number;
}

const impliedTable = defineTable({
  id: 'forecast_implied',
  title: 'The conversion and the order value that the forecast counts on',
  grain: ['basis'],
  population: is.SHOP_TOTALS,
  columns: IMPLIED_COLUMNS,
  compute: (input) => tableOfRows(impliedRows(shopForecasts(input)), IMPLIED_COLUMNS),
});

/** Empty where one of the three measures has no forecast: a rate needs both. */
function impliedRows(forecasts: readonly MeasureForecast[]): object[] {
  const of = (measure: MeasureForecast['measure']) =>
    forecasts.find((each) => each.measure === measure);
  const [sessions, orders, revenue] = [of('sessions'), of('orders'), of('revenue')];
  if (sessions === undefined || orders === undefined || revenue === undefined) return [];
  const trade = (pick: (each: MeasureForecast) => number): Trade => ({
    sessions: pick(sessions),
    orders: pick(orders),
    revenue: pick(revenue),
  });
  const ahead = (pick: (points: readonly ForecastPoint[]) => number): Trade =>
    trade(({ forecast }) => pick(forecast.points));
  const year = trade(({ lastYear }) => lastYear);
  const forecast = ahead((points) => points.reduce((sum, { value }) => sum + value, 0));
  const more = forecast.sessions / year.sessions;
  const months = sessions.months.map((_, place) =>
    withRates(trade((each) => each.months[place]!.value)),
  );
  return [
    { basis: 'last_twelve_months', ...withRates(year) },
    { basis: 'forecast', ...withRates(forecast) },
    { basis: 'first_month', ...withRates(ahead((points) => points[0]!.value)) },
    { basis: 'last_month', ...withRates(ahead((points) => points.at(-1)!.value)) },
    {
      basis: 'same_rates',
      ...withRates({
        sessions: forecast.sessions,
        orders: year.orders * more,
        revenue: year.revenue * more,
      }),
    },
    { basis: 'highest_month', ...highestOf(months) },
  ];
}

function withRates({ sessions, orders, revenue }: Trade) {
  return {
    sessions,
    orders,
    revenue,
    conversion_rate: sessions === 0 ? null : orders / sessions,
    average_order_value: orders === 0 ? null : revenue / orders,
    revenue_per_session: sessions === 0 ? null : revenue / sessions,
  };
}

/** The highest value of each column over these months. */
function highestOf(months: readonly ReturnType<typeof withRates>[]) {
  const highest = (column: keyof ReturnType<typeof withRates>): number =>
    Math.max(...months.flatMap((month) => month[column] ?? []));
  return {
    sessions: highest('sessions'),
    orders: highest('orders'),
    revenue: highest('revenue'),
    conversion_rate: highest('conversion_rate'),
    average_order_value: highest('average_order_value'),
    revenue_per_session: highest('revenue_per_session'),
  };
}

export const forecastScenarioTables = [scenarioTable, impliedTable];
