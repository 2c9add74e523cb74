import { describe, expect, test } from 'vitest';
import { monthlyInput, monthName } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const SEASON = [90, 95, 85, 96, 97, 92, 93, 88, 85, 104, 150, 123];
/** Sessions double each year with a season; one in ten buys, for 49.99. */
const growing = Array.from({ length: 35 }, (_, place) => {
  const orders = Math.round(SEASON[place % 12]! * 2 ** (place / 12));
  return { sessions: orders * 10, orders, revenue: orders * 4999 };
});

describe('forecast, forecast_backtest, forecast_summary', () => {
  const input = monthlyInput(growing);
  const forecast = tableOf('forecast', input);
  const summary = tableOf('forecast_summary', input);
  const backtest = tableOf('forecast_backtest', input);

  test('tell of the twelve months after the last whole one, each measure once a month', () => {
    const expected = Array.from({ length: 12 }, (_, step) => monthName(35 + step)).flatMap(
      (period) => ['orders', 'revenue', 'sessions'].map((measure) => [period, measure]),
    );
    expect(rowsOf(forecast, ['period', 'measure'])).toEqual(expected);
    for (const row of summary.rows)
      expect(row).toMatchObject({ first_period: '2014-12', last_period: '2015-11' });
  });

  test('use one model for all measures, so that orders per session and revenue per order stay what they were', () => {
    expect(new Set(forecast.rows.map(({ model }) => model)).size).toBe(1);
    const value = (measure: string): number =>
      summary.rows.find((row) => row.measure === measure)!.value as number;
    expect(value('orders') / value('sessions')).toBeCloseTo(0.1, 9);
    expect(value('revenue') / value('orders')).toBeCloseTo(49.99, 9);
  });

  test('the year is the sum of its months, and grows on the twelve before', () => {
    for (const row of summary.rows) {
      const months = forecast.rows.filter(({ measure }) => measure === row.measure);
      for (const column of ['value', 'low_80', 'high_95'])
        expect(row[column]).toBeCloseTo(
          months.reduce((sum, month) => sum + (month[column] as number), 0),
          6,
        );
      expect(row.growth).toBe((row.value as number) / (row.last_twelve_months as number) - 1);
    }
    const orders = growing.slice(-12).reduce((sum, month) => sum + month.orders, 0);
    expect(summary.rows[0]).toMatchObject({
      measure: 'orders',
      last_twelve_months: orders,
      reason: 'beats the seasonal-naive forecast',
    });
  });

  test('the naive forecast of the backtest has no skill, and one model of each measure is chosen', () => {
    const naive = backtest.rows.filter(({ model }) => model === 'seasonal_naive');
    expect(naive.map(({ skill }) => skill)).toEqual(Array(naive.length).fill(0));
    for (const measure of ['sessions', 'orders', 'revenue']) {
      const chosen = backtest.rows.filter((row) => row.measure === measure && row.chosen === 1);
      expect(new Set(chosen.map(({ model }) => model))).toEqual(new Set([forecast.rows[0]!.model]));
      // From 24 months of 35, eleven forecasts go one month ahead and one goes eleven.
      expect(chosen.map(({ horizon, origins }) => [horizon, origins])).toEqual(
        Array.from({ length: 11 }, (_, place) => [place + 1, 11 - place]),
      );
    }
  });

  test('last year’s miss is of the same model', () => {
    for (const row of summary.rows) {
      expect(Math.abs(row.last_year_error as number)).toBeLessThan(0.25);
      expect(row.last_year_forecast).toBeCloseTo(
        (row.last_twelve_months as number) * (1 + (row.last_year_error as number)),
        6,
      );
      expect(row.last_year_mape).toBeGreaterThanOrEqual(
        Math.abs(row.last_year_error as number) / 2,
      );
    }
  });

  test('are the same each time', () => {
    expect(tableOf('forecast', monthlyInput(growing)).rows).toEqual(forecast.rows);
  });

  test('show the same months of the year before where the history is short', () => {
    const young = monthlyInput(growing.slice(0, 15));
    expect(tableOf('forecast_backtest', young).rows).toEqual([]);
    expect(tableOf('forecast_summary', young).rows[0]).toMatchObject({
      measure: 'orders',
      model: 'seasonal_naive',
      reason: 'history too short to compare models',
      growth: 0,
      last_year_forecast: null,
      last_year_error: null,
    });
    expect(tableOf('forecast', young).rows[0]!.value).toBe(growing[3]!.orders);
  });

  test('are empty without a year of whole months, and for a measure with a month of nothing', async () => {
    expect(tableOf('forecast', await metricsInput()).rows).toEqual([]);
    const noOrders = growing.map((month, place) =>
      place === 30 ? { ...month, orders: 0 } : month,
    );
    const measures = tableOf('forecast_summary', monthlyInput(noOrders)).rows;
    expect(measures.map(({ measure }) => measure)).toEqual(['revenue', 'sessions']);
  });
});
