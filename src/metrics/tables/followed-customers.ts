import type { ColumnTable } from 'arquero';
import { formatMonth } from '../../base/calendar.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type Part, ratioInterval } from '../statistics/ratios.ts';
import { FOLLOWED_DAYS, ripeMonths } from './ripe-cohorts.ts';

/** What customers are worth by the channel that won them, each followed for as long as all others. */
export const FOLLOWED_COLUMNS = [
  is.period(
    'first_cohort',
    `First month of the first sessions of the customers who are followed: the latest year of months that have had ${FOLLOWED_DAYS} days since`,
  ),
  is.period('last_cohort', 'Last month of them'),
  is.count(
    'customers',
    `Users whose first session fell in those months, came through the channel, and who ordered within ${FOLLOWED_DAYS} days of it`,
    'users',
    'repeat-customers',
  ),
  is.number(
    'orders_per_customer',
    'Orders of these users within the days / these users',
    'orders',
    'repeat-customers',
  ),
  is.moneyAverage(
    'breakeven_cost_per_new_customer',
    'The most that winning such a customer may cost: gross profit of their orders within the days, through whichever channel they came back / customers',
    'breakeven-cost',
  ),
  is.moneyAverage(
    'breakeven_per_new_customer_low',
    'Lower end of its 95 % interval, by how the months differ (linearised ratio)',
    'breakeven-cost',
  ),
  is.moneyAverage(
    'breakeven_per_new_customer_high',
    'Upper end of that interval',
    'breakeven-cost',
  ),
];

interface Spending {
  cohort: number;
  first_channel: string;
  days_since: number;
  customers: number;
  orders: number;
  revenue: number;
  cogs: number;
}

/** A row a channel with those columns. Channels are compared over the same months and days, so that none is ahead for being older. */
export function followedCustomers(
  { visitor_value }: MetricsInput['cubes'],
  coverage: Coverage,
): ColumnTable {
  const months = ripeMonths('last_year', FOLLOWED_DAYS, coverage);
  const spent = (visitor_value.objects() as Spending[]).filter(
    ({ cohort, days_since }) =>
      months !== null &&
      cohort >= months.first &&
      cohort <= months.last &&
      days_since <= FOLLOWED_DAYS,
  );
  const rows = [...Map.groupBy(spent, (row) => row.first_channel)].map(([channel, all]) => {
    const byMonth = [...Map.groupBy(all, (row) => row.cohort)]
      .toSorted(([earlier], [later]) => earlier - later)
      .map(([, ofMonth]) => partOf(ofMonth));
    const customers = byMonth.reduce((sum, part) => sum + part.bottom, 0);
    const profit = byMonth.reduce((sum, part) => sum + part.top, 0);
    const interval = ratioInterval(byMonth);
    return {
      channel,
      first_cohort: formatMonth(months!.first),
      last_cohort: formatMonth(months!.last),
      customers,
      orders_per_customer: all.reduce((sum, row) => sum + row.orders, 0) / customers,
      breakeven_cost_per_new_customer: profit / customers,
      breakeven_per_new_customer_low: interval?.low ?? null,
      breakeven_per_new_customer_high: interval?.high ?? null,
    };
  });
  return tableOfRows(rows, [is.CHANNEL, ...FOLLOWED_COLUMNS]);
}

/** What one month's users of a channel left, and how many of them bought. */
function partOf(rows: readonly Spending[]): Part {
  return {
    top: rows.reduce((sum, row) => sum + row.revenue - row.cogs, 0),
    bottom: rows.reduce((sum, row) => sum + row.customers, 0),
  };
}
