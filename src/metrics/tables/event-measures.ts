import type { ColumnTable } from 'arquero';
import type { ReportConfig } from '../../shop/config/schema.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import type { Part } from '../statistics/ratios.ts';
import type { EventWindows } from './event-windows.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals, sumBy } from './periods.ts';
import type { Days } from './windows.ts';

/** A measure as the ratio of two daily sums; the denominator of a count is the day itself. */
export interface Measure {
  name: string;
  top: DailyTotals;
  bottom: DailyTotals | null;
  /** Divisor from cents to the currency's unit. */
  scale: number;
  /** Whether so few are behind the measure in these days that they are a small group. */
  isSmallIn(days: Days): boolean;
}

const NEVER_SMALL = () => false;

/** What an event may have changed in the whole shop. */
export function shopMeasures(input: MetricsInput): Measure[] {
  const { traffic, orders, items } = dailyPerformance(input);
  const totals = (rows: ColumnTable, name: string) => new DailyTotals(rows, name);
  const sessions = totals(traffic, 'sessions');
  const orderCount = totals(orders, 'orders');
  const revenue = totals(orders, 'revenue');
  const ofShop = [
    { name: 'sessions_per_day', top: sessions, bottom: null, scale: 1 },
    { name: 'orders_per_day', top: orderCount, bottom: null, scale: 1 },
    { name: 'revenue_per_day', top: revenue, bottom: null, scale: 100 },
    { name: 'conversion_rate', top: totals(traffic, 'session_orders'), bottom: sessions, scale: 1 },
    { name: 'average_order_value', top: revenue, bottom: orderCount, scale: 100 },
    {
      name: 'revenue_per_session',
      top: totals(traffic, 'session_revenue'),
      bottom: sessions,
      scale: 100,
    },
    { name: 'items_per_order', top: totals(items, 'items'), bottom: orderCount, scale: 1 },
  ];
  return ofShop.map((measure) => ({ ...measure, isSmallIn: NEVER_SMALL }));
}

/**
 * What only concerns the event's product: its items a day, and how many of them were refunded. Nothing where so few were sold in a window
 * that they are a small group: the table's other rows are the shop's own totals.
 */
export function productMeasures(
  { product_id }: ReportConfig['events'][number],
  windows: EventWindows | null,
  { cubes, config }: MetricsInput,
): Measure[] {
  if (product_id === undefined) return [];
  const rows = (cubes.items.objects() as { day: number; product_id: number }[]).filter(
    (row) => row.product_id === product_id,
  );
  const daily = sumBy(
    tableOfRows(rows, [{ name: 'day' }, { name: 'items' }, { name: 'refunded_items' }]),
    ['day'],
    ['items', 'refunded_items'],
  );
  const items = new DailyTotals(daily, 'items');
  const isSmallIn = ({ start, end }: Days): boolean => {
    const sold = items.between(start, end);
    return sold > 0 && sold < config.privacy.smallest_group;
  };
  if (windows !== null && [windows.before, windows.after].some(isSmallIn)) return [];
  return [
    { name: 'product_items_per_day', top: items, bottom: null, scale: 1, isSmallIn },
    {
      name: 'product_refund_rate',
      top: new DailyTotals(daily, 'refunded_items'),
      bottom: items,
      scale: 1,
      isSmallIn,
    },
  ];
}

/** The measure of the whole stretch; NaN where there is nothing to divide by. */
export function valueOver({ top, bottom, scale }: Measure, { start, end }: Days): number {
  return top.between(start, end) / (bottom?.between(start, end) ?? end - start) / scale;
}

/** The measure's weeks: neighbouring days depend on each other and on their weekday, whole weeks far less. */
export function weeklyParts({ top, bottom }: Measure, { start, end }: Days): Part[] {
  return Array.from({ length: (end - start) / 7 }, (_, week) => {
    const day = start + 7 * week;
    return { top: top.between(day, day + 7), bottom: bottom?.between(day, day + 7) ?? 7 };
  });
}
