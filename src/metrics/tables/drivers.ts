import type { PeriodUnit } from '../../base/calendar.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { divisiaParts } from '../statistics/divisia.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';
import type { Days } from './windows.ts';
import { PAIR_COLUMNS, pairCells, TRAILING, yearPairs } from './year-pairs.ts';

/** What one period sold: orders and revenue by the books, so that sessions x orders per session x revenue per order is the revenue. */
export interface Trade {
  sessions: number;
  orders: number;
  revenue: number;
}

/** The three factors of revenue, as each changed: later value / earlier one. Null where one is zero: a change from nothing has no parts. */
function tradeRatios(before: Trade, after: Trade): [number, number, number] | null {
  if (
    [before, after].some(
      ({ sessions, orders, revenue }) => sessions <= 0 || orders <= 0 || revenue <= 0,
    )
  )
    return null;
  return [
    after.sessions / before.sessions,
    after.orders / after.sessions / (before.orders / before.sessions),
    after.revenue / after.orders / (before.revenue / before.orders),
  ];
}

/**
 * The change of revenue split into what sessions, conversion and order value each did (`divisiaParts`). Whole cents that add up to the change
 * exactly. Null where a factor is zero.
 */
export function splitChange(
  before: Trade,
  after: Trade,
): { sessions: number; conversion: number; value: number } | null {
  const ratios = tradeRatios(before, after);
  if (ratios === null) return null;
  const [sessions, conversion, value] = divisiaParts(before.revenue, after.revenue, ratios);
  return { sessions: sessions!, conversion: conversion!, value: value! };
}

/** Revenue of a period and of the one before, and how they differ. */
export const REVENUE_COLUMNS = [
  is.money('revenue', 'Revenue of the period, gross of refunds', 'revenue'),
  is.money('prior_revenue', 'Revenue of the period before', 'revenue-drivers'),
  is.money('revenue_change', 'Revenue - prior revenue', 'revenue-drivers'),
];

/** What they hold. */
export function revenueCells(before: Trade, after: Trade) {
  return {
    revenue: after.revenue,
    prior_revenue: before.revenue,
    revenue_change: after.revenue - before.revenue,
  };
}

/** What sessions and conversion did to revenue. */
export const VISIT_EFFECTS = [
  is.money('sessions_effect', 'Part of the change from more or fewer sessions', 'revenue-drivers'),
  is.money(
    'conversion_rate_effect',
    'Part of the change from orders per session',
    'revenue-drivers',
  ),
];

const COLUMNS = [
  ...PAIR_COLUMNS,
  ...REVENUE_COLUMNS,
  ...VISIT_EFFECTS,
  is.money(
    'average_order_value_effect',
    'Part of the change from revenue per order',
    'revenue-drivers',
  ),
  is.growth('revenue_yoy', 'Change of revenue on the period before', 'revenue'),
  is.growth('sessions_yoy', 'Change of sessions on the period before', 'sessions'),
  is.growth(
    'conversion_rate_yoy',
    'Change of orders per session on the period before',
    'conversion-rate',
  ),
  is.growth(
    'average_order_value_yoy',
    'Change of revenue per order on the period before',
    'average-order-value',
  ),
  is.change(
    'revenue_yoy_step',
    'Growth of revenue - that of the row before it in time: below zero where growth slows; empty for the first row and for "ttm"',
    'growth',
  ),
];

/** Sums over any stretch of days. */
export function tradeOf(input: MetricsInput): (days: Days) => Trade {
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
      let earlier: number | null = null;
      const rows = yearPairs(unit, input.coverage).map((pair) => {
        const [before, after] = [trade(pair.priorDays), trade(pair.days)];
        const parts = splitChange(before, after);
        const [sessions, conversion, value] = tradeRatios(before, after) ?? [];
        const growth = before.revenue > 0 ? after.revenue / before.revenue - 1 : null;
        const previous = pair.period === TRAILING ? null : earlier;
        earlier = growth;
        return {
          ...pairCells(pair),
          ...revenueCells(before, after),
          sessions_effect: parts?.sessions,
          conversion_rate_effect: parts?.conversion,
          average_order_value_effect: parts?.value,
          revenue_yoy: growth,
          sessions_yoy: lessOne(sessions),
          conversion_rate_yoy: lessOne(conversion),
          average_order_value_yoy: lessOne(value),
          revenue_yoy_step: growth === null || previous === null ? null : growth - previous,
        };
      });
      return tableOfRows(rows, COLUMNS);
    },
  });
}

/** A ratio as a change; null without one. */
export function lessOne(ratio: number | undefined): number | null {
  return ratio === undefined ? null : ratio - 1;
}

export const driverTables = [
  driversBy('year', 'What drove revenue, year by year'),
  driversBy('quarter', 'What drove revenue, quarter by quarter against the year before'),
  driversBy('month', 'What drove revenue, month by month against the year before'),
];
