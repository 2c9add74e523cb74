/** How many who reach the cart go on, month by month. */

import type { FigureDefinition } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { percentTicks } from '../parts/axes.ts';
import { coveredRows } from '../parts/periods.ts';

export const cartToShippingByMonth: FigureDefinition = periodFigure({
  id: 'cart-to-shipping-by-month',
  table: 'baskets_by_month',
  unit: 'month',
  sources: ['website_pageviews'],
  subtitle: () => 'Sessions that go on from the cart / sessions that reach it, by month, per cent',
  rows: (context) => coveredRows(context, 'baskets_by_month'),
  measure: 'cart_to_shipping_rate',
  title: 'Share that goes on',
  form: 'line',
  tickFormat: ({ format }) => percentTicks(format),
  valueFormat: ({ format }) => format.percent,
  absent: 'No session reached the cart.',
});
