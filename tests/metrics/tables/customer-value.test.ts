import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { metricsInput, tableOf } from './tiny-input.ts';

const customerValue = (input: MetricsInput, key: Record<string, unknown>) =>
  tableOf('customer_value', input).rows.find((row) =>
    Object.entries(key).every(([name, value]) => row[name] === value),
  );

describe('customer_value of the tiny shop', async () => {
  const input = await metricsInput();

  test('a cohort of visitors is worth what it spent since its first sessions', () => {
    // Of users 1 and 2 one bought for 49.99 (cost 19.49); their month ended 37 days before the data.
    expect(customerValue(input, { basis: 'visitor', cohort: '2014-11', days: 30 })).toMatchObject({
      cohorts: 1,
      users: 2,
      revenue: 49.99,
      gross_profit: 30.5,
      revenue_per_user: 24.995,
      gross_profit_per_user: 15.25,
    });
  });

  test('the row over all cohorts holds those old enough only', () => {
    expect(customerValue(input, { basis: 'visitor', cohort: 'all', days: 30 })).toMatchObject({
      cohorts: 1,
      users: 2,
      revenue: 49.99,
    });
    expect(customerValue(input, { basis: 'visitor', cohort: 'all', days: 60 })).toMatchObject({
      cohorts: 0,
      users: 0,
      revenue: null,
      gross_profit_per_user: null,
    });
  });

  test('a customer’s days count from the first order, not the first session', () => {
    // User 2 came in November and ordered on 1 December, as users 4 and 6 did in that month.
    const customers = tableOf('customer_value', input).rows.filter(
      (row) => row.basis === 'customer' && row.days === 30,
    );
    expect(customers.map((row) => [row.cohort, row.users, row.revenue])).toEqual([
      ['2014-12', 3, null],
      ['all', 0, null],
    ]);
  });
});

describe('customer_value at the edge of a horizon', async () => {
  /** Two customers of a leap February spend 100.00 at once, 50.00 after 30 days, 10.00 after 31; one of March is always too young. */
  const tiny = await metricsInput();
  const february = 2012 * 12 + 1;
  const customers = table({
    cohort: [february, february, february, february + 1],
    days_since: [0, 30, 31, 0],
    orders: [2, 1, 1, 1],
    customers: [2, 0, 0, 1],
    revenue: [10_000, 5_000, 1_000, 3_000],
    cogs: [6_000, 3_000, 500, 1_000],
  });
  const until = (date: string): MetricsInput => ({
    ...tiny,
    cubes: { ...tiny.cubes, customer_value: customers },
    coverage: { ...tiny.coverage, lastWholeDay: parseDay(date) },
  });
  const key = { basis: 'customer', cohort: '2012-02', days: 30 };

  test('a cohort is old enough when its last day, the 29th, has had the days whole', () => {
    // 29 February + 30 days = 30 March. 150.00 and 60.00 for two customers: the 31st day does not count.
    expect(customerValue(until('2012-03-30'), key)).toMatchObject({
      cohorts: 1,
      revenue: 150,
      gross_profit: 60,
      revenue_per_user: 75,
      gross_profit_per_user: 30,
    });
    expect(customerValue(until('2012-03-29'), key)).toMatchObject({
      cohorts: 0,
      users: 2,
      revenue: null,
      revenue_per_user: null,
    });
  });

  test('a young cohort does not water down the row over all', () => {
    expect(customerValue(until('2012-03-30'), { ...key, cohort: 'all' })).toMatchObject({
      cohorts: 1,
      users: 2,
      revenue_per_user: 75,
    });
  });

  test('kpis bear the value of a customer, and none where no cohort is old enough', () => {
    const kpi = (name: string) =>
      tableOf('kpis', until('2012-03-30')).rows.find((row) => row.kpi === name);
    expect(kpi('revenue_per_customer_usd_30_days')).toMatchObject({ value: 75, unit: 'usd' });
    expect(kpi('gross_profit_per_customer_usd_30_days')).toMatchObject({ value: 30 });
    expect(kpi('gross_profit_per_customer_usd_90_days')).toMatchObject({ value: null });
  });
});
