import { describe, expect, test } from 'vitest';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/**
 * Users by the month of their first session: November 1 and 2, December 3 to 6, January 7 and 8. User 1 came back in December (S5, no
 * order), user 2 in January (S8, order 4). The data end on 6 January, so that no January is whole.
 */
const input = await metricsInput();
const cohorts = tableOf('cohorts_by_month', input);

describe('cohorts_by_month of the tiny shop', () => {
  test('has a row for each month up to the last, also where nobody came back', () => {
    expect(
      rowsOf(cohorts, ['cohort', 'months_since', 'complete', 'users', 'returning_users']),
    ).toEqual([
      ['2014-11', 0, 1, 2, 0],
      ['2014-11', 1, 1, 2, 1],
      ['2014-11', 2, 0, 2, 1],
      ['2014-12', 0, 1, 4, 0],
      ['2014-12', 1, 0, 4, 0],
      ['2015-01', 0, 0, 2, 0],
    ]);
  });

  test('counts sessions, orders and money in the month of the session', () => {
    // Order 1 (49.99, cost 19.49) was placed in December, by a session of November.
    expect(
      rowsOf(cohorts, ['return_rate', 'sessions', 'orders', 'revenue', 'gross_profit']),
    ).toEqual([
      [0, 2, 1, 49.99, 30.5],
      [0.5, 1, 0, 0, 0],
      [0.5, 1, 1, 49.99, 30.5],
      [0, 4, 2, 145.97, 92.5],
      [0, 0, 0, 0, 0],
      [0, 2, 0, 0, 0],
    ]);
  });

  test('adds up what a user brought, and leaves a running month empty, not low', () => {
    // 49.99 / 2 and 30.50 / 2, unchanged by an idle December; 145.97 / 4 and 92.50 / 4.
    const expected = [
      [24.995, 15.25],
      [24.995, 15.25],
      [null, null],
      [36.4925, 23.125],
      [null, null],
      [null, null],
    ];
    const columns = ['cumulative_revenue_per_user', 'cumulative_gross_profit_per_user'];
    rowsOf(cohorts, columns).forEach((row, place) => {
      row.forEach((value, column) => {
        const number = expected[place]![column];
        if (number === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(number!, 12);
      });
    });
  });

  test('a month counts as whole on its last day, and not a day before', () => {
    const { coverage } = input;
    const until = (lastWholeDay: number) =>
      tableOf('cohorts_by_month', { ...input, coverage: { ...coverage, lastWholeDay } }).rows.find(
        (row) => row.cohort === '2014-12' && row.months_since === 0,
      );
    const newYearsEve = Date.UTC(2014, 11, 31) / 86_400_000;
    expect(until(newYearsEve)).toMatchObject({ complete: 1 });
    expect(until(newYearsEve - 1)).toMatchObject({
      complete: 0,
      cumulative_revenue_per_user: null,
      cumulative_gross_profit_per_user: null,
    });
  });
});
