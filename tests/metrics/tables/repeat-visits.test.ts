import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/** Two of eight users came back: user 1 after 11 days, user 2 after 33. Users 2, 4 and 6 ordered, user 2 twice. */
const input = await metricsInput();

describe('who comes back to the tiny shop', () => {
  test('repeat_sessions counts users by the sessions flagged as repeat', () => {
    const repeats = tableOf('repeat_sessions', input);
    expect(rowsOf(repeats, ['repeat_sessions_of_user', 'users', 'share'])).toEqual([
      [0, 6, 0.75],
      [1, 2, 0.25],
    ]);
  });

  test('days_to_second_session adds up to all who came back', () => {
    const returns = tableOf('days_to_second_session', input);
    expect(rowsOf(returns, ['days', 'users', 'cumulative_share'])).toEqual([
      [11, 1, 0.5],
      [33, 1, 1],
    ]);
  });

  test.each([
    ['users_total', 8],
    ['customers_total', 3],
    ['orders_per_customer_total', 4 / 3],
    ['repeat_customer_rate_total', 1 / 3],
    ['returned_users_total', 2],
    ['return_rate_total', 0.25],
    ['days_to_second_session_mean', 22],
    ['days_to_second_session_median', 11],
    ['days_to_second_session_minimum', 11],
    ['days_to_second_session_maximum', 33],
    // Orders 1 to 3: 30.50, 62.00 and 30.50.
    ['gross_profit_per_first_order_usd_total', 41],
    ['revenue_per_customer_usd_30_days', null],
  ])('the key figure %s is %s', (name, expected) => {
    expect(tableOf('kpis', input).rows.find((row) => row.kpi === name)).toMatchObject({
      value: expected,
      window_start: '2014-11-29',
      window_end: '2015-01-07',
    });
  });
});

describe('users of one day, of whom none orders or comes back', () => {
  /** Two users of 6 January 2015 by gsearch; nothing else. */
  const { cubes, coverage } = input;
  const january = { cohort: [2015 * 12], orders: [0], revenue: [0], cogs: [0] };
  const idle: MetricsInput = {
    ...input,
    channels: [{ id: 'gsearch_nonbrand', label: '', kind: 'paid_nonbrand' }],
    coverage: { ...coverage, firstDay: coverage.lastDay, firstWholeDay: coverage.lastDay },
    cubes: {
      ...cubes,
      traffic: table({
        day: [coverage.lastDay],
        channel: ['gsearch_nonbrand'],
        visit_type: ['new'],
        sessions: [2],
        orders: [0],
        revenue: [0],
        cogs: [0],
        refunded_amount: [0],
      }),
      users: table({
        ...january,
        first_channel: ['gsearch_nonbrand'],
        repeat_sessions: [0],
        users: [2],
        customers: [0],
        repeat_customers: [0],
      }),
      cohorts: table({ ...january, months_since: [0], sessions: [2], returning_users: [0] }),
      second_sessions: cubes.second_sessions.slice(0, 0),
      visitor_value: cubes.visitor_value.slice(0, 0),
      customer_value: cubes.customer_value.slice(0, 0),
    },
  };
  const kpi = (name: string) => tableOf('kpis', idle).rows.find((row) => row.kpi === name)?.value;

  test('counts them as none, and has no rate or average of nothing', () => {
    expect(kpi('customers_total')).toBe(0);
    expect(kpi('orders_per_customer_total')).toBeNull();
    expect(kpi('repeat_customer_rate_total')).toBeNull();
    expect(kpi('return_rate_total')).toBe(0);
    expect(kpi('days_to_second_session_mean')).toBeNull();
    expect(kpi('days_to_second_session_median')).toBeNull();
    expect(kpi('gross_profit_per_customer_usd_365_days')).toBeNull();
    expect(tableOf('days_to_second_session', idle).rows).toEqual([]);
  });

  test('has its cohort, with zeros', () => {
    expect(tableOf('cohorts_by_month', idle).rows).toMatchObject([
      { cohort: '2015-01', users: 2, sessions: 2, orders: 0, revenue: 0, return_rate: 0 },
    ]);
  });

  test('has no customer whose value could be told', () => {
    const customers = tableOf('customer_value', idle).rows.filter(
      ({ basis }) => basis === 'customer',
    );
    expect(new Set(customers.map(({ cohort }) => cohort))).toEqual(new Set(['all']));
    expect(customers.every(({ revenue_per_user }) => revenue_per_user === null)).toBe(true);
  });

  test('has its channel, which may cost nothing', () => {
    expect(tableOf('acquisition_by_channel', idle).rows).toMatchObject([
      {
        sessions: 2,
        customers: 0,
        new_customers: 0,
        breakeven_cost_per_session: 0,
        breakeven_cost_per_order: null,
        gross_profit_per_new_customer: null,
        breakeven_cost_per_new_customer: null,
      },
    ]);
  });
});
