/** Each declared test over its whole run, and what was done with the two pages afterwards. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const experimentsAfterwards: FigureDefinition = tableFigure({
  id: 'experiments-afterwards',
  table: 'experiment_follow_up',
  sources: ['website_sessions', 'website_pageviews', 'orders'],
  subtitle: () =>
    'Share of visitors who ordered, over all days on which the two pages were split in one ratio, and since',
  labels: {
    experiment: 'Experiment',
    base: 'Rates are of',
    run_start: 'From',
    run_end: 'To',
    days_left_out: 'Days outside the declared window',
    rate_control: 'Old page',
    rate_variant: 'New page',
    lift: 'Change',
    lift_low: 'From',
    lift_high: 'To',
    aftermath: 'Afterwards',
    since_rate: 'Rate since',
    since_lowest_month: 'Lowest month',
    since_highest_month: 'Highest',
  },
  absent: 'No experiment is declared, or none has data.',
});
