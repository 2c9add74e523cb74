import type { ColumnTable } from 'arquero';
import { formatDay } from '../../base/calendar.ts';
import { DAY_MEASURES, type DayMeasure, unusualDays } from '../../shop/checks/day-levels.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import type { MetricId } from '../definitions/metric-ids.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import type { MetricByRow } from '../definitions/table-definition.ts';
import { dailyPerformance } from './performance.ts';
import { DailyTotals } from './periods.ts';

const METRICS: MetricByRow = {
  by: 'measure',
  of: {
    sessions: 'sessions',
    conversion_rate: 'conversion-rate',
    average_order_value: 'average-order-value',
    revenue: 'revenue',
  } satisfies Record<DayMeasure, MetricId>,
};

/** The days that stand out of their weekday, of the whole days of the export, in the order of time. */
export const unusualDayTable = defineTable({
  id: 'unusual_days',
  title: 'Days far from what their weekday let expect',
  grain: ['date', 'measure'],
  population: is.SHOP_TOTALS,
  columns: [
    is.date('date', 'Day on the shop’s clock'),
    is.text('measure', `What was unusual: ${DAY_MEASURES.join(', ')}`),
    is.text('unit', 'Currency code, count or rate (a fraction)'),
    is.byUnit('value', 'What the day had', METRICS),
    is.byUnit(
      'expected',
      'The median of the same weekday of the four weeks before and after',
      METRICS,
    ),
    is.byUnit(
      'low',
      'Lower end of the range of four standard deviations around it, no less than chance allows',
      METRICS,
    ),
    is.byUnit('high', 'Upper end of that range', METRICS),
  ],
  compute(input) {
    const units: Record<DayMeasure, string> = {
      sessions: 'count',
      conversion_rate: 'rate',
      average_order_value: input.config.currency.toLowerCase(),
      revenue: input.config.currency.toLowerCase(),
    };
    const rows = unusualDays(seriesOf(input)).map(({ day, measure, ...amounts }) => ({
      date: formatDay(day),
      measure,
      unit: units[measure],
      ...amounts,
    }));
    return tableOfRows(rows, this.columns);
  },
});

function seriesOf(input: MetricsInput) {
  const { firstWholeDay, lastWholeDay } = input.coverage;
  const { traffic, orders } = dailyPerformance(input);
  const days = Math.max(0, lastWholeDay - firstWholeDay + 1);
  const daily = (rows: ColumnTable, measure: string): Float64Array => {
    const totals = new DailyTotals(rows, measure);
    return Float64Array.from({ length: days }, (_, place) =>
      totals.between(firstWholeDay + place, firstWholeDay + place + 1),
    );
  };
  return {
    firstDay: firstWholeDay,
    sessions: daily(traffic, 'sessions'),
    sessionOrders: daily(traffic, 'session_orders'),
    orders: daily(orders, 'orders'),
    revenue: daily(orders, 'revenue'),
  };
}
