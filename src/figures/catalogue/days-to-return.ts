/** How long until people come back. */
import type { FigureDefinition } from '../figure.ts';
import { histogramFigure } from '../forms/histogram-figure.ts';
import { endOfIds } from '../parts/end-of-ids.ts';

const columns = histogramFigure({
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

export const daysToReturn: FigureDefinition = {
  ...columns,
  tables: [...columns.tables, 'identifier_life'],
  notes: endOfIds,
};
