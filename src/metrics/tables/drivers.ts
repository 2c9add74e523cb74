import { type PeriodUnit, periodDays, periodsBetween } from '../../base/calendar.ts';
import { isComplete } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import { type Days, trailingYear } from './windows.ts';

/** What one period sold: orders and revenue by the books, so that sessions x orders per session x revenue per order is the revenue. */
export interface Trade {
  sessions: number;
  orders: number;
  revenue: number;
}

/**
 * The change of revenue split into what sessions, conversion and order value each did: logarithmic mean Divisia index, additive (LMDI-I; Ang,
 * Energy Policy 33, 867, 2005). Whole cents that add up to the change exactly: what rounding leaves goes to the largest part. Null where a
 * factor is zero, since a change from nothing has no parts.
 */
export function splitChange(
  before: Trade,
  after: Trade,
): { sessions: number; conversion: number; value: number } | null {
  if (
    [before, after].some(
      ({ sessions, orders, revenue }) => sessions <= 0 || orders <= 0 || revenue <= 0,
    )
  )
    return null;
  const weight = logarithmicMean(before.revenue, after.revenue);
  const conversion = (trade: Trade): number => trade.orders / trade.sessions;
  const value = (trade: Trade): number => trade.revenue / trade.orders;
  const parts = [
    weight * Math.log(after.sessions / before.sessions),
    weight * Math.log(conversion(after) / conversion(before)),
    weight * Math.log(value(after) / value(before)),
  ].map(Math.round) as [number, number, number];
  const rest = after.revenue - before.revenue - (parts[0] + parts[1] + parts[2]);
  const largest = parts.reduce(
    (at, part, index) => (Math.abs(part) > Math.abs(parts[at]!) ? index : at),
    0,
  );
  parts[largest]! += rest;
  return { sessions: parts[0], conversion: parts[1], value: parts[2] };
}

function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (b - a) / (Math.log(b) - Math.log(a));
}

const COLUMNS = [
  is.text('period', 'Whole period; "ttm" is the last twelve whole months'),
  is.text('prior_period', 'Period that it is compared with'),
  is.money('revenue', 'Revenue of the period, gross of refunds', 'revenue'),
  is.money('prior_revenue', 'Revenue of the period before', 'revenue-drivers'),
  is.money('revenue_change', 'Revenue - prior revenue', 'revenue-drivers'),
  is.money('sessions_effect', 'Part of the change from more or fewer sessions', 'revenue-drivers'),
  is.money(
    'conversion_rate_effect',
    'Part of the change from orders per session',
    'revenue-drivers',
  ),
  is.money(
    'average_order_value_effect',
    'Part of the change from revenue per order',
    'revenue-drivers',
  ),
];

/** Sums over any stretch of days. */
function tradeOf(input: MetricsInput): (days: Days) => Trade {
  const daily = dailyPerformance(input);
  const sessions = new DailyTotals(daily.traffic, 'sessions');
  const orders = new DailyTotals(daily.orders, 'orders');
  const revenue = new DailyTotals(daily.orders, 'revenue');
  return ({ start, end }) => ({
    sessions: sessions.between(start, end),
    orders: orders.between(start, end),
    revenue: revenue.between(start, end),
  });
}

function driversBy<const Unit extends PeriodUnit>(unit: Unit, title: string) {
  return defineTable({
    id: `revenue_drivers_by_${unit}`,
    title,
    grain: ['period'],
    population: is.SHOP_TOTALS,
    columns: COLUMNS,
    compute(input) {
      const trade = tradeOf(input);
      const rows = pairsOf(unit, input).map(({ period, prior, days, priorDays }) => {
        const [before, after] = [trade(priorDays), trade(days)];
        const parts = splitChange(before, after);
        return {
          period,
          prior_period: prior,
          revenue: after.revenue,
          prior_revenue: before.revenue,
          revenue_change: after.revenue - before.revenue,
          sessions_effect: parts?.sessions,
          conversion_rate_effect: parts?.conversion,
          average_order_value_effect: parts?.value,
        };
      });
      return tableOfRows(rows, COLUMNS);
    },
  });
}

/** Whole periods against the same whole period of the year before; by year, the last twelve whole months too. */
function pairsOf(unit: PeriodUnit, { coverage }: MetricsInput) {
  const pairs = periodsBetween(coverage.firstDay, coverage.lastDay, unit)
    .filter((period) => isComplete(period, coverage))
    .map((period) => ({
      period,
      prior: `${String(Number(period.slice(0, 4)) - 1)}${period.slice(4)}`,
    }))
    .filter(({ prior }) => isComplete(prior, coverage))
    .map(({ period, prior }) => ({
      period,
      prior,
      days: periodDays(period),
      priorDays: periodDays(prior),
    }));
  const recent = unit === 'year' ? trailingYear(coverage) : null;
  const before = recent && trailingYear({ ...coverage, lastWholeDay: recent.start - 1 });
  if (recent && before)
    pairs.push({ period: 'ttm', prior: 'ttm_before', days: recent, priorDays: before });
  return pairs;
}

export const driverTables = [
  driversBy('year', 'What drove revenue, year by year'),
  driversBy('quarter', 'What drove revenue, quarter by quarter against the year before'),
];
