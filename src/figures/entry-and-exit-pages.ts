/** Where sessions begin and end. */
import type { FigureDefinition } from './figure.ts';
import { largestFirst } from './selections.ts';
import { tableFigure } from './table-figure.ts';

export const entryAndExitPages: FigureDefinition = tableFigure({
  id: 'entry-and-exit-pages',
  table: 'pages',
  sources: ['website_pageviews'],
  subtitle: () => 'Page views, entries and exits by page, all of the data',
  rows: (context) => largestFirst(context.table('pages').rows, 'pageviews'),
  labels: {
    pageview_url: 'Page',
    pageviews: 'Page views',
    entries: 'Entries',
    exits: 'Exits',
    exit_rate: 'Exits / page views',
  },
  absent: 'There are no page views.',
});
