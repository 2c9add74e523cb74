import { formatDay } from '../facts/calendar.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';

/** Key figures of users over all of the data: how many, how many bought, and how long until they came back. */
export function userKpis({ cubes, coverage }: MetricsInput) {
  const users = sumBy(cubes.users, [], ['users', 'customers', 'orders']).objects()[0] as
    | Sums
    | undefined;
  const days = (cubes.second_sessions.objects() as { days: number; users: number }[]).sort(
    (a, b) => a.days - b.days,
  );
  const returned = days.reduce((sum, row) => sum + row.users, 0);
  const total = (name: string): number => users?.[name as keyof Sums] ?? 0;
  const figures: [string, string, string, number | null][] = [
    ['users_total', 'Users, since the data begin', 'count', total('users')],
    ['customers_total', 'Users who ordered, since the data begin', 'count', total('customers')],
    [
      'orders_per_customer_total',
      'Orders per customer, since the data begin',
      'number',
      ratio(total('orders'), total('customers')),
    ],
    [
      'returned_users_total',
      'Users with a second session, since the data begin',
      'count',
      returned,
    ],
    [
      'return_rate_total',
      'Share of users with a second session, since the data begin',
      'rate',
      ratio(returned, total('users')),
    ],
    [
      'days_to_second_session_mean',
      'Days from first to second session, mean',
      'number',
      ratio(
        days.reduce((sum, row) => sum + row.days * row.users, 0),
        returned,
      ),
    ],
    [
      'days_to_second_session_median',
      'Days from first to second session, median',
      'number',
      median(days, returned),
    ],
    [
      'days_to_second_session_minimum',
      'Days from first to second session, minimum',
      'number',
      days[0]?.days ?? null,
    ],
    [
      'days_to_second_session_maximum',
      'Days from first to second session, maximum',
      'number',
      days.at(-1)?.days ?? null,
    ],
  ];
  return figures.map(([kpi, label, unit, value]) => ({
    kpi,
    label,
    unit,
    window_start: formatDay(coverage.firstDay),
    window_end: formatDay(coverage.lastDay + 1),
    value,
    prior_value: null,
    change: null,
  }));
}

interface Sums {
  users: number;
  customers: number;
  orders: number;
}

function ratio(top: number, bottom: number): number | null {
  return bottom === 0 ? null : top / bottom;
}

/** The least number of days by which half of those who came back had. */
function median(days: readonly { days: number; users: number }[], returned: number): number | null {
  let come = 0;
  for (const row of days) {
    come += row.users;
    if (come * 2 >= returned) return row.days;
  }
  return null;
}
