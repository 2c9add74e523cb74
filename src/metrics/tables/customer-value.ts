import type { ColumnTable } from 'arquero';
import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { sumBy } from './periods.ts';
import { HORIZONS, isRipe } from './ripe-cohorts.ts';

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
  compute: (input) =>
    tableOfRows(
      cohortValues(input).flatMap((values) => valueByCohort(values, input)),
      COLUMNS,
    ),
});

/** Visitors, or customers, by the month (a number) of their first session or order, and what a month's spent within so many days. */
export interface CohortValues {
  basis: 'visitor' | 'customer';
  sizes: ReadonlyMap<number, number>;
  within(cohort: number, days: number): { revenue: number; profit: number };
}

/** Both bases of the worth of users. */
export function cohortValues({ cubes }: MetricsInput): readonly CohortValues[] {
  return [
    valuesOf('visitor', sizesOf(cubes.users, 'users'), cubes.visitor_value),
    valuesOf('customer', sizesOf(cubes.customer_value, 'customers'), cubes.customer_value),
  ];
}

function valuesOf(
  basis: CohortValues['basis'],
  sizes: ReadonlyMap<number, number>,
  cube: ColumnTable,
): CohortValues {
  const spending = Map.groupBy(cube.objects() as Spending[], (row) => row.cohort);
  return {
    basis,
    sizes,
    within(cohort, days) {
      const rows = (spending.get(cohort) ?? []).filter((row) => row.days_since <= days);
      return {
        revenue: sum(rows.map((row) => row.revenue)),
        profit: sum(rows.map((row) => row.revenue - row.cogs)),
      };
    },
  };
}

/** Visitors or customers of each cohort, a month number, in the order of time: sums of fractions over cohorts follow no file’s order. */
function sizesOf(cube: ColumnTable, measure: string): Map<number, number> {
  const sizes = sumBy(cube, ['cohort'], [measure]).orderby('cohort');
  return new Map(
    (sizes.objects() as Record<string, number>[]).map((row) => [row.cohort!, row[measure]!]),
  );
}

function valueByCohort({ basis, sizes, within }: CohortValues, { coverage }: MetricsInput) {
  return HORIZONS.flatMap((days) => {
    const rows = [...sizes].map(([cohort, users]) => {
      const spent = isRipe(cohort, days, coverage) ? within(cohort, days) : null;
      return {
        basis,
        cohort: formatMonth(cohort),
        days,
        cohorts: spent === null ? 0 : 1,
        ...perUser(users, spent?.revenue ?? null, spent?.profit ?? null),
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
