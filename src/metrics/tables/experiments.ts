import { formatTimestamp } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { conversionsOf, NO_COMPARISON, rateOf } from './experiment-comparison.ts';
import { type Declared, experimentFamily, type Judged } from './experiment-family.ts';
import { VERDICTS } from './experiment-verdicts.ts';

const COLUMNS = [
  is.text('experiment', 'Id of the experiment in the configuration'),
  is.text('variant', 'Page that the sessions of the row were shown'),
  is.text('outcome', 'bounce, conversion or revenue_per_session'),
  is.text('arm', 'control: the page that was there before; variant: the new one'),
  is.text('unit', 'landing: sessions that landed on the page; seen: sessions that saw it anywhere'),
  is.timestamp('window_start', 'First page view of the variant, on the shop’s clock'),
  is.date('window_end', 'First day that no longer counts'),
  is.text('filter', 'Channels and devices that count; empty for all'),
  is.count('sessions', 'Sessions of the arm in the window', 'sessions', 'experiment-effect'),
  is.count(
    'conversions',
    'Sessions that bounced; orders; for revenue per session, sessions with an order',
    '',
    'experiment-effect',
  ),
  is.number(
    'rate',
    'Conversions / sessions; for revenue_per_session, revenue / sessions in the shop’s currency',
    '',
    'experiment-effect',
  ),
  is.number('difference', 'Rate of the variant - rate of the control', '', 'experiment-effect'),
  is.number(
    'difference_low',
    'Lower end of its 95 % interval (Newcombe’s hybrid score; Welch for revenue)',
    '',
    'experiment-effect',
  ),
  is.number('difference_high', 'Upper end of its 95 % interval', '', 'experiment-effect'),
  is.change('lift', 'Rate of the variant / rate of the control - 1', 'experiment-effect'),
  is.change(
    'lift_low',
    'Lower end of its 95 % interval (Katz’s log ratio; for revenue, the log ratio of both means, each with its own variance)',
    'experiment-effect',
  ),
  is.change('lift_high', 'Upper end of its 95 % interval', 'experiment-effect'),
  is.rate(
    'p_value',
    'Two-sided p-value of no difference (z test of two proportions; Welch for revenue)',
    'experiment-effect',
  ),
  is.rate(
    'p_value_adjusted',
    'Adjusted over all comparisons of pages in the report: outcomes of experiments, their whole runs, replications, and tests that were not declared (Holm)',
    'experiment-effect',
  ),
  is.number(
    'minimum_detectable_effect',
    'Smallest difference that arms of this size would find in four of five cases',
    '',
    'experiment-effect',
  ),
  is.rate(
    'sample_ratio_p_value',
    'Chance of arms so unequal under an even split; below 0.001 the split is in doubt',
    'experiment-effect',
  ),
  is.text(
    'verdict',
    Object.entries(VERDICTS)
      .map(([name, meaning]) => `${name}: ${meaning}`)
      .join('; '),
  ),
  is.text('verdict_text', 'The verdict as a sentence; empty for the control, as the verdict is'),
];

export const experimentTable = defineTable({
  id: 'experiments',
  title: 'Experiments: what was shown, what it did, and what that proves',
  grain: ['experiment', 'variant', 'outcome'],
  population: ['sessions'],
  columns: COLUMNS,
  compute: (input) => tableOfRows(experimentFamily(input).declared.flatMap(rowsOf), COLUMNS),
});

/** A row an arm; the comparison and the verdict stand with the variant. */
function rowsOf({
  about: { experiment, arms, windowStart },
  outcome,
  comparison,
  split,
  adjusted,
  verdict,
}: Judged<Declared>) {
  return (['control', 'variant'] as const).map((arm) => {
    const sums = arms[arm];
    const isVariant = arm === 'variant';
    return {
      experiment: experiment.id,
      variant: experiment[arm],
      outcome,
      arm,
      unit: experiment.unit,
      window_start: windowStart === null ? null : formatTimestamp(windowStart),
      window_end: experiment.end_date,
      filter: filterText(experiment),
      sessions: sums?.sessions ?? 0,
      conversions: sums === undefined ? 0 : conversionsOf(sums, outcome),
      rate: sums === undefined ? null : rateOf(sums, outcome),
      ...(isVariant ? comparison : NO_COMPARISON),
      p_value_adjusted: isVariant ? adjusted : null,
      sample_ratio_p_value: split,
      verdict: isVariant ? verdict : null,
      verdict_text: isVariant ? VERDICTS[verdict] : null,
    };
  });
}

function filterText({ filter }: ReportConfig['experiments'][number]): string | null {
  const parts = [...(filter?.channel ?? []), ...(filter?.device_type ?? [])];
  return parts.length === 0 ? null : parts.join(' ');
}
