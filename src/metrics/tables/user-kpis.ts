import { formatDay } from '../../base/calendar.ts';
import type { MetricsInput } from '../definitions/input.ts';
import type { MetricId } from '../definitions/metric-ids.ts';
import { publishedName } from '../definitions/table-definition.ts';
import { ALL_COHORTS, customerValueTable } from './customer-value.ts';
import { windowLabel } from './kpi-windows.ts';
import { sumBy } from './periods.ts';

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
  measure: string;
  /** Its name for readers. */
  name: string;
  /** The entry of the registry that says how it is computed; none for a count that says itself what it is. */
  metric?: MetricId;
  unit: 'count' | 'rate' | 'number';
  of(users: Users): number | null;
}

/** Named for the window in which they are counted, `users_total`. */
const USER_KPIS: readonly UserKpi[] = [
  { measure: 'users', name: 'Users', unit: 'count', of: (u) => u.users },
  {
    measure: 'customers',
    name: 'Users who ordered',
    metric: 'repeat-customers',
    unit: 'count',
    of: (u) => u.customers,
  },
  {
    measure: 'orders_per_customer',
    name: 'Orders per customer',
    metric: 'repeat-customers',
    unit: 'number',
    of: (u) => ratio(u.orders, u.customers),
  },
  {
    measure: 'repeat_customer_rate',
    name: 'Share of customers with two orders or more',
    metric: 'repeat-customers',
    unit: 'rate',
    of: (u) => ratio(u.repeat_customers, u.customers),
  },
  {
    measure: 'returned_users',
    name: 'Users with a second session',
    metric: 'returning-users',
    unit: 'count',
    of: (u) => u.returned,
  },
  {
    measure: 'return_rate',
    name: 'Share of users with a second session',
    metric: 'returning-users',
    unit: 'rate',
    of: (u) => ratio(u.returned, u.users),
  },
];

/** Of the days until users came back; these have no other window, and so none in their names. */
const DAY_KPIS: readonly UserKpi[] = [
  dayKpi('mean', (days, returned) => days.sum / returned),
  dayKpi('median', ({ median }) => median),
  dayKpi('minimum', ({ minimum }) => minimum),
  dayKpi('maximum', ({ maximum }) => maximum),
];

function dayKpi(
  statistic: string,
  of: (days: NonNullable<Users['days']>, returned: number) => number,
): UserKpi {
  return {
    measure: `days_to_second_session_${statistic}`,
    name: `Days from first to second session, ${statistic}`,
    metric: 'returning-users',
    unit: 'number',
    of: ({ days, returned }) => (days === null ? null : of(days, returned)),
  };
}

/** What a customer is worth, by the column of `customer_value` that tells it. */
const VALUE_KPIS = [
  { measure: 'revenue_per_customer', name: 'Revenue', column: 'revenue_per_user' },
  { measure: 'gross_profit_per_customer', name: 'Gross profit', column: 'gross_profit_per_user' },
] as const;

/** What a first order leaves: the measure, and its name for readers. */
const FIRST_ORDER = {
  measure: 'gross_profit_per_first_order',
  name: 'Gross profit per first order',
};

/** The name of each measure of users for readers, without a window. */
export const USER_MEASURE_NAMES: ReadonlyMap<string, string> = new Map(
  [...USER_KPIS, ...DAY_KPIS, FIRST_ORDER].map(({ measure, name }) => [measure, name]),
);

/** The metric of each measure of `userKpis` that has an entry. */
export const USER_METRICS: Readonly<Record<string, MetricId>> = Object.fromEntries([
  ...[...USER_KPIS, ...DAY_KPIS].flatMap(({ measure, metric }) =>
    metric === undefined ? [] : [[measure, metric]],
  ),
  ...VALUE_KPIS.map(({ measure }) => [measure, 'customer-value']),
  [FIRST_ORDER.measure, 'gross-profit'],
]);

/** Key figures of users over all of the data: how many, how many bought, how long until they came back, and what a customer is worth. */
export function userKpis(input: MetricsInput) {
  const users = usersOf(input.cubes);
  const row = ({ measure, unit, of }: UserKpi, kpi: string, label: string) => {
    return { kpi, label, unit: unit as string, value: of(users), measure, window: 'total' };
  };
  const figures = [
    ...USER_KPIS.map((kpi) => row(kpi, `${kpi.measure}_total`, windowLabel(kpi.name, 'total'))),
    ...DAY_KPIS.map((kpi) => row(kpi, kpi.measure, kpi.name)),
    firstOrderKpi(input),
    ...customerValueKpis(input),
  ];
  return figures.map((figure) => ({
    ...figure,
    window_start: formatDay(input.coverage.firstDay),
    window_end: formatDay(input.coverage.lastDay + 1),
    prior_value: null,
    change: null,
  }));
}

/** What first orders have left, each, by their own goods: later orders and days are not in it. */
function firstOrderKpi({ cubes, config }: MetricsInput) {
  const first = sumBy(
    cubes.orders.filter((d) => d.customer_type === 'new'),
    [],
    ['orders', 'revenue', 'cogs'],
  );
  const [sums] = first.objects() as Partial<Record<'orders' | 'revenue' | 'cogs', number>>[];
  const { orders = 0, revenue = 0, cogs = 0 } = sums ?? {};
  const { measure, name } = FIRST_ORDER;
  return {
    kpi: `${publishedName({ name: measure, type: 'money_average' }, config.currency)}_total`,
    label: windowLabel(name, 'total'),
    unit: config.currency.toLowerCase(),
    value: ratio(revenue - cogs, orders),
    measure,
    window: 'total',
  };
}

/** What a customer spent and left so many days after the first order, over the cohorts that have had them; null when none has. */
function customerValueKpis(input: MetricsInput) {
  const { currency } = input.config;
  const all = (customerValueTable.compute(input).objects() as CustomerValue[]).filter(
    ({ basis, cohort }) => basis === 'customer' && cohort === ALL_COHORTS,
  );
  return VALUE_DAYS.flatMap((days) => {
    const value = all.find((row) => row.days === days);
    return VALUE_KPIS.map(({ measure, name, column }) => {
      const window = `${days}_days`;
      return {
        kpi: `${publishedName({ name: measure, type: 'money_average' }, currency)}_${window}`,
        label: `${name} per customer within ${days} days of the first order`,
        unit: currency.toLowerCase(),
        value: value?.[column] ?? null,
        measure,
        window,
      };
    });
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
  const days = (sumBy(second_sessions, ['days'], ['users']).objects() as SecondSessions[]).sort(
    (a, b) => a.days - b.days,
  );
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
