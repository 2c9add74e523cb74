import type { ColumnTable } from 'arquero';
import {
  firstOfMonth,
  formatDay,
  monthOfDay,
  periodDays,
  yearsBefore,
} from '../../base/calendar.ts';
import { type Coverage, lastCompletePeriod } from '../../shop/facts/coverage.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type MetricByRow, publishedName } from '../definitions/table-definition.ts';
import { KPIS, type Kpi, type Sums } from './kpi-measures.ts';
import { type KpiWindow, WINDOW_MEANING, windowLabel } from './kpi-windows.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals, sumBy } from './periods.ts';
import { USER_MEASURE_NAMES, USER_METRICS, userKpis } from './user-kpis.ts';
import type { Days } from './windows.ts';

interface Window {
  id: KpiWindow;
  /** Null when the data do not cover such a window. */
  days: Days | null;
  prior: Days | null;
}

/** The windows that key figures look at: the last twelve whole months, the last whole quarter, and everything. */
function windows(coverage: Coverage): Window[] {
  const month = lastCompletePeriod('month', coverage);
  const quarter = lastCompletePeriod('quarter', coverage);
  const covered = (days: Days) => (days.start >= coverage.firstWholeDay ? days : null);
  const twelveMonths = (end: number) => covered({ start: firstOfMonth(monthOfDay(end) - 12), end });
  const yearEnd = month === null ? null : periodDays(month).end;
  const quarterDays = quarter === null ? null : periodDays(quarter);
  return [
    {
      id: 'ttm',
      days: yearEnd === null ? null : twelveMonths(yearEnd),
      prior: yearEnd === null ? null : twelveMonths(yearsBefore(yearEnd, 1)),
    },
    {
      id: 'quarter',
      days: quarterDays,
      prior:
        quarterDays === null
          ? null
          : covered({
              start: yearsBefore(quarterDays.start, 1),
              end: yearsBefore(quarterDays.end, 1),
            }),
    },
    {
      id: 'total',
      days: { start: coverage.firstDay, end: coverage.lastDay + 1 },
      prior: null,
    },
  ];
}

/** The days of a window that a key figure measures: over all of the data, refunds go on after the last session and order. */
function measuredDays(
  { id, days }: Window,
  { followsRefunds }: Kpi,
  { cubes }: MetricsInput,
): Days | null {
  if (days === null || id !== 'total' || !followsRefunds) return days;
  const refundDays = Array.from(cubes.refunds.array('day') as ArrayLike<number>);
  return { ...days, end: Math.max(days.end, ...refundDays.map((day) => day + 1)) };
}

function summer(input: MetricsInput): (days: Days) => Sums {
  const daily = dailyPerformance(input);
  const repeat = sumBy(
    input.cubes.traffic.filter((d) => d.visit_type === 'repeat'),
    ['day'],
    ['sessions'],
  );
  const refunded = sumBy(input.cubes.items, ['day'], ['refunded_items', 'refunded_amount']);
  const source: Record<keyof Sums, [ColumnTable, string]> = {
    sessions: [daily.traffic, 'sessions'],
    repeatSessions: [repeat, 'sessions'],
    sessionOrders: [daily.traffic, 'session_orders'],
    sessionRevenue: [daily.traffic, 'session_revenue'],
    orders: [daily.orders, 'orders'],
    revenue: [daily.orders, 'revenue'],
    cogs: [daily.orders, 'cogs'],
    items: [daily.items, 'items'],
    refundedItems: [refunded, 'refunded_items'],
    refundAmount: [daily.refunds, 'refund_amount'],
    refundedOfSales: [refunded, 'refunded_amount'],
  };
  const totals = Object.entries(source).map(
    ([name, [rows, measure]]) => [name, new DailyTotals(rows, measure)] as const,
  );
  return ({ start, end }) =>
    Object.fromEntries(totals.map(([name, byDay]) => [name, byDay.between(start, end)])) as Sums;
}

/** The name of each measure for readers, without a window. */
export const MEASURE_NAMES: ReadonlyMap<string, string> = new Map([
  ...KPIS.map(({ measure, name }) => [measure, name] as const),
  ...USER_MEASURE_NAMES,
]);

/** The metric of each measure. */
const METRICS: MetricByRow = {
  by: 'measure',
  of: {
    ...Object.fromEntries(KPIS.map(({ measure, metric }) => [measure, metric])),
    ...USER_METRICS,
  },
};

/** The key figures of a shop: every `KPIS` entry over every window. A window that the data do not cover gives empty values. */
export const kpiTable = defineTable({
  id: 'kpis',
  title: 'Key figures',
  grain: ['kpi'],
  population: is.SHOP_TOTALS,
  columns: [
    is.text('kpi', 'Name of the key figure: measure and window (ttm: last twelve whole months)'),
    is.text('label', 'Name for readers'),
    is.text('unit', 'Currency code, count, rate (a fraction) or number'),
    is.date('window_start', 'First day of the window'),
    is.date(
      'window_end',
      'First day after the window; over all of the data that after the last session or order, or after the last refund where refunds are measured',
    ),
    is.byUnit('value', 'Value over the window', METRICS),
    is.byUnit('prior_value', 'Value over the same days of the year before', METRICS),
    is.change('change', 'Value / prior value - 1; empty without a prior value', 'growth'),
    is.text(
      'measure',
      'What is measured, such as revenue; the name of a column where tables have it too',
    ),
    is.text('window', WINDOW_MEANING),
  ],
  compute(input) {
    const sumsOf = summer(input);
    const rows = windows(input.coverage).flatMap((window) => {
      const before = window.prior && sumsOf(window.prior);
      return KPIS.map((kpi) => {
        const days = measuredDays(window, kpi, input);
        const value = days && finite(kpi.of(sumsOf(days)));
        const prior = before && finite(kpi.of(before));
        const isMoney = kpi.unit === 'money' || kpi.unit === 'money_average';
        return {
          kpi: `${publishedName({ name: kpi.measure, type: kpi.unit }, input.config.currency)}_${window.id}`,
          label: windowLabel(kpi.name, window.id),
          unit: isMoney ? input.config.currency.toLowerCase() : kpi.unit,
          window_start: days && formatDay(days.start),
          window_end: days && formatDay(days.end),
          value,
          prior_value: prior,
          change: value === null || prior === null || prior === 0 ? null : value / prior - 1,
          measure: kpi.measure,
          window: window.id,
        };
      });
    });
    return tableOfRows([...rows, ...userKpis(input)], this.columns);
  },
});

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
