/** The seasons of the shop: each month of the year against the average month. */
import { tableData } from './data-columns.ts';
import type { FigureDefinition } from './figure.ts';
import { numberIn } from './periods.ts';
import { rankedFigure } from './ranked-figure.ts';

export const seasonality: FigureDefinition = rankedFigure({
  id: 'seasonality',
  form: 'bars',
  tables: ['seasonality_by_month'],
  sources: ['website_sessions'],
  subtitle: () =>
    'Sessions of each month of the year against the average month, trend removed; 1 is the average',
  measure: 'seasonal index by month of the year',
  entries: (context) =>
    context.table('seasonality_by_month').rows.flatMap((row) => {
      const value = numberIn(row, 'index');
      if (value === null) return [];
      const month = `2000-${String(numberIn(row, 'month')).padStart(2, '0')}`;
      return [{ name: context.format.month(month).replace(/\s*2000/, ''), value }];
    }),
  format: ({ format }) => format.number,
  notes: () => 'The average of one or two years: an early guess at the seasons, not a law.',
  data: (context) =>
    tableData(context, context.table('seasonality_by_month'), {
      month: 'Month of the year',
      index: 'Sessions',
      index_orders: 'Orders',
      index_revenue: 'Revenue',
      years: 'Years',
    }),
  absent: 'Seasons need more than a year of whole months.',
});
