import type { MetricsInput } from '../definitions/input.ts';
import type { Followed } from '../statistics/survival.ts';
import { sumBy } from './periods.ts';

/** What is followed: users from the first session to the second, customers from the first order to the second. */
export const RETURNS = ['second_session', 'second_order'] as const;

export type Return = (typeof RETURNS)[number];

/** Their names for readers. */
export const RETURN_LABELS: Readonly<Record<Return, string>> = {
  second_session: 'second visit',
  second_order: 'second order',
};

export const RETURN_MEANING =
  'second_session: users, from the first session to the second; second_order: customers, from the first order to the second';

/**
 * By days since the first session (order), how many had the second, and how many have been followed no longer without it. Followed to the
 * last day of the data, also where that is cut off within: a few hours of one day more.
 */
export function followedUsers(to: Return, input: MetricsInput): Followed[] {
  const { cubes, coverage } = input;
  const isSession = to === 'second_session';
  const came = isSession
    ? sumBy(cubes.second_sessions, ['days'], ['users']).rename({ users: 'events' })
    : sumBy(cubes.customer_value, ['days_since'], ['second_orders']).rename({
        days_since: 'days',
        second_orders: 'events',
      });
  const first = isSession
    ? sumBy(cubes.new_users, ['day'], ['users', 'returned_users']).rename({
        returned_users: 'returned',
      })
    : sumBy(
        cubes.orders.filter((d) => d.customer_type === 'new'),
        ['day'],
        ['orders', 'followed_orders'],
      ).rename({ orders: 'users', followed_orders: 'returned' });
  const byTime = new Map<number, Followed>();
  const at = (time: number): Followed => {
    const known = byTime.get(time) ?? { time, events: 0, censored: 0 };
    byTime.set(time, known);
    return known;
  };
  for (const row of came.objects() as { days: number; events: number }[])
    if (row.events > 0) at(row.days).events += row.events;
  for (const row of first.objects() as { day: number; users: number; returned: number }[])
    if (row.users > row.returned)
      at(coverage.lastDay - row.day).censored += row.users - row.returned;
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}
