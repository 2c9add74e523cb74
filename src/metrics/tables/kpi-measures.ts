import type { MetricId } from '../definitions/metric-ids.ts';

/** Sums over one window, in counts and cents. */
export type Sums = Record<
  | 'sessions'
  | 'repeatSessions'
  | 'sessionOrders'
  | 'sessionRevenue'
  | 'orders'
  | 'revenue'
  | 'cogs'
  | 'items'
  | 'refundedItems'
  | 'refundAmount'
  | 'refundedOfSales',
  number
>;

/** A measure of the shop, as key figures have it. */
export interface Kpi {
  measure: string;
  /** Its name for readers, before that of the window. */
  name: string;
  /** The entry of the registry that says how it is computed. */
  metric: MetricId;
  /** `money` and `money_average` become the currency's code in the published `unit`. */
  unit: 'money' | 'money_average' | 'count' | 'rate' | 'number';
  of(sums: Sums): number;
  /** Whether it goes on with refunds that come after the last session and order. */
  followsRefunds?: true;
}

/** The measures of the shop, in their order. */
export const KPIS: readonly Kpi[] = [
  { measure: 'revenue', name: 'Revenue', metric: 'revenue', unit: 'money', of: (s) => s.revenue },
  {
    measure: 'net_revenue',
    name: 'Revenue net of refunds',
    metric: 'net-revenue',
    unit: 'money',
    of: (s) => s.revenue - s.refundAmount,
    followsRefunds: true,
  },
  {
    measure: 'refund_amount',
    name: 'Refunds',
    metric: 'net-revenue',
    unit: 'money',
    of: (s) => s.refundAmount,
    followsRefunds: true,
  },
  {
    measure: 'gross_profit',
    name: 'Gross profit',
    metric: 'gross-profit',
    unit: 'money',
    of: (s) => s.revenue - s.cogs,
  },
  {
    measure: 'gross_margin',
    name: 'Gross margin',
    metric: 'gross-profit',
    unit: 'rate',
    of: (s) => (s.revenue - s.cogs) / s.revenue,
  },
  {
    measure: 'contribution',
    name: 'Contribution',
    metric: 'contribution',
    unit: 'money',
    of: (s) => s.revenue - s.cogs - s.refundedOfSales,
  },
  {
    measure: 'contribution_margin',
    name: 'Contribution margin',
    metric: 'contribution',
    unit: 'rate',
    of: (s) => (s.revenue - s.cogs - s.refundedOfSales) / s.revenue,
  },
  { measure: 'orders', name: 'Orders', metric: 'orders', unit: 'count', of: (s) => s.orders },
  {
    measure: 'sessions',
    name: 'Sessions',
    metric: 'sessions',
    unit: 'count',
    of: (s) => s.sessions,
  },
  { measure: 'items', name: 'Items sold', metric: 'items-sold', unit: 'count', of: (s) => s.items },
  {
    measure: 'conversion_rate',
    name: 'Conversion rate',
    metric: 'conversion-rate',
    unit: 'rate',
    of: (s) => s.sessionOrders / s.sessions,
  },
  {
    measure: 'average_order_value',
    name: 'Average order value',
    metric: 'average-order-value',
    unit: 'money_average',
    of: (s) => s.revenue / s.orders,
  },
  {
    measure: 'revenue_per_session',
    name: 'Revenue per session',
    metric: 'revenue-per-session',
    unit: 'money_average',
    of: (s) => s.sessionRevenue / s.sessions,
  },
  {
    measure: 'items_per_order',
    name: 'Items per order',
    metric: 'items-sold',
    unit: 'number',
    of: (s) => s.items / s.orders,
  },
  {
    measure: 'refund_rate',
    name: 'Refund rate',
    metric: 'refund-rate',
    unit: 'rate',
    of: (s) => s.refundedItems / s.items,
  },
  {
    measure: 'repeat_share',
    name: 'Share of repeat sessions',
    metric: 'repeat-share',
    unit: 'rate',
    of: (s) => s.repeatSessions / s.sessions,
  },
];
