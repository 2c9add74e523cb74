import { formatDay } from '../facts/calendar.ts';
import { ALL_COHORTS, customerValueTable } from './customer-value.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';
import { publishedName } from './table-definition.ts';

/** Horizons of `customer_value` that are key figures. */
const VALUE_DAYS = [30, 90, 365];

/** Users over all of the data, and the days until they came back. */
interface Users {
  users: number;
  customers: number;
  repeat_customers: number;
  orders: number;
  returned: number;
  /** Sum, middle and ends of the days from first to second session; null when nobody came back. */
  days: { sum: number; median: number; minimum: number; maximum: number } | null;
}

interface UserKpi {
  name: string;
  label: string;
  unit: 'count' | 'rate' | 'number';
  of(users: Users): number | null;
}

const USER_KPIS: readonly UserKpi[] = [
  {
    name: 'users_total',
    label: 'Users, since the data begin',
    unit: 'count',
    of: (u) => u.users,
  },
  {
    name: 'customers_total',
    label: 'Users who ordered, since the data begin',
    unit: 'count',
    of: (u) => u.customers,
  },
  {
    name: 'orders_per_customer_total',
    label: 'Orders per customer, since the data begin',
    unit: 'number',
    of: (u) => ratio(u.orders, u.customers),
  },
  {
    name: 'repeat_customer_rate_total',
    label: 'Share of customers with two orders or more, since the data begin',
    unit: 'rate',
    of: (u) => ratio(u.repeat_customers, u.customers),
  },
  {
    name: 'returned_users_total',
    label: 'Users with a second session, since the data begin',
    unit: 'count',
    of: (u) => u.returned,
  },
  {
    name: 'return_rate_total',
    label: 'Share of users with a second session, since the data begin',
    unit: 'rate',
    of: (u) => ratio(u.returned, u.users),
  },
  {
    name: 'days_to_second_session_mean',
    label: 'Days from first to second session, mean',
    unit: 'number',
    of: (u) => (u.days === null ? null : u.days.sum / u.returned),
  },
  {
    name: 'days_to_second_session_median',
    label: 'Days from first to second session, median',
    unit: 'number',
    of: (u) => u.days?.median ?? null,
  },
  {
    name: 'days_to_second_session_minimum',
    label: 'Days from first to second session, minimum',
    unit: 'number',
    of: (u) => u.days?.minimum ?? null,
  },
  {
    name: 'days_to_second_session_maximum',
    label: 'Days from first to second session, maximum',
    unit: 'number',
    of: (u) => u.days?.maximum ?? null,
  },
];

/** Key figures of users over all of the data: how many, how many bought, how long until they came back, and what a customer is worth. */
export function userKpis(input: MetricsInput) {
  const users = usersOf(input.cubes);
  const figures = USER_KPIS.map(({ name, label, unit, of }) => ({
    kpi: name,
    label,
    unit: unit as string,
    value: of(users),
  }));
  return [...figures, ...customerValueKpis(input)].map((figure) => ({
    ...figure,
    window_start: formatDay(input.coverage.firstDay),
    window_end: formatDay(input.coverage.lastDay + 1),
    prior_value: null,
    change: null,
  }));
}

/** What a customer spent and left so many days after the first order, over the cohorts that have had them; null when none has. */
function customerValueKpis(input: MetricsInput) {
  const { currency } = input.config;
  const all = (customerValueTable.compute(input).objects() as CustomerValue[]).filter(
    ({ basis, cohort }) => basis === 'customer' && cohort === ALL_COHORTS,
  );
  return VALUE_DAYS.flatMap((days) => {
    const value = all.find((row) => row.days === days);
    const figure = (name: string, label: string, amount: number | null | undefined) => ({
      kpi: `${publishedName({ name, type: 'money_average' }, currency)}_${days}_days`,
      label: `${label} per customer within ${days} days of the first order`,
      unit: currency.toLowerCase(),
      value: amount ?? null,
    });
    return [
      figure('revenue_per_customer', 'Revenue', value?.revenue_per_user),
      figure('gross_profit_per_customer', 'Gross profit', value?.gross_profit_per_user),
    ];
  });
}

interface CustomerValue {
  basis: string;
  cohort: string;
  days: number;
  revenue_per_user: number | null;
  gross_profit_per_user: number | null;
}

function usersOf({ users, second_sessions }: MetricsInput['cubes']): Users {
  const counts = ['users', 'customers', 'repeat_customers', 'orders'] as const;
  const [sums] = sumBy(users, [], counts).objects() as Partial<Users>[];
  const days = (second_sessions.objects() as SecondSessions[]).sort((a, b) => a.days - b.days);
  const returned = days.reduce((sum, row) => sum + row.users, 0);
  const [first, last] = [days[0], days.at(-1)];
  return {
    users: sums?.users ?? 0,
    customers: sums?.customers ?? 0,
    repeat_customers: sums?.repeat_customers ?? 0,
    orders: sums?.orders ?? 0,
    returned,
    days:
      first === undefined || last === undefined
        ? null
        : {
            sum: days.reduce((sum, row) => sum + row.days * row.users, 0),
            median: median(days, returned),
            minimum: first.days,
            maximum: last.days,
          },
  };
}

interface SecondSessions {
  days: number;
  users: number;
}

function ratio(top: number, bottom: number): number | null {
  return bottom === 0 ? null : top / bottom;
}

/** The least number of days by which half of those who came back had; `days` in order and not empty. */
function median(days: readonly SecondSessions[], returned: number): number {
  let come = 0;
  const middle = days.find((row) => {
    come += row.users;
    return come * 2 >= returned;
  });
  return middle!.days;
}
