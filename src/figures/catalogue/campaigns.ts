/** Every source, campaign and referer that brought sessions. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { largestFirst } from '../parts/selections.ts';

export const campaigns: FigureDefinition = tableFigure({
  id: 'campaigns',
  table: 'campaigns',
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Sessions by source, campaign, content and referer, all of the data',
  rows: (context) => largestFirst(context.table('campaigns').rows, 'sessions'),
  labels: {
    utm_source: 'Source',
    utm_campaign: 'Campaign',
    utm_content: 'Content',
    http_referer: 'Referer',
    channel: 'Channel',
    sessions: 'Sessions',
    conversion_rate: 'Conversion',
  },
  absent: 'There are no sessions.',
});
