import { formatMonth } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { ratioInterval } from '../statistics/ratios.ts';
import { type CohortValues, cohortValues } from './customer-value.ts';
import { COHORT_GROUP_MEANING, HORIZONS, ripeMonths } from './ripe-cohorts.ts';

/** All cohorts together would be of many ages; each year's are of one. */
const GROUPS = ['last_year', 'year_before'] as const;

const COLUMNS = [
  is.text('basis', 'visitor: since the first session; customer: since the first order'),
  is.text('cohort', COHORT_GROUP_MEANING),
  is.count('followed_days', 'Days that every user of the row has had', 'days'),
  is.count('days', 'Days since the first session or order that are counted', 'days'),
  is.period('first_cohort', 'First month of first sessions or orders behind the row'),
  is.period('last_cohort', 'Last month of them'),
  is.count('users', 'Visitors or customers: the same for all days of one time followed', 'users'),
  is.money('revenue', 'What they spent within the days, gross of refunds', 'customer-value'),
  is.money('gross_profit', 'Gross profit of that', 'customer-value'),
  is.moneyAverage('revenue_per_user', 'Revenue / users', 'customer-value'),
  is.moneyAverage(
    'revenue_per_user_low',
    'Lower end of its 95 % interval, by how the months differ (linearised ratio)',
    'customer-value',
  ),
  is.moneyAverage('revenue_per_user_high', 'Upper end of that interval', 'customer-value'),
  is.moneyAverage('gross_profit_per_user', 'Gross profit / users', 'customer-value'),
  is.moneyAverage(
    'gross_profit_per_user_low',
    'Lower end of its 95 % interval, by how the months differ (linearised ratio)',
    'customer-value',
  ),
  is.moneyAverage('gross_profit_per_user_high', 'Upper end of that interval', 'customer-value'),
];

/** How the worth of the same users grows with the days: each horizon of `customer_value` rests on other cohorts, these rows do not. */
export const customerValueOverTimeTable = defineTable({
  id: 'customer_value_over_time',
  title: 'What the same visitors and customers were worth as the days went by',
  grain: ['basis', 'cohort', 'followed_days', 'days'],
  population: ['users'],
  columns: COLUMNS,
  compute: (input) =>
    tableOfRows(
      cohortValues(input).flatMap((values) =>
        GROUPS.flatMap((cohort) =>
          HORIZONS.flatMap((followed) =>
            HORIZONS.filter((days) => days <= followed).map((days) =>
              rowOf(values, cohort, followed, days, input.coverage),
            ),
          ),
        ),
      ),
      COLUMNS,
    ),
});

function rowOf(
  { basis, sizes, within }: CohortValues,
  cohort: (typeof GROUPS)[number],
  followed: number,
  days: number,
  coverage: MetricsInput['coverage'],
) {
  const months = ripeMonths(cohort, followed, coverage);
  const key = { basis, cohort, followed_days: followed, days };
  if (months === null) return { ...key, users: 0 };
  const cohorts = [...sizes]
    .filter(([month]) => month >= months.first && month <= months.last)
    .map(([month, users]) => ({ users, ...within(month, days) }));
  const users = sum(cohorts.map((each) => each.users));
  const revenue = sum(cohorts.map((each) => each.revenue));
  const profit = sum(cohorts.map((each) => each.profit));
  const interval = (of: 'revenue' | 'profit') =>
    ratioInterval(cohorts.map((each) => ({ top: each[of], bottom: each.users })));
  const [ofRevenue, ofProfit] = [interval('revenue'), interval('profit')];
  return {
    ...key,
    first_cohort: formatMonth(months.first),
    last_cohort: formatMonth(months.last),
    users,
    revenue,
    gross_profit: profit,
    revenue_per_user: revenue / users,
    revenue_per_user_low: ofRevenue?.low ?? null,
    revenue_per_user_high: ofRevenue?.high ?? null,
    gross_profit_per_user: profit / users,
    gross_profit_per_user_low: ofProfit?.low ?? null,
    gross_profit_per_user_high: ofProfit?.high ?? null,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
