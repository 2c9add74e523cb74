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

  test('the record is that of the replays, and last year’s forecast the one of that month-end', () => {
    const replays = tableOf('forecast_replay', input).rows;
    for (const row of summary.rows) {
      const own = replays.filter(({ measure }) => measure === row.measure);
      // From 12 months of 35, 23 month-ends; those with a year behind them have twelve months each, the others eleven to one.
      expect([row.month_ends, row.forecasts, own.length]).toEqual([23, 210, 210]);
      const yearAgo = own.filter(({ origin }) => origin === monthName(22));
      expect(yearAgo).toHaveLength(12);
      const sum = (column: string): number =>
        yearAgo.reduce((total, each) => total + (each[column] as number), 0);
      expect(row.last_year_forecast).toBeCloseTo(sum('value'), 6);
      expect(row.last_year_low_80).toBeCloseTo(sum('low_80'), 6);
      expect(row.last_year_error).toBeCloseTo(sum('value') / sum('actual') - 1, 9);
      const inside = own.filter((each) => each.inside_80 === 1).length;
      expect(row.inside_80).toBeCloseTo(inside / 210, 12);
    }
  });

  test('a replay says of each month what was said, what happened, and whether the ranges held it', () => {
    const [first] = tableOf('forecast_replay', input).rows.filter(
      ({ measure }) => measure === 'orders',
    );
    expect(first).toMatchObject({ origin: '2012-12', horizon: 1, period: '2013-01' });
    expect(first!.actual).toBe(growing[12]!.orders);
    expect(first!.error).toBeCloseTo((first!.value as number) / growing[12]!.orders - 1, 12);
    const then = tableOf('forecast', monthlyInput(growing.slice(0, 12))).rows[0]!;
    for (const column of ['value', 'low_80', 'high_95', 'model'])
      expect(first![column]).toEqual(then[column]);
  });

  test('forecast_record has the replays by months ahead', () => {
    const rows = tableOf('forecast_record', input).rows.filter(
      ({ measure }) => measure === 'orders',
    );
    expect(rows.map(({ horizon, forecasts }) => [horizon, forecasts])).toEqual(
      Array.from({ length: 12 }, (_, place) => [place + 1, 23 - place]),
    );
    const far = tableOf('forecast_replay', input).rows.filter(
      ({ measure, horizon }) => measure === 'orders' && horizon === 12,
    );
    const errors = far.map(({ error }) => error as number);
    expect(rows[11]!.signed_error).toBeCloseTo(
      errors.reduce((sum, error) => sum + error, 0) / errors.length,
      12,
    );
  });

  test('forecast_scenarios has the forecast among other settings', () => {
    // Of 29 months: from the twelfth to the seventeenth twelve months each, then eleven to one.
    const shorter = monthlyInput(growing.slice(0, 29));
    const rows = tableOf('forecast_scenarios', shorter).rows;
    expect(rows).toHaveLength(27);
    for (const row of tableOf('forecast_summary', shorter).rows) {
      const chosen = rows.filter((each) => each.measure === row.measure && each.chosen === 1);
      expect(chosen).toEqual([
        expect.objectContaining({ damping: 0.95, season: 'shrunk', forecasts: 138 }),
      ]);
      expect(chosen[0]!.value).toBeCloseTo(row.value as number, 6);
      expect(chosen[0]!.signed_error).toBeCloseTo(row.signed_error as number, 12);
    }
    // Where another model is used, none of the settings is.
    expect(summary.rows[0]!.model).not.toBe('combination');
    const others = tableOf('forecast_scenarios', input).rows;
    expect(others.filter(({ chosen }) => chosen === 1)).toEqual([]);
  });

  test('forecast_implied holds what the forecast counts on beside what was', () => {
    const rows = tableOf('forecast_implied', input).rows;
    const of = (basis: string) => rows.find((row) => row.basis === basis)!;
    expect(of('forecast').conversion_rate).toBeCloseTo(0.1, 9);
    expect(of('forecast').average_order_value).toBeCloseTo(49.99, 9);
    expect(of('same_rates').revenue).toBeCloseTo(of('forecast').revenue as number, 4);
    // The last November, 150 of a hundred and almost thrice doubled, is the highest month.
    expect(of('highest_month')).toMatchObject({
      orders: growing[34]!.orders,
      conversion_rate: expect.closeTo(0.1, 12),
    });
    expect(of('first_month').orders).toBe(
      forecast.rows.find(({ measure }) => measure === 'orders')!.value,
    );
  });

  test('are the same each time', () => {
    expect(tableOf('forecast', monthlyInput(growing)).rows).toEqual(forecast.rows);
  });

  test('are wide where the history is short, and say so', () => {
    const young = monthlyInput(growing.slice(0, 15));
    expect(tableOf('forecast_backtest', young).rows).toEqual([]);
    const row = tableOf('forecast_summary', young).rows[0]!;
    expect(row).toMatchObject({
      measure: 'orders',
      model: 'combination',
      reason: 'history too short to compare models',
      last_year_forecast: null,
      last_year_error: null,
      month_ends: 3,
      forecasts: 6,
    });
    expect((row.high_80 as number) / (row.low_80 as number)).toBeGreaterThan(1.2);
  });

  test.each([14, 24, 25, 26, 27])(
    'of a shop of %i months have ranges with a width, and a record of month-ends before',
    (count) => {
      const cut = monthlyInput(growing.slice(0, count));
      for (const row of tableOf('forecast', cut).rows) {
        const [low95, low80, value, high80, high95] = [
          row.low_95,
          row.low_80,
          row.value,
          row.high_80,
          row.high_95,
        ] as number[];
        expect(low95).toBeLessThan(low80! * 0.99);
        expect(low80).toBeLessThan(value! * 0.95);
        expect(high80).toBeGreaterThan(value! * 1.05);
        expect(high95).toBeGreaterThan(high80! * 1.01);
      }
      // What the record says is what the whole history has of those month-ends.
      const cutAt = monthName(count - 1);
      const known = tableOf('forecast_replay', input).rows.filter(
        ({ period }) => (period as string) <= cutAt,
      );
      expect(tableOf('forecast_replay', cut).rows).toEqual(known);
    },
  );

  test('are empty without a year of whole months, and for a measure of which there has been too little lately', async () => {
    expect(tableOf('forecast', await metricsInput()).rows).toEqual([]);
    const noOrders = growing.map((month, place) => (place >= 31 ? { ...month, orders: 0 } : month));
    const measures = tableOf('forecast_summary', monthlyInput(noOrders)).rows;
    expect(measures.map(({ measure }) => measure)).toEqual(['revenue', 'sessions']);
    expect(tableOf('forecast_implied', monthlyInput(noOrders)).rows).toEqual([]);
  });

  test('go on after a month of nothing, which no range held', () => {
    const closed = growing.map((month, place) =>
      place === 30 ? { sessions: 0, orders: 0, revenue: 0 } : month,
    );
    const closedInput = monthlyInput(closed);
    expect(tableOf('forecast_summary', closedInput).rows).toHaveLength(3);
    const missed = tableOf('forecast_replay', closedInput).rows.filter(
      ({ period }) => period === monthName(30),
    );
    expect(missed).toHaveLength(36);
    for (const row of missed)
      expect(row).toMatchObject({ actual: 0, error: null, inside_80: 0, inside_95: 0 });
  });
});
