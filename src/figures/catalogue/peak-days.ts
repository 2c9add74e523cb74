/** The days on which far more visitors came than on the same weekday of the weeks around. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const peakDays: FigureDefinition = tableFigure({
  id: 'peak-days',
  table: 'peak_days',
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Days with at least twice the sessions of their weekday in the weeks around',
  labels: {
    day: 'Day',
    sessions: 'Sessions',
    orders: 'Orders',
    usual_sessions: 'Usual sessions',
    times_usual: 'Times the usual',
  },
  notes: () => 'Usual: the median of the same weekday in the four weeks before and the four after.',
  absent: 'No day brought twice the sessions of its weekday.',
});
