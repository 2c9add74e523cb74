/** Even splits of traffic between two pages that nobody declared as a test, with their results. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const undeclaredTests: FigureDefinition = tableFigure({
  id: 'undeclared-tests',
  table: 'undeclared_tests',
  sources: ['website_sessions', 'website_pageviews', 'orders'],
  subtitle: () => 'Pages between which the same traffic was split evenly for three weeks or more',
  labels: {
    control: 'First page',
    variant: 'Other page',
    outcome: 'Outcome',
    first_week: 'From the week of',
    last_week: 'To that of',
    sessions_control: 'Sessions',
    sessions_variant: 'Sessions of the other',
    lift: 'Change',
    lift_low: 'From',
    lift_high: 'To',
    p_value_adjusted: 'Adjusted p-value',
    verdict: 'Verdict',
  },
  absent: 'No two pages shared traffic evenly without being declared as a test.',
});
