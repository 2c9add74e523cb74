/** The purchase path on each device, step by step. */
import type { FigureDefinition } from './figure.ts';
import { tableFigure } from './table-figure.ts';

export const funnelByDevice: FigureDefinition = tableFigure({
  id: 'funnel-by-device',
  table: 'funnel_by_device',
  sources: ['website_sessions', 'website_pageviews'],
  subtitle: () => 'Sessions that reach each step of the purchase path, by device, all of the data',
  labels: {
    device_type: 'Device',
    step: 'Step',
    sessions: 'Sessions',
    of_previous: 'Of the step before',
    of_first: 'Of all sessions',
  },
  absent: 'There are no sessions.',
});
