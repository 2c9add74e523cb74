/** Where sessions begin and end. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { largestFirst } from '../parts/selections.ts';

export const entryAndExitPages: FigureDefinition = tableFigure({
  id: 'entry-and-exit-pages',
  table: 'pages',
  sources: ['website_pageviews'],
  subtitle: () => 'Entries, page views and exits by page, all of the data',
  rows: (context) => largestFirst(context.table('pages').rows, 'entries'),
  labels: {
    pageview_url: 'Page',
    entries: 'Entries',
    pageviews: 'Page views',
    exits: 'Exits',
    exit_rate: 'Exits / page views',
  },
  absent: 'There are no page views.',
});
