/** Sessions and orders of every quarter: whether orders grow with traffic, or faster. */
import { periodPanels } from '../forms/period-panels.ts';
import { coveredRows } from '../parts/periods.ts';

export const sessionsAndOrdersByQuarter = periodPanels({
  id: 'sessions-and-orders-by-quarter',
  table: 'performance_by_quarter',
  unit: 'quarter',
  rows: (context) => coveredRows(context, 'performance_by_quarter'),
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Website sessions and orders by quarter',
  form: 'bars',
  measures: [
    {
      column: 'sessions',
      title: 'Sessions',
      tickFormat: ({ format }) => format.compact,
      valueFormat: ({ format }) => format.integer,
    },
    {
      column: 'orders',
      title: 'Orders',
      tickFormat: ({ format }) => format.compact,
      valueFormat: ({ format }) => format.integer,
    },
  ],
  absent: 'There are no sessions in the period of the data.',
});
