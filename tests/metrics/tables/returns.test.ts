import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/**
 * The tiny shop, 2014-11-29 to 2015-01-06: of eight users, user 1 came back after 11 days and user 2 after 33, as did the order of user 2, whose
 * first was on 1 December (32 days before the second). Users 2, 4 and 6 ordered.
 */
const tiny = await metricsInput();

describe('identifier_life of the tiny shop', () => {
  const [order, session] = tableOf('identifier_life', tiny).rows;

  test('has the longest return and life, and the most sessions and orders of one user', () => {
    expect(session).toMatchObject({
      return_to: 'second_session',
      users: 8,
      returned: 2,
      most: 2,
      longest_return_days: 33,
      longest_life_days: 33,
      stretch_days: 7,
    });
    expect(order).toMatchObject({
      users: 3,
      returned: 1,
      most: 2,
      longest_return_days: 32,
      longest_life_days: 32,
      p_value: null,
    });
  });

  test('does not judge an end by two returns', () => {
    expect(session?.stops).toBeNull();
    expect(order?.stops).toBeNull();
  });
});

describe('identifier_life of a shop whose users return evenly for forty days', () => {
  /** Five returns on each of forty days, of ten thousand users first seen 300 days before the end; and 99 or 100 returns in all. */
  const shop = (days: readonly number[], users: readonly number[]): MetricsInput => {
    const empty = withoutEvents(tiny);
    const lastDay = parseDay('2015-01-06');
    const returned = users.reduce((sum, count) => sum + count, 0);
    return {
      ...empty,
      coverage: { ...tiny.coverage, lastDay },
      cubes: {
        ...empty.cubes,
        second_sessions: cubeOf(
          ['cohort', 'days', 'users'],
          days.map((day, index) => [24_000, day, users[index]]),
        ),
        new_users: cubeOf(
          ['day', 'users', 'returned_users', 'most_sessions', 'longest_life'],
          [[lastDay - 300, 10_000, returned, 3, 80]],
        ),
      },
    };
  };
  const forty = Array.from({ length: 40 }, (_, index) => index + 1);
  const stops = (input: MetricsInput) => tableOf('identifier_life', input).rows[1]?.stops;

  test('says that it stops sharply, and no less than a hundred returns do', () => {
    expect(
      stops(
        shop(
          forty,
          forty.map(() => 5),
        ),
      ),
    ).toBe(1);
    // Nothing but the count differs: all on the last eight days.
    const eight = forty.slice(-8);
    expect(stops(shop(eight, [13, 13, 13, 13, 12, 12, 12, 12]))).toBe(1);
    expect(stops(shop(eight, [13, 13, 13, 12, 12, 12, 12, 12]))).toBeNull();
  });

  test('says that it does not where returns run out', () => {
    expect(
      stops(
        shop(
          forty,
          forty.map((day) => Math.round(200 * 0.8 ** day)),
        ),
      ),
    ).toBe(0);
  });
});

describe('time_to_return of the tiny shop', () => {
  const rows = rowsOf(tableOf('time_to_return', tiny), [
    'return_to',
    'weeks',
    'at_risk',
    'return_share',
  ]);

  test('counts each user for as long as the data follow', () => {
    // Followed until 6 January: users 1 to 8 for 38, 37, 35, 34, 22, 6, 1 and 0 days; user 1 returns after 11, when 5 are at risk, user 2 after 33, when 3 are.
    const sessions = rows.filter(([to]) => to === 'second_session');
    expect(sessions.map((row) => row.slice(1))).toEqual([
      [1, 5, 0],
      [2, 4, 1 - 4 / 5],
      [3, 4, 1 - 4 / 5],
      [4, 3, 1 - 4 / 5],
      [5, 0, expect.closeTo(1 - (4 / 5) * (2 / 3), 12)],
    ]);
  });

  test('of orders, follows from the first order', () => {
    // From the first order, users 2, 4 and 6 are followed for 32 (to the second), 34 and 6 days.
    const orders = rows.filter(([to]) => to === 'second_order');
    expect(orders.map((row) => row.slice(1))).toEqual([
      [1, 2, 0],
      [2, 2, 0],
      [3, 2, 0],
      [4, 2, 0],
    ]);
  });

  test('has no row where nothing ever happened', () => {
    expect(tableOf('time_to_return', withoutEvents(tiny)).rows).toEqual([]);
  });
});

describe('ripe_return_by_cohort of the tiny shop', () => {
  const rows = tableOf('ripe_return_by_cohort', tiny).rows;
  const row = (basis: string, cohort: string, days: number) =>
    rows.find((each) => each.basis === basis && each.cohort === cohort && each.days === days);

  test('counts those of a whole month who have had the days, and returned within them', () => {
    // Users 1 and 2 of November: one returned within 30 days, the other after 33.
    expect(row('visitor', '2014-11', 30)).toMatchObject({
      users: 2,
      returned: 1,
      return_rate: 0.5,
    });
    expect(row('visitor', 'last_year', 30)).toMatchObject({ cohorts: 1, users: 2, returned: 1 });
  });

  test('has no young month, and empty rows for groups without one', () => {
    expect(row('visitor', '2014-12', 30)).toBeUndefined();
    expect(row('visitor', 'last_year', 60)).toMatchObject({
      cohorts: 0,
      users: 0,
      return_rate: null,
      rate_low: null,
    });
    expect(row('customer', 'year_before', 30)).toMatchObject({ users: 0, return_rate: null });
  });
});

describe('user_devices of the tiny shop', () => {
  test('has users by the device of their first session, all on one device', () => {
    expect(
      rowsOf(tableOf('user_devices', tiny), [
        'cohort',
        'device_type',
        'users',
        'returned_users',
        'changed_device',
        'customers',
        'bought_elsewhere',
        'sessions',
        'session_conversion_rate',
      ]),
    ).toEqual([
      // Users 1, 2, 4, 5 and 8; users 3, 6 and 7.
      ['all', 'desktop', 5, 2, 0, 2, 0, 7, 3 / 7],
      ['all', 'mobile', 3, 0, 0, 1, 0, 3, 1 / 3],
    ]);
  });

  test('tells who changed the device, and who bought on another', () => {
    const devices: MetricsInput = {
      ...tiny,
      cubes: {
        ...tiny.cubes,
        // Of ten users first seen on mobile in November, four returned, three of them on another device, and two bought, one there.
        user_devices: cubeOf(
          [
            'cohort',
            'first_device',
            'changes_device',
            'order_device',
            'users',
            'returned_users',
            'customers',
            'repeat_customers',
            'repeat_customers_on_two',
          ],
          [
            [24_178, 'mobile', 0, '', 6, 1, 0, 0, 0],
            [24_178, 'mobile', 0, 'mobile', 1, 0, 1, 0, 0],
            [24_178, 'mobile', 1, '', 2, 2, 0, 0, 0],
            [24_178, 'mobile', 1, 'desktop', 1, 1, 1, 1, 1],
          ],
        ),
      },
      coverage: { ...tiny.coverage, lastWholeDay: parseDay('2015-02-28') },
    };
    const mobile = {
      device_type: 'mobile',
      users: 10,
      returned_users: 4,
      changed_device: 3,
      change_share: 0.75,
      customers: 2,
      bought_elsewhere: 1,
      elsewhere_share: 0.5,
      repeat_customers: 1,
      ordered_on_two: 1,
      user_conversion_rate: 0.2,
    };
    // 30 November + 90 days = 28 February: the month is ripe, and no session on mobile was in it.
    expect(tableOf('user_devices', devices).rows).toMatchObject([
      { ...mobile, cohort: 'all', sessions: 3 },
      { ...mobile, cohort: 'last_year', sessions: null },
    ]);
  });
});

describe('customer_value_over_time of the tiny shop', () => {
  const rows = tableOf('customer_value_over_time', tiny).rows;
  const row = (basis: string, cohort: string, followed: number, days: number) =>
    rows.find(
      (each) =>
        each.basis === basis &&
        each.cohort === cohort &&
        each.followed_days === followed &&
        each.days === days,
    );

  test('has what ripe months spent, without an interval of one month', () => {
    expect(row('visitor', 'last_year', 30, 30)).toMatchObject({
      first_cohort: '2014-11',
      last_cohort: '2014-11',
      users: 2,
      revenue: 49.99,
      gross_profit_per_user: 15.25,
      gross_profit_per_user_low: null,
    });
  });

  test('has empty rows where no month has had the days, and none of longer than was followed', () => {
    expect(row('customer', 'last_year', 90, 30)).toMatchObject({
      users: 0,
      revenue_per_user: null,
    });
    expect(row('visitor', 'last_year', 30, 60)).toBeUndefined();
  });
});

describe('customer_value_over_time of two cohorts', () => {
  /** Two customers a month: 100.00 each of them at once, and one in March 50.00 after 40 days; costs of half. */
  const [february, march] = [24_145, 24_146];
  const input: MetricsInput = {
    ...tiny,
    coverage: {
      ...tiny.coverage,
      firstDay: parseDay('2012-02-01'),
      lastWholeDay: parseDay('2012-05-30'),
    },
    cubes: {
      ...tiny.cubes,
      customer_value: cubeOf(
        ['cohort', 'days_since', 'customers', 'second_orders', 'revenue', 'cogs'],
        [
          [february, 0, 2, 0, 20_000, 10_000],
          [march, 0, 2, 0, 20_000, 10_000],
          [march, 40, 0, 1, 5_000, 2_500],
        ],
      ),
    },
  };

  test('lets the worth of the same customers grow with the days', () => {
    const rows = tableOf('customer_value_over_time', input).rows.filter(
      (row) => row.basis === 'customer' && row.cohort === 'last_year' && row.followed_days === 60,
    );
    expect(
      rowsOf({ ...tableOf('customer_value_over_time', input), rows }, [
        'days',
        'users',
        'revenue_per_user',
        'gross_profit_per_user',
      ]),
    ).toEqual([
      [30, 4, 100, 50],
      [60, 4, 112.5, 56.25],
    ]);
    // Equal months have no spread to judge by.
    expect(rows.map((row) => row.revenue_per_user_low === null)).toEqual([true, false]);
  });
});
