import { formatMonth, monthOfDay, periodDays } from '../facts/calendar.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy } from './periods.ts';
import { tableOfRows } from './rows-table.ts';
import type { TableDefinition } from './table-definition.ts';

/** Users of each cohort (a month number), by the month of their first session. */
export function cohortSizes({ cubes }: Pick<MetricsInput, 'cubes'>): Map<number, number> {
  const rows = sumBy(cubes.users, ['cohort'], ['users']).objects() as {
    cohort: number;
    users: number;
  }[];
  return new Map(rows.map(({ cohort, users }) => [cohort, users]));
}

const COLUMNS = [
  is.period('cohort', 'Month of the users’ first session in the export'),
  is.count('months_since', 'Calendar months since then'),
  is.flag('complete', '1 when the data reach the end of that month, else 0'),
  is.count('users', 'Users of the cohort', 'users'),
  is.count('returning_users', 'Of these, users with a later session in that month', 'users'),
  is.rate('return_rate', 'Returning users / users of the cohort'),
  is.count('orders', 'Orders of the cohort’s sessions in that month', 'orders'),
  is.money('revenue', 'Revenue of these orders, gross of refunds'),
  is.money('gross_profit', 'Revenue - cost of goods of these orders'),
  is.moneyAverage(
    'cumulative_revenue_per_user',
    'Revenue from the first session to the end of that month / users; empty until the month is whole',
  ),
  is.moneyAverage('cumulative_gross_profit_per_user', 'The same of gross profit'),
];

interface CohortMonth {
  cohort: number;
  months_since: number;
  returning_users: number;
  orders: number;
  revenue: number;
  cogs: number;
}

export const cohortTable: TableDefinition<MetricsInput> = {
  id: 'cohorts_by_month',
  title: 'Cohorts: who came back, and what they spent',
  grain: ['cohort', 'months_since'],
  columns: COLUMNS,
  compute(input) {
    const { cubes, coverage } = input;
    const byCohort = Map.groupBy(cubes.cohorts.objects() as CohortMonth[], (row) => row.cohort);
    const lastMonth = monthOfDay(coverage.lastDay);
    return tableOfRows(
      [...cohortSizes(input)].flatMap(([cohort, users]) => {
        const known = new Map(byCohort.get(cohort)?.map((row) => [row.months_since, row]));
        let revenue = 0;
        let profit = 0;
        return Array.from({ length: lastMonth - cohort + 1 }, (_, since) => {
          const row = known.get(since);
          revenue += row?.revenue ?? 0;
          profit += (row?.revenue ?? 0) - (row?.cogs ?? 0);
          const isWhole = periodDays(formatMonth(cohort + since)).end - 1 <= coverage.lastWholeDay;
          return {
            cohort: formatMonth(cohort),
            months_since: since,
            complete: isWhole ? 1 : 0,
            users,
            returning_users: row?.returning_users ?? 0,
            return_rate: (row?.returning_users ?? 0) / users,
            orders: row?.orders ?? 0,
            revenue: row?.revenue ?? 0,
            gross_profit: (row?.revenue ?? 0) - (row?.cogs ?? 0),
            cumulative_revenue_per_user: isWhole ? revenue / users : null,
            cumulative_gross_profit_per_user: isWhole ? profit / users : null,
          };
        });
      }),
      COLUMNS,
    );
  },
};
