import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { proportionInterval } from '../statistics/proportions.ts';
import { sumBy } from './periods.ts';
import { COHORT_GROUP_MEANING, COHORT_GROUPS, HORIZONS, ripeMonths } from './ripe-cohorts.ts';

const COLUMNS = [
  is.text(
    'basis',
    'visitor: from the first session to a second; customer: from the first order to a second',
  ),
  is.period('cohort', `Month of that first session or order, or ${COHORT_GROUP_MEANING}`),
  is.count('days', 'Days since then, which every user of the row has had', 'days'),
  is.count('cohorts', 'Months behind the row'),
  is.count('users', 'Visitors or customers of the row', 'users'),
  is.count(
    'returned',
    'Of these, those with a second session (order) within the days',
    'users',
    'returning-users',
  ),
  is.rate('return_rate', 'Returned / users', 'returning-users'),
  is.rate('rate_low', 'Lower end of its 95 % interval (Wilson)', 'returning-users'),
  is.rate('rate_high', 'Upper end of its 95 % interval (Wilson)', 'returning-users'),
];

/** Who came back, or ordered again, among those who have had the time: young cohorts would be low, not small. */
export const ripeReturnTable = defineTable({
  id: 'ripe_return_by_cohort',
  title: 'Who returned within 30 to 365 days, cohorts that have had them',
  grain: ['basis', 'cohort', 'days'],
  population: ['users'],
  columns: COLUMNS,
  compute: (input) =>
    tableOfRows(
      basesOf(input).flatMap((basis) =>
        HORIZONS.flatMap((days) => rowsOf(basis, days, input.coverage)),
      ),
      COLUMNS,
    ),
});

/** Month by month, who was first seen (ordered first), and after how many days the second came. */
interface Basis {
  basis: string;
  sizes: readonly { cohort: number; users: number }[];
  returns: readonly { cohort: number; days: number; users: number }[];
}

function basesOf({ cubes }: MetricsInput): readonly Basis[] {
  return [
    {
      basis: 'visitor',
      sizes: sumBy(cubes.users, ['cohort'], ['users']).objects() as Basis['sizes'],
      returns: cubes.second_sessions.objects() as Basis['returns'],
    },
    {
      basis: 'customer',
      sizes: sumBy(cubes.customer_value, ['cohort'], ['customers'])
        .rename({ customers: 'users' })
        .objects() as Basis['sizes'],
      returns: cubes.customer_value
        .select({ cohort: 'cohort', days_since: 'days', second_orders: 'users' })
        .objects() as Basis['returns'],
    },
  ];
}

function rowsOf(
  { basis, sizes, returns }: Basis,
  days: number,
  coverage: MetricsInput['coverage'],
) {
  const within = returns.filter((row) => row.days <= days);
  const row = (cohort: string, months: { first: number; last: number } | null) => {
    const isIn = (entry: { cohort: number }): boolean =>
      months !== null && entry.cohort >= months.first && entry.cohort <= months.last;
    const cohorts = sizes.filter(isIn);
    const users = cohorts.reduce((sum, entry) => sum + entry.users, 0);
    const returned = within.filter(isIn).reduce((sum, entry) => sum + entry.users, 0);
    const interval = proportionInterval(returned, users);
    return {
      basis,
      cohort,
      days,
      cohorts: cohorts.length,
      users,
      returned,
      return_rate: users === 0 ? null : returned / users,
      rate_low: interval?.low ?? null,
      rate_high: interval?.high ?? null,
    };
  };
  const all = ripeMonths('all', days, coverage);
  const ripe = sizes.filter(({ cohort }) => all !== null && cohort <= all.last);
  return [
    ...ripe.map(({ cohort }) => row(formatMonth(cohort), { first: cohort, last: cohort })),
    ...COHORT_GROUPS.map((group) => row(group, ripeMonths(group, days, coverage))),
  ];
}
