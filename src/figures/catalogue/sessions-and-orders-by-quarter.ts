/** Sessions and orders of every quarter: whether orders grow with traffic, or faster. */
import { twoPanels } from '../parts/two-panels.ts';

export const sessionsAndOrdersByQuarter = twoPanels({
  id: 'sessions-and-orders-by-quarter',
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
