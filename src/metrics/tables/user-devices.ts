import { type ColumnTable, escape as closure } from 'arquero';
import { firstOfMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { proportionInterval } from '../statistics/proportions.ts';
import { sumBy } from './periods.ts';
import { FOLLOWED_DAYS, ripeMonths } from './ripe-cohorts.ts';
import { within } from './windows.ts';

/**
 * Whether the shop's ids follow users from device to device, and what that does to the gap between devices: a visit on one may end in an order
 * on another, which the conversion of sessions counts for the other alone.
 */
export const userDevicesTable = defineTable({
  id: 'user_devices',
  title: 'Users by the device of their first session: who changed it, and who bought',
  grain: ['cohort', 'device_type'],
  population: ['users'],
  columns: [
    is.text(
      'cohort',
      `all: users of all of the data; last_year: those first seen in the latest twelve months that have had ${FOLLOWED_DAYS} days since`,
    ),
    is.text('device_type', 'Device of the user’s first session'),
    is.count('users', 'Users of the row', 'users'),
    is.count('returned_users', 'Of these, users with a second session', 'users', 'returning-users'),
    is.count(
      'changed_device',
      'Of these, users whom a later session shows on another device',
      'users',
      'cross-device',
    ),
    is.rate('change_share', 'Changed device / returned users', 'cross-device'),
    is.count('customers', 'Users who ordered', 'users', 'repeat-customers'),
    is.count(
      'bought_elsewhere',
      'Of these, users whose first order came from another device than their first session',
      'users',
      'cross-device',
    ),
    is.rate('elsewhere_share', 'Bought elsewhere / customers', 'cross-device'),
    is.rate(
      'elsewhere_low',
      'Lower end of the 95 % interval of that share (Wilson)',
      'cross-device',
    ),
    is.rate(
      'elsewhere_high',
      'Upper end of the 95 % interval of that share (Wilson)',
      'cross-device',
    ),
    is.count('repeat_customers', 'Users with two orders or more', 'users', 'repeat-customers'),
    is.count(
      'ordered_on_two',
      'Of these, users whose orders came from two devices or more',
      'users',
      'cross-device',
    ),
    is.rate('user_conversion_rate', 'Customers / users', 'cross-device'),
    is.rate('user_rate_low', 'Lower end of its 95 % interval (Wilson)', 'cross-device'),
    is.rate('user_rate_high', 'Upper end of its 95 % interval (Wilson)', 'cross-device'),
    is.count(
      'sessions',
      'Sessions on the device in the same months, whoever had them',
      'sessions',
      'sessions',
    ),
    is.rate(
      'session_conversion_rate',
      'Orders of these sessions / these sessions',
      'conversion-rate',
    ),
  ],
  compute: ({ cubes, coverage }) =>
    devicesOf('all', cubes)
      .concat(lastYear(cubes, coverage))
      .derive({
        change_share: (d) => d.changed_device / d.returned_users,
        elsewhere_share: (d) => d.bought_elsewhere / d.customers,
        elsewhere_low: bound('low', 'bought_elsewhere', 'customers'),
        elsewhere_high: bound('high', 'bought_elsewhere', 'customers'),
        user_conversion_rate: (d) => d.customers / d.users,
        user_rate_low: bound('low', 'customers', 'users'),
        user_rate_high: bound('high', 'customers', 'users'),
        session_conversion_rate: (d) => d.orders / d.sessions,
      }),
});

/** The same of users first seen in the latest year of months that have had the days, and of the sessions of those months; no row without any. */
function lastYear(cubes: MetricsInput['cubes'], coverage: MetricsInput['coverage']): ColumnTable {
  const { first, last } = ripeMonths('last_year', FOLLOWED_DAYS, coverage) ?? {
    first: 0,
    last: -1,
  };
  const days = { start: firstOfMonth(first), end: firstOfMonth(last + 1) };
  return devicesOf('last_year', {
    user_devices: cubes.user_devices.filter(
      closure((d: { cohort: number }) => d.cohort >= first && d.cohort <= last),
    ),
    traffic: within(cubes.traffic, days),
  });
}

/** Users by the device of their first session, and the sessions on it. */
function devicesOf(
  cohort: string,
  { user_devices, traffic }: Pick<MetricsInput['cubes'], 'user_devices' | 'traffic'>,
): ColumnTable {
  return sumBy(
    user_devices.derive({
      changed_device: (d) => d.changes_device * d.users,
      bought_elsewhere: (d) => (d.order_device === d.first_device ? 0 : d.customers),
    }),
    ['first_device'],
    [
      'users',
      'returned_users',
      'changed_device',
      'customers',
      'bought_elsewhere',
      'repeat_customers',
      'repeat_customers_on_two',
    ],
  )
    .rename({ first_device: 'device_type', repeat_customers_on_two: 'ordered_on_two' })
    .join_left(sumBy(traffic, ['device_type'], ['sessions', 'orders']), 'device_type')
    .derive({ cohort: closure(() => cohort) });
}

/** One end of the interval of a share. */
const bound = (end: 'low' | 'high', part: string, whole: string) =>
  closure((d: Record<string, number>) => proportionInterval(d[part]!, d[whole]!)?.[end] ?? null);
