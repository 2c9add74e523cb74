/** The days that lie outside of what their weekday lets expect, in the order of time. People look these up one by one. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const unusualDays: FigureDefinition = tableFigure({
  id: 'unusual-days',
  table: 'unusual_days',
  sources: ['website_sessions', 'orders'],
  subtitle: () => 'Days outside of the range that their weekday lets expect, by measure',
  labels: {
    date: 'Day',
    measure: 'Measure',
    value: 'On the day',
    expected: 'Expected',
    low: 'From',
    high: 'To',
  },
  notes: () =>
    'Expected: the median of the same weekday of four weeks before and after. The range: four standard deviations on each side, by what days of eight weeks around deviate, no less than chance allows.',
  absent: 'No day lies outside of what its weekday lets expect.',
});
