import type { ColumnTable } from 'arquero';
import { formatMonth, periodDays } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { sumBy } from './periods.ts';

/** Horizons in days after the first session or order. */
const HORIZONS = [30, 60, 90, 180, 365] as const;
/** The row over all cohorts that have had the horizon whole. */
export const ALL_COHORTS = 'all';

const COLUMNS = [
  is.text('basis', 'visitor: since the first session; customer: since the first order'),
  is.period(
    'cohort',
    'Month of that first session or order; "all" is every cohort that has had the days whole',
  ),
  is.count('days', 'Days since then', 'days'),
  is.count('cohorts', 'Cohorts behind the row'),
  is.count('users', 'Visitors or customers of the cohort', 'users'),
  is.money(
    'revenue',
    'What they spent within the days, gross of refunds; empty until the whole cohort has had them',
    'customer-value',
  ),
  is.money('gross_profit', 'Gross profit of that', 'customer-value'),
  is.moneyAverage('revenue_per_user', 'Revenue / users', 'customer-value'),
  is.moneyAverage('gross_profit_per_user', 'Gross profit / users', 'customer-value'),
];

interface Spending {
  cohort: number;
  days_since: number;
  revenue: number;
  cogs: number;
}

export const customerValueTable = defineTable({
  id: 'customer_value',
  title: 'What visitors and customers are worth after 30 to 365 days',
  grain: ['basis', 'cohort', 'days'],
  population: ['users'],
  columns: COLUMNS,
  compute(input) {
    const { cubes } = input;
    return tableOfRows(
      [
        ...valueByCohort('visitor', sizesOf(cubes.users, 'users'), cubes.visitor_value, input),
        ...valueByCohort(
          'customer',
          sizesOf(cubes.customer_value, 'customers'),
          cubes.customer_value,
          input,
        ),
      ],
      COLUMNS,
    );
  },
});

/** Visitors or customers of each cohort, a month number. */
function sizesOf(cube: ColumnTable, measure: string): Map<number, number> {
  const sizes = sumBy(cube, ['cohort'], [measure]);
  return new Map(
    (sizes.objects() as Record<string, number>[]).map((row) => [row.cohort!, row[measure]!]),
  );
}

function valueByCohort(
  basis: string,
  sizes: ReadonlyMap<number, number>,
  cube: ColumnTable,
  { coverage }: MetricsInput,
) {
  const spending = Map.groupBy(cube.objects() as Spending[], (row) => row.cohort);
  return HORIZONS.flatMap((days) => {
    const rows = [...sizes].map(([cohort, users]) => {
      // The last user of the cohort may have come on the last day of its month.
      const isMature = periodDays(formatMonth(cohort)).end - 1 + days <= coverage.lastWholeDay;
      const within = isMature
        ? (spending.get(cohort) ?? []).filter((row) => row.days_since <= days)
        : null;
      const revenue = within && sum(within.map((row) => row.revenue));
      const profit = within && sum(within.map((row) => row.revenue - row.cogs));
      return {
        basis,
        cohort: formatMonth(cohort),
        days,
        cohorts: isMature ? 1 : 0,
        ...perUser(users, revenue, profit),
      };
    });
    const mature = rows.filter((row) => row.cohorts === 1);
    const all = perUser(
      sum(mature.map((row) => row.users)),
      mature.length === 0 ? null : sum(mature.map((row) => row.revenue ?? 0)),
      mature.length === 0 ? null : sum(mature.map((row) => row.gross_profit ?? 0)),
    );
    return [...rows, { basis, cohort: ALL_COHORTS, days, cohorts: mature.length, ...all }];
  });
}

function perUser(users: number, revenue: number | null, profit: number | null) {
  return {
    users,
    revenue,
    gross_profit: profit,
    revenue_per_user: revenue === null ? null : revenue / users,
    gross_profit_per_user: profit === null ? null : profit / users,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
