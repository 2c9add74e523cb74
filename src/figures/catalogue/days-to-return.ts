/** How long until people come back. */
import type { FigureDefinition } from '../figure.ts';
import { histogramFigure } from '../forms/histogram-figure.ts';

export const daysToReturn: FigureDefinition = histogramFigure({
  id: 'days-to-return',
  table: 'days_to_second_session',
  place: 'days',
  count: 'users',
  sources: ['website_sessions'],
  subtitle: () => 'Users by the days from their first to their second session',
  axisTitle: 'days after the first session',
  labels: { days: 'Days', users: 'Users', cumulative_share: 'Returned by then' },
  absent: 'Too few users came back.',
});
