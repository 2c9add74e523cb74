import { type ColumnTable, escape as closure, op, rolling } from 'arquero';
import { formatMonth, monthOfDay, periodDays } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { sumBy } from './periods.ts';

/**
 * A row for each month from a cohort's first to the last that the data reach, also where nobody came back. A month that the data do
 * not cover to its end is flagged, and has no cumulative value: it would be low, not small. Without sessions there is no row.
 */
export const cohortTable = defineTable({
  id: 'cohorts_by_month',
  title: 'Cohorts: who came back, and what they spent',
  grain: ['cohort', 'months_since'],
  population: ['users'],
  columns: [
    is.period('cohort', 'Month of the users’ first session in the export'),
    is.count('months_since', 'Calendar months since then'),
    is.flag('complete', '1 when the data reach the end of that month, else 0'),
    is.count('users', 'Users of the cohort, the same in each of its months', 'users'),
    is.count(
      'returning_users',
      'Of these, users with a later session in that month',
      'users',
      'returning-users',
    ),
    is.rate('return_rate', 'Returning users / users of the cohort', 'returning-users'),
    is.count(
      'sessions',
      'Sessions of the cohort in that month, first ones included',
      'sessions',
      'sessions',
    ),
    is.count('orders', 'Orders of these sessions', 'orders', 'orders'),
    is.money('revenue', 'Revenue of these orders, gross of refunds', 'revenue-of-sessions'),
    is.money('gross_profit', 'Revenue - cost of goods of these orders', 'gross-profit'),
    is.moneyAverage(
      'cumulative_revenue_per_user',
      'Revenue from the first session to the end of that month / users; empty until the month is whole',
      'customer-value',
    ),
    is.moneyAverage(
      'cumulative_gross_profit_per_user',
      'The same of gross profit',
      'customer-value',
    ),
  ],
  compute({ cubes, coverage }) {
    const keys = ['cohort', 'months_since'];
    return cohortMonths(sumBy(cubes.users, ['cohort'], ['users']), coverage)
      .join_left(cubes.cohorts, [keys, keys])
      .impute({
        sessions: () => 0,
        returning_users: () => 0,
        orders: () => 0,
        revenue: () => 0,
        cogs: () => 0,
      })
      .derive({
        gross_profit: (d) => d.revenue - d.cogs,
        return_rate: (d) => d.returning_users / d.users,
      })
      .groupby('cohort')
      .orderby('months_since')
      .derive({
        revenue_so_far: rolling((d: { revenue: number }) => op.sum(d.revenue)),
        profit_so_far: rolling((d: { gross_profit: number }) => op.sum(d.gross_profit)),
      })
      .ungroup()
      .derive({
        cohort: closure((d: { cohort: number }) => formatMonth(d.cohort)),
        cumulative_revenue_per_user: (d) => (d.complete ? d.revenue_so_far / d.users : null),
        cumulative_gross_profit_per_user: (d) => (d.complete ? d.profit_so_far / d.users : null),
      });
  },
});

/** The months of each cohort up to the last that the data reach, with `complete`. */
function cohortMonths(sizes: ColumnTable, { lastDay, lastWholeDay }: Coverage): ColumnTable {
  const lastMonth = monthOfDay(lastDay);
  type Month = { cohort: number; months_since: number };
  return sizes
    .derive({
      months_since: closure(({ cohort }: Month) =>
        Array.from({ length: lastMonth - cohort + 1 }, (_, since) => since),
      ),
    })
    .unroll('months_since')
    .derive({
      complete: closure(({ cohort, months_since }: Month) =>
        periodDays(formatMonth(cohort + months_since)).end - 1 <= lastWholeDay ? 1 : 0,
      ),
    });
}
