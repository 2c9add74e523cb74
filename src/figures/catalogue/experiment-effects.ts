/** What each experiment did to each outcome, with its interval: right of zero is more than the control. */

import type { FigureDefinition } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, SECOND_INK } from '../parts/theme.ts';

export const experimentEffects: FigureDefinition = rankedFigure({
  id: 'experiment-effects',
  form: 'points',
  tables: ['experiments'],
  sources: ['website_sessions', 'website_pageviews', 'orders'],
  subtitle: () =>
    'Change against the control by experiment and outcome, per cent, with 95 % intervals',
  measure: 'change against the control',
  entries: (context) =>
    context
      .table('experiments')
      .rows.filter((row) => row.arm === 'variant' && numberIn(row, 'lift') !== null)
      .map((row) => ({
        name: `${textIn(row, 'experiment')}: ${textIn(row, 'outcome').replaceAll('_', ' ')}`,
        value: numberIn(row, 'lift')!,
        low: numberIn(row, 'lift_low'),
        high: numberIn(row, 'lift_high'),
        colour: COLOURS[textIn(row, 'verdict')] ?? SECOND_INK,
      })),
  format: ({ format }) => format.change,
  notes: () =>
    'In the accent: a difference beyond chance after adjustment for all comparisons of pages in this report (Holm). For bounces, less is better.',
  data: (context) =>
    tableData(context, context.table('experiments'), {
      experiment: 'Experiment',
      variant: 'Page',
      outcome: 'Outcome',
      sessions: 'Sessions',
      conversions: 'Conversions',
      lift: 'Change',
      lift_low: 'From',
      lift_high: 'To',
      p_value_adjusted: 'Adjusted p-value',
      verdict: 'Verdict',
    }),
  absent: 'No experiment is declared, or none has data.',
});

/** A difference beyond chance stands in the accent, whichever way it points. */
const COLOURS: Readonly<Record<string, string>> = { better: ACCENT, worse: ACCENT };
