/** How many orders hold a second product, month by month. */

import type { FigureDefinition } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { percentTicks } from '../parts/axes.ts';
import { coveredRows } from '../parts/periods.ts';

export const attachRateByMonth: FigureDefinition = periodFigure({
  id: 'attach-rate-by-month',
  table: 'baskets_by_month',
  unit: 'month',
  sources: ['orders', 'order_items'],
  subtitle: () => 'Orders with an item besides the main product / orders, by month, per cent',
  rows: (context) => coveredRows(context, 'baskets_by_month'),
  measure: 'attach_rate',
  title: 'Orders with a second product',
  form: 'line',
  tickFormat: ({ format }) => percentTicks(format),
  valueFormat: ({ format }) => format.percent,
  absent: 'There are no orders.',
});
