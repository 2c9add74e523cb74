/** What a session does: how often it orders, and what it brings. */
import { periodPanels } from '../forms/period-panels.ts';
import { percentTicks } from '../parts/axes.ts';
import { coveredRows } from '../parts/periods.ts';

export const conversionAndRevenuePerSession = periodPanels({
  id: 'conversion-and-revenue-per-session',
  table: 'performance_by_quarter',
  unit: 'quarter',
  rows: (context) => coveredRows(context, 'performance_by_quarter'),
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Orders per session and revenue per session by quarter of the session',
  form: 'line',
  measures: [
    {
      column: 'conversion_rate',
      title: 'Conversion rate',
      tickFormat: ({ format }) => percentTicks(format),
      valueFormat: ({ format }) => format.percent,
    },
    {
      column: 'revenue_per_session',
      title: 'Revenue per session',
      tickFormat: ({ format }) => format.money,
      valueFormat: ({ format }) => format.money,
    },
  ],
  absent: 'There are no sessions in the period of the data.',
});
