import type { ColumnTable } from 'arquero';
import { parseDay } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { type Part, ratioChangeInterval } from '../statistics/ratios.ts';
import { eventWarnings, seasonAround } from './event-warnings.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals, sumBy } from './periods.ts';
import type { Days } from './windows.ts';

type ShopEvent = ReportConfig['events'][number];

interface Windows {
  before: Days;
  after: Days;
}

/** Longest stretch that is compared on each side of an event. */
const WINDOW_DAYS = 28;

/** A measure as the ratio of two daily sums; the denominator of a count is the day itself. */
interface Measure {
  name: string;
  top: DailyTotals;
  bottom: DailyTotals | null;
  /** Divisor from cents to the currency's unit. */
  scale: number;
}

const COLUMNS = [
  is.text('event', 'Id of the event in the configuration'),
  is.text(
    'measure',
    'A count or amount per day, or a rate; of a product only where at least the smallest group of its items were sold in the windows, or none',
  ),
  is.date('date', 'Day of the event: the first day after'),
  is.text('kind', 'launch, site, marketing or incident'),
  is.count('window_days', 'Days compared on each side: 28, or as many as the data have', 'days'),
  is.number('before', 'Value over the window before', '', 'event-change'),
  is.number('after', 'Value over the window that begins with the event', '', 'event-change'),
  is.change('change', 'After / before - 1', 'event-change'),
  is.change(
    'change_low',
    'Lower end of its 95 % interval: the logarithm of the ratio of both values, its variance taken from how the days differ',
    'event-change',
  ),
  is.change('change_high', 'Upper end of its 95 % interval', 'event-change'),
  is.text(
    'evidence',
    'Always "observational": nobody was randomised, so the event need not be the cause',
  ),
  is.text(
    'warning',
    'What else happened in the windows, separated by semicolons: other events and experiments by their titles, a season that moves sessions by more than a tenth; empty where nothing is known',
  ),
];

export const eventTable = defineTable({
  id: 'events',
  title: 'Before and after each event, observational',
  grain: ['event', 'measure'],
  population: is.SHOP_TOTALS,
  columns: COLUMNS,
  compute(input) {
    const shopMeasures = measuresOf(input);
    const season = seasonAround(input);
    return tableOfRows(
      input.config.events.flatMap((event) => {
        const windows = windowsOf(event, input);
        const warning =
          windows === null ? null : eventWarnings(event, windows, input.config, season);
        return [...shopMeasures, ...productMeasures(event, windows, input)].map((measure) => ({
          event: event.id,
          measure: measure.name,
          date: event.date,
          kind: event.kind,
          window_days: windows === null ? 0 : windows.before.end - windows.before.start,
          ...(windows !== null && compare(measure, windows)),
          evidence: 'observational',
          warning,
        }));
      }),
      COLUMNS,
    );
  },
});

/** Equal windows of whole days on both sides; null where the data have none on one side. */
function windowsOf(event: ShopEvent, { coverage }: MetricsInput): Windows | null {
  const day = parseDay(event.date);
  const days = Math.min(WINDOW_DAYS, day - coverage.firstWholeDay, coverage.lastWholeDay + 1 - day);
  return days < 1
    ? null
    : { before: { start: day - days, end: day }, after: { start: day, end: day + days } };
}

function measuresOf(input: MetricsInput): Measure[] {
  const { traffic, orders, items } = dailyPerformance(input);
  const totals = (rows: ColumnTable, name: string) => new DailyTotals(rows, name);
  const sessions = totals(traffic, 'sessions');
  const orderCount = totals(orders, 'orders');
  const revenue = totals(orders, 'revenue');
  return [
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
}

/**
 * What only concerns the event's product: its items a day, and how many of them were refunded. Nothing where so few were sold in a window
 * that they are a small group: the table's other rows are the shop's own totals.
 */
function productMeasures(
  { product_id }: ShopEvent,
  windows: Windows | null,
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
  const sold = Object.values(windows ?? {}).map(({ start, end }) => items.between(start, end));
  if (sold.some((count) => count > 0 && count < config.privacy.smallest_group)) return [];
  return [
    { name: 'product_items_per_day', top: items, bottom: null, scale: 1 },
    {
      name: 'product_refund_rate',
      top: new DailyTotals(daily, 'refunded_items'),
      bottom: items,
      scale: 1,
    },
  ];
}

function compare(measure: Measure, { before, after }: Windows) {
  const [earlier, later] = [valueOver(measure, before), valueOver(measure, after)];
  const interval = ratioChangeInterval(dailyParts(measure, before), dailyParts(measure, after));
  return {
    before: earlier,
    after: later,
    change: earlier > 0 ? later / earlier - 1 : null,
    change_low: interval?.low,
    change_high: interval?.high,
  };
}

/** The measure of the whole stretch; NaN where there is nothing to divide by. */
function valueOver({ top, bottom, scale }: Measure, { start, end }: Days): number {
  return top.between(start, end) / (bottom?.between(start, end) ?? end - start) / scale;
}

function dailyParts({ top, bottom }: Measure, { start, end }: Days): Part[] {
  return Array.from({ length: end - start }, (_, index) => {
    const day = start + index;
    return { top: top.between(day, day + 1), bottom: bottom?.between(day, day + 1) ?? 1 };
  });
}
