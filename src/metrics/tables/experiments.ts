import { formatTimestamp } from '../../base/calendar.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { tableOfRows } from '../definitions/rows-table.ts';
import { holm, sampleRatioPValue } from '../statistics/tests.ts';
import {
  type ArmSums,
  compareArms,
  conversionsOf,
  NO_COMPARISON,
  rateOf,
} from './experiment-comparison.ts';
import { VERDICTS, type Verdict, verdictOf } from './experiment-verdicts.ts';

type Experiment = ReportConfig['experiments'][number];

/** One arm, as the cube holds it; the window's start in seconds. */
interface Arm extends ArmSums {
  arm: 'control' | 'variant';
  window_start: number;
}

/** A difference of arms this unlikely under an even split means that the split did not work. */
export const UNEVEN_SPLIT = 0.001;

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
    'Adjusted over all outcomes of all experiments (Holm)',
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
  compute({ config, cubes }) {
    const arms = Map.groupBy(
      cubes.experiments.objects() as (Arm & { experiment: string })[],
      (row) => row.experiment,
    );
    const rows = config.experiments.flatMap((experiment) =>
      rowsOf(experiment, arms.get(experiment.id) ?? []),
    );
    const adjusted = holm(rows.map((row) => row.p_value));
    return tableOfRows(
      rows.map((row, index) => {
        const verdict = verdictFor(row, adjusted[index]!);
        return {
          ...row,
          p_value_adjusted: adjusted[index],
          verdict,
          verdict_text: verdict && VERDICTS[verdict],
        };
      }),
      COLUMNS,
    );
  },
});

function rowsOf(experiment: Experiment, arms: readonly Arm[]) {
  const control = arms.find(({ arm }) => arm === 'control');
  const variant = arms.find(({ arm }) => arm === 'variant');
  const split = sampleRatioPValue([control?.sessions ?? 0, variant?.sessions ?? 0], [0.5, 0.5]);
  const start = Math.min(...arms.map(({ window_start }) => window_start));
  return experiment.outcomes.flatMap((outcome) =>
    [
      { arm: 'control', page: experiment.control, sums: control },
      { arm: 'variant', page: experiment.variant, sums: variant },
    ].map(({ arm, page, sums }) => ({
      experiment: experiment.id,
      variant: page,
      outcome,
      arm,
      unit: experiment.unit,
      window_start: Number.isFinite(start) ? formatTimestamp(start) : null,
      window_end: experiment.end_date,
      filter: filterText(experiment),
      sessions: sums?.sessions ?? 0,
      conversions: sums === undefined ? 0 : conversionsOf(sums, outcome),
      rate: sums === undefined ? null : rateOf(sums, outcome),
      ...(arm === 'variant' && control && variant
        ? compareArms(control, variant, outcome)
        : NO_COMPARISON),
      sample_ratio_p_value: split,
    })),
  );
}

function filterText({ filter }: Experiment): string | null {
  const parts = [...(filter?.channel ?? []), ...(filter?.device_type ?? [])];
  return parts.length === 0 ? null : parts.join(' ');
}

function verdictFor(
  row: ReturnType<typeof rowsOf>[number],
  adjusted: number | null,
): Verdict | null {
  if (row.arm === 'control') return null;
  const isUneven = row.sample_ratio_p_value !== null && row.sample_ratio_p_value < UNEVEN_SPLIT;
  return verdictOf({
    outcome: row.outcome,
    difference: row.difference,
    adjusted,
    isUneven,
    isTooSmall: row.is_too_small,
  });
}
