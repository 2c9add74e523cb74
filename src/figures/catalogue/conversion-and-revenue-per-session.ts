/** What a session does: how often it orders, and what it brings. */
import { percentTicks } from '../parts/axes.ts';
import { twoPanels } from '../parts/two-panels.ts';

export const conversionAndRevenuePerSession = twoPanels({
  id: 'conversion-and-revenue-per-session',
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
