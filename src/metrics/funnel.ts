import { type ColumnTable, table } from 'arquero';
import type { FunnelStep } from '../config/schema.ts';
import { reachedMeasure } from '../cubes/traffic.ts';
import * as is from './columns.ts';
import type { MetricsInput } from './input.ts';
import { sumBy, withPeriod } from './periods.ts';
import type { TableDefinition } from './table-definition.ts';

const FUNNEL_COLUMNS = [
  is.STEP,
  is.count('position', 'Place of the step in the purchase path, from 1'),
  is.count(
    'sessions',
    'Sessions with a page view of the step; a step counts once a session',
    'sessions',
  ),
  is.rate('of_previous', 'Sessions of the step / sessions of the step before'),
  is.rate('of_first', 'Sessions of the step / sessions of the first step'),
];

/**
 * A funnel for each group of a table that has one row a group and the `reached_` measures: one row a group and step, in the order
 * of the path. The first step has no `of_previous`.
 */
export function funnelOf(
  groups: ColumnTable,
  group: string,
  steps: readonly FunnelStep[],
): ColumnTable {
  const labels = groups.array(group) as (string | number)[];
  const reached = steps.map((step) => groups.array(reachedMeasure(step)) as number[]);
  const rows = labels.flatMap((label, row) =>
    steps.map((step, place) => ({
      [group]: label,
      step: step.step,
      position: place + 1,
      sessions: reached[place]![row]!,
      of_previous: place === 0 ? null : reached[place]![row]! / reached[place - 1]![row]!,
      of_first: reached[place]![row]! / reached[0]![row]!,
    })),
  );
  return table(
    Object.fromEntries(
      [group, 'step', 'position', 'sessions', 'of_previous', 'of_first'].map((name) => [
        name,
        rows.map((row) => (row as Record<string, unknown>)[name]),
      ]),
    ),
  );
}

export const funnelTables: TableDefinition<MetricsInput>[] = [
  {
    id: 'funnel_by_quarter',
    title: 'The purchase path quarter by quarter',
    grain: ['period', 'step'],
    sort: ['period', 'position'],
    columns: [is.PERIOD, ...FUNNEL_COLUMNS],
    compute: ({ cubes, config }) =>
      funnelOf(
        sumBy(withPeriod(cubes.traffic, 'quarter'), ['period'], config.funnel.map(reachedMeasure)),
        'period',
        config.funnel,
      ),
  },
];
