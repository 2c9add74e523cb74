/** When each page of a step came and went, and what share of the step it carried. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const pageChanges: FigureDefinition = tableFigure({
  id: 'page-changes',
  table: 'page_changes',
  sources: ['website_sessions', 'website_pageviews'],
  subtitle: () => 'First and last view of each page, and its share of the sessions of its step',
  labels: {
    step: 'Step',
    page: 'Page',
    first_seen: 'First seen',
    last_seen: 'Last seen',
    share_of_step: 'Share of the step',
    share_at_first: 'In its first weeks',
    share_at_last: 'In its last weeks',
  },
  absent: 'There are no page views.',
});
