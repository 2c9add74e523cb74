import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const until = (date: string): MetricsInput => ({
  ...tiny,
  coverage: { ...tiny.coverage, lastWholeDay: parseDay(date) },
});
const gsearch = (input: MetricsInput) =>
  tableOf('ceilings_by_channel_device', input).rows.find(
    ({ channel }) => channel === 'gsearch_nonbrand',
  )!;

describe('ceilings_by_channel_device', () => {
  test('has channels that are paid for alone, and tells those without a session for thirty days', () => {
    const columns = ['channel', 'device_type', 'last_session', 'active'];
    expect(rowsOf(tableOf('ceilings_by_channel_device', tiny), columns)).toEqual([
      ['bsearch_nonbrand', 'mobile', '2014-12-02', 0],
      ['gsearch_nonbrand', 'desktop', '2014-11-30', 0],
      ['paid_brand', 'desktop', '2014-12-15', 1],
      ['paid_social', 'mobile', '2015-01-05', 1],
    ]);
    // 30 November is the first of the thirty days to 29 December.
    expect([gsearch(until('2014-12-29')), gsearch(until('2014-12-30'))]).toMatchObject([
      { active: 1 },
      { active: 0 },
    ]);
  });

  test('a session may cost what its own orders leave after refunds', () => {
    expect(gsearch(tiny)).toMatchObject({
      sessions: 2,
      gross_profit: 30.5,
      refunded_amount: 49.99,
      contribution: -19.49,
      gross_profit_per_session: 15.25,
      breakeven_cost_per_session: -9.745,
      breakeven_cost_per_order: -19.49,
    });
  });

  test('a first session may cost what its user’s orders of ninety days leave, by whichever channel', () => {
    // User 2 came back by organic search after 33 days, and user 1 never bought: 61.00 of gross profit, 49.99 paid back.
    expect(gsearch(until('2015-03-31'))).toMatchObject({
      first_touch_start: '2014-11-29',
      first_touch_end: '2015-01-01',
      new_users: 2,
      new_customers: 1,
      gross_profit_per_new_user: 30.5,
      breakeven_cost_per_new_user: 5.505,
      breakeven_cost_per_new_customer: 11.01,
    });
  });

  test('counts the users of whole months that have had the days whole', () => {
    // 30 November and 90 days is 28 February.
    expect(gsearch(until('2015-02-28'))).toMatchObject({
      first_touch_end: '2014-12-01',
      new_users: 2,
    });
    expect(gsearch(until('2015-02-27'))).toMatchObject({
      first_touch_start: null,
      first_touch_end: null,
      new_users: 0,
      breakeven_cost_per_new_user: null,
    });
  });
});
