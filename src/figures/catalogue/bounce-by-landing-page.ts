/** How many sessions leave from each landing page at once, in the last whole month. */

import type { FigureContext, FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { coveredRows, isComplete, numberIn, type Row, textIn } from '../parts/periods.ts';
import { largestFirst, wellFounded } from '../parts/selections.ts';

export const bounceByLandingPage: FigureDefinition = rankedFigure({
  id: 'bounce-by-landing-page',
  form: 'bars',
  tables: ['landing_pages_by_month', 'performance_by_month'],
  sources: ['website_pageviews'],
  subtitle: (context) =>
    `Sessions with one page view by landing page, ${context.format.period(lastMonth(context))}, per cent`,
  measure: 'bounce rate by landing page',
  entries: (context) =>
    largestFirst(wellFounded(monthRows(context)), 'bounce_rate').map((row) => ({
      name: textIn(row, 'landing_page'),
      value: numberIn(row, 'bounce_rate')!,
    })),
  format: ({ format }) => format.percentWhole,
  notes: () =>
    'Landing pages get different traffic, so that only a test compares them fairly. Pages with fewer than 300 sessions are left out.',
  data: (context) =>
    tableData(
      context,
      context.table('landing_pages_by_month'),
      {
        landing_page: 'Landing page',
        sessions: 'Sessions',
        bounces: 'Bounces',
        bounce_rate: 'Bounce rate',
        conversion_rate: 'Conversion',
      },
      largestFirst(monthRows(context), 'bounce_rate'),
    ),
  absent: 'No landing page has enough sessions in a whole month.',
});

function lastMonth(context: FigureContext): string | null {
  const row = coveredRows(context, 'performance_by_month').findLast(isComplete);
  return row === undefined ? null : textIn(row, 'period');
}

function monthRows(context: FigureContext): readonly Row[] {
  const month = lastMonth(context);
  return context.table('landing_pages_by_month').rows.filter(({ period }) => period === month);
}
