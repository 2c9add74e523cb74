import type { ColumnTable } from 'arquero';
import { firstOfMonth, formatDay, monthOfDay, periodDays, yearsBefore } from '../facts/calendar.ts';
import { type Coverage, lastCompletePeriod } from '../facts/coverage.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { dailyPerformance, lastEventDay } from './performance.ts';
import { DailyTotals, sumBy } from './periods.ts';
import { tableOfRows } from './rows-table.ts';
import { publishedName, type TableDefinition } from './table-definition.ts';
import { userKpis } from './user-kpis.ts';

/** Sums over one window, in counts and cents. */
type Sums = Record<
  | 'sessions'
  | 'repeatSessions'
  | 'sessionOrders'
  | 'sessionRevenue'
  | 'orders'
  | 'revenue'
  | 'cogs'
  | 'items'
  | 'refundedItems'
  | 'refundAmount',
  number
>;

interface Kpi {
  name: string;
  label: string;
  /** `money` and `money_average` become the currency's code in the published `unit`. */
  unit: 'money' | 'money_average' | 'count' | 'rate' | 'number';
  of(sums: Sums): number;
}

const KPIS: readonly Kpi[] = [
  { name: 'revenue', label: 'Revenue', unit: 'money', of: (s) => s.revenue },
  {
    name: 'net_revenue',
    label: 'Revenue net of refunds',
    unit: 'money',
    of: (s) => s.revenue - s.refundAmount,
  },
  { name: 'refund_amount', label: 'Refunds', unit: 'money', of: (s) => s.refundAmount },
  { name: 'gross_profit', label: 'Gross profit', unit: 'money', of: (s) => s.revenue - s.cogs },
  {
    name: 'gross_margin',
    label: 'Gross margin',
    unit: 'rate',
    of: (s) => (s.revenue - s.cogs) / s.revenue,
  },
  { name: 'orders', label: 'Orders', unit: 'count', of: (s) => s.orders },
  { name: 'sessions', label: 'Sessions', unit: 'count', of: (s) => s.sessions },
  { name: 'items', label: 'Items sold', unit: 'count', of: (s) => s.items },
  {
    name: 'conversion_rate',
    label: 'Conversion rate',
    unit: 'rate',
    of: (s) => s.sessionOrders / s.sessions,
  },
  {
    name: 'average_order_value',
    label: 'Average order value',
    unit: 'money_average',
    of: (s) => s.revenue / s.orders,
  },
  {
    name: 'revenue_per_session',
    label: 'Revenue per session',
    unit: 'money_average',
    of: (s) => s.sessionRevenue / s.sessions,
  },
  {
    name: 'items_per_order',
    label: 'Items per order',
    unit: 'number',
    of: (s) => s.items / s.orders,
  },
  { name: 'refund_rate', label: 'Refund rate', unit: 'rate', of: (s) => s.refundedItems / s.items },
  {
    name: 'repeat_share',
    label: 'Share of repeat sessions',
    unit: 'rate',
    of: (s) => s.repeatSessions / s.sessions,
  },
];

interface Window {
  suffix: string;
  label: string;
  /** First day, and first day after; null when the data do not cover such a window. */
  days: { start: number; end: number } | null;
  prior: { start: number; end: number } | null;
}

/** The windows that key figures look at: the last twelve whole months, the last whole quarter, and everything. */
function windows(coverage: Coverage, lastDay: number): Window[] {
  const month = lastCompletePeriod('month', coverage);
  const quarter = lastCompletePeriod('quarter', coverage);
  const covered = (days: { start: number; end: number }) =>
    days.start >= coverage.firstWholeDay ? days : null;
  const twelveMonths = (end: number) => covered({ start: firstOfMonth(monthOfDay(end) - 12), end });
  const yearEnd = month === null ? null : periodDays(month).end;
  const quarterDays = quarter === null ? null : periodDays(quarter);
  return [
    {
      suffix: 'ttm',
      label: 'last twelve months',
      days: yearEnd === null ? null : twelveMonths(yearEnd),
      prior: yearEnd === null ? null : twelveMonths(yearsBefore(yearEnd, 1)),
    },
    {
      suffix: 'quarter',
      label: 'last whole quarter',
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
      suffix: 'total',
      label: 'since the data begin',
      days: { start: coverage.firstDay, end: lastDay + 1 },
      prior: null,
    },
  ];
}

function summer(input: MetricsInput): (days: { start: number; end: number }) => Sums {
  const daily = dailyPerformance(input);
  const repeat = sumBy(
    input.cubes.traffic.filter((d) => d.visit_type === 'repeat'),
    ['day'],
    ['sessions'],
  );
  const refunded = sumBy(input.cubes.items, ['day'], ['refunded_items']);
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
  };
  const totals = Object.entries(source).map(
    ([name, [rows, measure]]) => [name, new DailyTotals(rows, measure)] as const,
  );
  return ({ start, end }) =>
    Object.fromEntries(totals.map(([name, byDay]) => [name, byDay.between(start, end)])) as Sums;
}

/** The key figures of a shop: every `KPIS` entry over every window. A window that the data do not cover gives empty values. */
export const kpiTable: TableDefinition<MetricsInput> = {
  id: 'kpis',
  title: 'Key figures',
  grain: ['kpi'],
  population: is.SHOP_TOTALS,
  columns: [
    is.text('kpi', 'Name of the key figure: measure and window (ttm: last twelve whole months)'),
    is.text('label', 'Name for readers'),
    is.text('unit', 'Currency code, count, rate (a fraction) or number'),
    is.date('window_start', 'First day of the window'),
    is.date('window_end', 'First day after the window'),
    { name: 'value', type: 'by_unit', unit: '', meaning: 'Value over the window' },
    {
      name: 'prior_value',
      type: 'by_unit',
      unit: '',
      meaning: 'Value over the same days of the year before',
    },
    is.change('change', 'Value / prior value - 1; empty without a prior value'),
  ],
  compute(input) {
    const sumsOf = summer(input);
    const rows = windows(input.coverage, lastEventDay(input)).flatMap((window) => {
      const now = window.days && sumsOf(window.days);
      const before = window.prior && sumsOf(window.prior);
      return KPIS.map((kpi) => {
        const value = now && finite(kpi.of(now));
        const prior = before && finite(kpi.of(before));
        const isMoney = kpi.unit === 'money' || kpi.unit === 'money_average';
        return {
          kpi: `${publishedName({ name: kpi.name, type: kpi.unit }, input.config.currency)}_${window.suffix}`,
          label: `${kpi.label}, ${window.label}`,
          unit: isMoney ? input.config.currency.toLowerCase() : kpi.unit,
          window_start: window.days && formatDay(window.days.start),
          window_end: window.days && formatDay(window.days.end),
          value,
          prior_value: prior,
          change: value === null || prior === null || prior === 0 ? null : value / prior - 1,
        };
      });
    });
    return tableOfRows([...rows, ...userKpis(input)], this.columns);
  },
};

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
