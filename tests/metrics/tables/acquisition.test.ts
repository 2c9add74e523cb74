import { table } from 'arquero';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { paybackDays } from '../../../src/metrics/tables/payback.ts';
import { cubeOf } from './inline-cubes.ts';
import { metricsInput, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const rowOf = (input: MetricsInput, channel: string) =>
  tableOf('acquisition_by_channel', input).rows.find((row) => row.channel === channel);

describe('acquisition_by_channel of the tiny shop, younger than a year', () => {
  test('looks at all of its whole days', () => {
    expect(rowOf(tiny, 'gsearch_nonbrand')).toMatchObject({
      window_start: '2014-11-29',
      window_end: '2015-01-07',
    });
  });

  test('a session’s breakeven is of its own channel', () => {
    // S1 and S2, order 1: 30.50, and 49.99 paid back.
    expect(rowOf(tiny, 'gsearch_nonbrand')).toMatchObject({
      sessions: 2,
      orders: 1,
      gross_profit: 30.5,
      refunded_amount: 49.99,
      contribution: -19.49,
      breakeven_cost_per_session: -9.745,
      breakeven_cost_per_order: -19.49,
    });
    // S7 and S8, orders 3 and 4 (61.00).
    expect(rowOf(tiny, 'organic_search')).toMatchObject({
      sessions: 2,
      orders: 2,
      gross_profit: 61,
      breakeven_cost_per_session: 30.5,
    });
  });

  test('has no customer whose worth could be told before ninety days are over', () => {
    expect(rowOf(tiny, 'gsearch_nonbrand')).toMatchObject({
      first_cohort: null,
      customers: 0,
      orders_per_customer: null,
      breakeven_cost_per_new_customer: null,
    });
  });

  test('a customer won before the first whole day is not new in the window', () => {
    const firstWholeDay = parseDay('2014-12-01');
    const cut = { ...tiny, coverage: { ...tiny.coverage, firstWholeDay } };
    // User 2 first came on 30 November.
    expect(rowOf(tiny, 'gsearch_nonbrand')).toMatchObject({ new_customers: 1 });
    expect(rowOf(cut, 'gsearch_nonbrand')).toMatchObject({ new_customers: 0 });
  });

  test('brand and nonbrand search stand apart', () => {
    expect(rowOf(tiny, 'paid_brand')).toMatchObject({ sessions: 1, orders: 0, customers: 0 });
  });

  test('a channel without customers has no value of one', () => {
    expect(rowOf(tiny, 'bsearch_nonbrand')).toMatchObject({
      breakeven_cost_per_session: 0,
      breakeven_cost_per_order: null,
      gross_profit_per_new_customer: null,
      orders_per_customer: null,
    });
  });
});

describe('acquisition_by_channel of a shop older than a year', () => {
  /** One session a month of gsearch, from January 2013 to February 2014; the first and last buy for 13.00 of gross profit, 1.00 of it paid back. */
  const january = 2013 * 12;
  const months = Array.from({ length: 14 }, (_, month) => january + month);
  const buys = (month: number) => (month === january || month === january + 13 ? 1 : 0);
  const sums = {
    orders: months.map(buys),
    revenue: months.map((month) => buys(month) * 1700),
    cogs: months.map((month) => buys(month) * 400),
    refunded_amount: months.map((month) => buys(month) * 100),
  };
  const input: MetricsInput = {
    ...tiny,
    channels: [{ id: 'gsearch_nonbrand', label: '', kind: 'paid_nonbrand' }],
    coverage: {
      ...tiny.coverage,
      firstWholeDay: parseDay('2013-01-01'),
      lastWholeDay: parseDay('2014-02-28'),
    },
    cubes: {
      ...tiny.cubes,
      traffic: table({
        day: months.map((_, month) => Date.UTC(2013, month, 15) / 86_400_000),
        channel: months.map(() => 'gsearch_nonbrand'),
        sessions: months.map(() => 1),
        ...sums,
      }),
      users: table({
        cohort: months,
        first_channel: months.map(() => 'gsearch_nonbrand'),
        users: months.map(() => 1),
        customers: months.map(buys),
        repeat_customers: months.map(() => 0),
        ...sums,
      }),
      new_users: table({
        day: months.map((_, month) => Date.UTC(2013, month, 15) / 86_400_000),
        first_channel: months.map(() => 'gsearch_nonbrand'),
        users: months.map(() => 1),
        customers: months.map(buys),
        ...sums,
      }),
    },
  };

  test('looks at the last twelve whole months; new customers are those won in them', () => {
    expect(rowOf(input, 'gsearch_nonbrand')).toMatchObject({
      window_start: '2013-03-01',
      window_end: '2014-03-01',
      sessions: 12,
      orders: 1,
      breakeven_cost_per_session: 1,
      new_customers: 1,
      gross_profit_per_new_customer: 13,
    });
  });
});

describe('acquisition_by_channel, ninety days after its latest customers', () => {
  /**
   * First sessions of gsearch in two months, and of bsearch in the second alone: what their users left so many days later, and who bought for the
   * first time. 31 August + 90 days = 29 November.
   */
  const [july, august, september] = [24_162, 24_163, 24_164];
  const input: MetricsInput = {
    ...tiny,
    coverage: {
      ...tiny.coverage,
      firstDay: parseDay('2013-07-05'),
      lastWholeDay: parseDay('2013-11-29'),
    },
    cubes: {
      ...tiny.cubes,
      visitor_value: cubeOf(
        ['cohort', 'first_channel', 'days_since', 'customers', 'orders', 'revenue', 'cogs'],
        [
          [july, 'gsearch_nonbrand', 0, 2, 2, 10_000, 4_000],
          [july, 'gsearch_nonbrand', 90, 0, 1, 5_000, 3_000],
          [july, 'gsearch_nonbrand', 91, 1, 1, 9_000, 1_000],
          [august, 'gsearch_nonbrand', 0, 2, 2, 10_000, 8_000],
          [august, 'bsearch_nonbrand', 5, 1, 1, 4_000, 1_000],
          [september, 'bsearch_nonbrand', 0, 9, 9, 9_000, 0],
        ],
      ),
    },
  };

  test('compares channels over the same months and days', () => {
    // July: 80.00 of two customers, August: 20.00 of two; what came after 91 days does not count, nor do users of September.
    expect(rowOf(input, 'gsearch_nonbrand')).toMatchObject({
      first_cohort: '2013-07',
      last_cohort: '2013-08',
      customers: 4,
      orders_per_customer: 5 / 4,
      breakeven_cost_per_new_customer: 25,
    });
    expect(rowOf(input, 'bsearch_nonbrand')).toMatchObject({
      first_cohort: '2013-07',
      customers: 1,
      breakeven_cost_per_new_customer: 30,
      // One month has no spread.
      breakeven_per_new_customer_low: null,
    });
  });

  test('says how sure that is by how the months differ', () => {
    // Mean 25.00 a customer, residuals 30.00 and -30.00: variance of the logarithm 2 x 1800 / 100^2 = 0.36; t of one degree of freedom.
    const { breakeven_per_new_customer_low: low, breakeven_per_new_customer_high: high } = rowOf(
      input,
      'gsearch_nonbrand',
    )!;
    expect(Math.log(Number(low) / 25)).toBeCloseTo(-12.706205 * 0.6, 5);
    expect(Math.log(Number(high) / 25)).toBeCloseTo(12.706205 * 0.6, 5);
  });
});

describe('paybackDays(channel, cost, won)', () => {
  const won = {
    users: tiny.cubes.users,
    spending: tiny.cubes.visitor_value,
    lastWholeDay: tiny.coverage.lastWholeDay,
  };

  /** User 2, the only customer of November by gsearch, was paid back the first order, which left -19.49, and brought 30.50 after 33 days. */
  test.each([
    ['nothing', 0, 33],
    ['what both orders leave', 1101, 33],
    ['a cent more', 1102, null],
    ['a cost that does not exist', Number.NaN, null],
  ])('%s is earned back after', (_label, cost, expected) => {
    expect(paybackDays('gsearch_nonbrand', cost, won)).toBe(expected);
  });

  test('is null for a channel that won no customer', () => {
    expect(paybackDays('bsearch_nonbrand', 1, won)).toBeNull();
  });

  test('does not count a day that the whole cohort has not had', () => {
    // 30 November + 33 days = 2 January.
    const until = (date: string) => ({ ...won, lastWholeDay: parseDay(date) });
    expect(paybackDays('gsearch_nonbrand', 1101, until('2015-01-02'))).toBe(33);
    expect(paybackDays('gsearch_nonbrand', 1101, until('2015-01-01'))).toBeNull();
  });
});
