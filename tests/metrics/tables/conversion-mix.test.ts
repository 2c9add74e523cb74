import { expect, test } from 'vitest';
import { cubeOf } from './inline-cubes.ts';
import { monthlyInput } from './monthly-input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

test('conversion_rate_and_mix compares channels by device with the same days of the year before', () => {
  // January 2012: 3 % on phones and 10 % on desktops. A year later 4 % and 12 %, and a tenth of all visits moved to desktops.
  const none = { sessions: 0, orders: 0, revenue: 0 };
  const input = monthlyInput(Array(13).fill(none));
  const { firstDay, lastDay } = input.coverage;
  const traffic = cubeOf(
    ['day', 'channel', 'device_type', 'landing_page', 'sessions', 'orders'],
    [
      [firstDay, 'direct', 'mobile', '/a', 300, 9],
      [firstDay, 'direct', 'mobile', '/b', 200, 6],
      [firstDay, 'direct', 'desktop', '/a', 500, 50],
      [lastDay - 30, 'direct', 'mobile', '/a', 400, 16],
      [lastDay - 30, 'direct', 'desktop', '/b', 600, 72],
    ],
  );
  const table = tableOf('conversion_rate_and_mix', {
    ...input,
    cubes: { ...input.cubes, traffic },
  });
  const [row] = table.rows.filter(({ unit }) => unit === 'quarter');
  expect(row).toMatchObject({ period: '2013-Q1', prior_period: '2012-Q1', complete: 0 });
  const values = Object.entries({
    conversion_rate: 0.088,
    prior_conversion_rate: 0.065,
    conversion_rate_change: 0.023,
    rate_effect: 0.0155,
    mix_effect: 0.0075,
  });
  for (const [name, expected] of values) expect(row![name]).toBeCloseTo(expected, 12);
});

test('conversion_rate_and_mix has no values where a period had no sessions, and no rows for a shop of a few weeks', async () => {
  const none = { sessions: 0, orders: 0, revenue: 0 };
  const input = monthlyInput(Array(15).fill(none));
  const empty = cubeOf(['day', 'channel', 'device_type', 'sessions', 'orders'], []);
  const table = tableOf('conversion_rate_and_mix', {
    ...input,
    cubes: { ...input.cubes, traffic: empty },
  });
  expect(rowsOf(table, ['unit', 'period', 'conversion_rate_change', 'rate_effect'])).toEqual([
    ['quarter', '2013-Q1', null, null],
    ['year', '2013', null, null],
  ]);
  expect(tableOf('conversion_rate_and_mix', await metricsInput()).rows).toEqual([]);
});
