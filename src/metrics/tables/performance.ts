/**
 * What lives in `tables/`: one file a family of published tables, each a definition (id, grain, columns with unit and meaning) beside the
 * code that computes it from cubes; and what families share, such as periods and rates.
 */
import { type ColumnTable, table } from 'arquero';
import type { PeriodUnit } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { oncePerInput } from '../definitions/once-per-input.ts';
import { TINY_BASE_ORDERS } from './growth-base.ts';
import { DailyTotals, likeForLike, periodFrame, sumBy, withPeriod, yearOnYear } from './periods.ts';
import { within } from './windows.ts';
import { sameDays } from './year-pairs.ts';

const COLUMNS = [
  is.PERIOD,
  is.COMPLETE,
  is.count('days', 'Whole days of the period that the data cover', 'days'),
  is.SESSIONS,
  is.count('orders', 'Orders placed in the period, by the date of the order', 'orders', 'orders'),
  is.rate(
    'conversion_rate',
    'Orders of the sessions that began in the period / those sessions',
    'conversion-rate',
  ),
  is.money(
    'revenue',
    'Sum of the orders’ prices, gross of refunds, by the date of the order',
    'revenue',
  ),
  is.money('cogs', 'Cost of the goods sold, by the date of the order', 'gross-profit'),
  is.money('gross_profit', 'Revenue - cost of goods sold', 'gross-profit'),
  is.rate('gross_margin', 'Gross profit / revenue', 'gross-profit'),
  is.moneyAverage('average_order_value', 'Revenue / orders', 'average-order-value'),
  is.moneyAverage(
    'revenue_per_session',
    'Revenue of the orders of the sessions that began in the period / those sessions',
    'revenue-per-session',
  ),
  is.count('items', 'Items sold, by the date of the item', 'items', 'items-sold'),
  is.number('items_per_order', 'Items / orders', 'items', 'items-sold'),
  is.count(
    'refunds',
    'Items refunded in the period, by the date of the refund; those after the last session or order stand in no period',
    'refunds',
    'net-revenue',
  ),
  is.money(
    'refund_amount',
    'Money refunded in the period, by the date of the refund; what was after the last session or order stands in no period',
    'net-revenue',
  ),
  is.money('net_revenue', 'Revenue - money refunded, each by its own date', 'net-revenue'),
  is.growth('sessions_yoy', 'Change of sessions on the same days of the year before', 'sessions'),
  is.growth('orders_yoy', 'Change of orders on the same days of the year before', 'orders'),
  is.growth('revenue_yoy', 'Change of revenue on the same days of the year before', 'revenue'),
  is.flag(
    'tiny_base',
    `1 when the change on the year before starts from fewer than ${TINY_BASE_ORDERS} orders, and says little`,
    'growth',
  ),
];

/** Not for days, whose changes are the weekday's. */
const ON_PREVIOUS = [
  is.growth(
    'sessions_on_previous',
    'Change of sessions on the period before, both whole',
    'sessions',
  ),
  is.growth('orders_on_previous', 'Change of orders on the period before, both whole', 'orders'),
  is.growth('revenue_on_previous', 'Change of revenue on the period before, both whole', 'revenue'),
];
const TRAILING = [
  is.money('revenue_ttm', 'Revenue of the twelve whole months that end with this one', 'revenue'),
];

/** Traffic by the session's day, sales by the order's, refunds by their own, those after the last session too: a row a day on which anything happened. */
export interface DailyPerformance {
  traffic: ColumnTable;
  orders: ColumnTable;
  items: ColumnTable;
  refunds: ColumnTable;
}

/** The cubes' totals by day. */
export const dailyPerformance = oncePerInput(({ cubes }): DailyPerformance => {
  return {
    traffic: sumBy(cubes.traffic, ['day'], ['sessions', 'orders', 'revenue']).rename({
      orders: 'session_orders',
      revenue: 'session_revenue',
    }),
    orders: sumBy(cubes.orders, ['day'], ['orders', 'revenue', 'cogs']),
    items: sumBy(cubes.items, ['day'], ['items']),
    refunds: sumBy(cubes.refunds, ['day'], ['refunds', 'refund_amount']),
  };
});

function performanceBy<const Unit extends PeriodUnit>(unit: Unit, title: string) {
  return defineTable({
    id: `performance_by_${unit}`,
    title,
    grain: ['period'],
    population: is.SHOP_TOTALS,
    columns: [
      ...COLUMNS,
      ...(unit === 'day' ? [] : ON_PREVIOUS),
      ...(unit === 'month' ? TRAILING : []),
    ],
    compute: (input) => {
      const performance = computePerformance(input, unit);
      return unit === 'month' ? withTrailingRevenue(performance) : performance;
    },
  });
}

/** The days from the first session or order to the last. Refunds go on after that, in days of which the data tell nothing else: key figures count them. */
function computePerformance(input: MetricsInput, unit: PeriodUnit): ColumnTable {
  const { coverage } = input;
  const { refunds, ...events } = dailyPerformance(input);
  const covered = { start: coverage.firstDay, end: coverage.lastDay + 1 };
  const daily = { ...events, refunds: within(refunds, covered) };
  const byPeriod = (rows: ColumnTable): ColumnTable => {
    const measures = rows.columnNames((name) => name !== 'day');
    return sumBy(withPeriod(rows, unit), ['period'], measures);
  };
  const frame = periodFrame(coverage.firstDay, coverage.lastDay, unit, coverage);
  const totals = Object.values(daily).reduce(
    (joined: ColumnTable, rows) => joined.join_left(byPeriod(rows), 'period'),
    frame,
  );
  const filled = totals.impute(
    Object.fromEntries(
      totals
        .columnNames((name) => !frame.columnNames().includes(name))
        .map((name) => [name, () => 0]),
    ),
  );
  // A join puts the periods that found no partner last; growth reads them in the order of time.
  return withGrowth(withRatios(filled).orderby('period').reify(), daily, input);
}

function withRatios(totals: ColumnTable): ColumnTable {
  return totals
    .derive({
      gross_profit: (d) => d.revenue - d.cogs,
      net_revenue: (d) => d.revenue - d.refund_amount,
    })
    .derive({
      conversion_rate: (d) => d.session_orders / d.sessions,
      gross_margin: (d) => d.gross_profit / d.revenue,
      average_order_value: (d) => d.revenue / d.orders,
      revenue_per_session: (d) => d.session_revenue / d.sessions,
      items_per_order: (d) => d.items / d.orders,
    });
}

function withGrowth(
  totals: ColumnTable,
  daily: DailyPerformance,
  { coverage }: MetricsInput,
): ColumnTable {
  const periods = totals.array('period') as string[];
  const pairs = periods.map((period) => sameDays(period, coverage));
  const growth = (byDay: DailyTotals): (number | null)[] =>
    pairs.map((pair) => yearOnYear(pair, byDay));
  const ordersByDay = new DailyTotals(daily.orders, 'orders');
  return totals.assign(
    table({
      sessions_yoy: growth(new DailyTotals(daily.traffic, 'sessions')),
      orders_yoy: growth(ordersByDay),
      revenue_yoy: growth(new DailyTotals(daily.orders, 'revenue')),
      sessions_on_previous: changeOnPrevious(totals, 'sessions'),
      orders_on_previous: changeOnPrevious(totals, 'orders'),
      revenue_on_previous: changeOnPrevious(totals, 'revenue'),
      tiny_base: pairs.map((pair) =>
        pair !== null && likeForLike(pair, ordersByDay).earlier < TINY_BASE_ORDERS ? 1 : 0,
      ),
    }),
  );
}

/** The change of a measure on the period before; null unless both are whole and the earlier had any. */
function changeOnPrevious(totals: ColumnTable, measure: string): (number | null)[] {
  const values = totals.array(measure) as number[];
  const complete = totals.array('complete') as number[];
  return values.map((value, row) => {
    const before = values[row - 1];
    const areWhole = complete[row] === 1 && complete[row - 1] === 1;
    return areWhole && before !== undefined && before > 0 ? value / before - 1 : null;
  });
}

/** Adds the trailing twelve months: null until twelve whole months stand behind it, and for a running month. */
function withTrailingRevenue(months: ColumnTable): ColumnTable {
  const revenue = months.array('revenue') as number[];
  const complete = months.array('complete') as number[];
  const trailing = revenue.map((_, index) => {
    const from = index - 11;
    if (from < 0 || complete.slice(from, index + 1).includes(0)) return null;
    return revenue.slice(from, index + 1).reduce((sum, value) => sum + value, 0);
  });
  return months.assign(table({ revenue_ttm: trailing }));
}

export const performanceTables = [
  performanceBy('day', 'The shop day by day'),
  performanceBy('month', 'The shop month by month'),
  performanceBy('quarter', 'The shop quarter by quarter'),
  performanceBy('year', 'The shop year by year'),
];
