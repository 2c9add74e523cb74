import { type ColumnTable, escape as closure, table } from 'arquero';
import type { FunnelStep } from '../../shop/config/schema.ts';
import { reachedMeasure } from '../../shop/cubes/traffic.ts';
import * as is from '../definitions/columns.ts';
import { type Column, defineTable } from '../definitions/define-table.ts';
import type { MetricsInput } from '../definitions/input.ts';
import { sumBy, withComplete, withPeriod } from './periods.ts';
import { productNames } from './products.ts';

const FUNNEL_COLUMNS = [
  is.STEP,
  is.count('position', 'Place of the step in the purchase path, from 1'),
  is.count(
    'sessions',
    'Sessions with a page view of the step; a step counts once a session',
    'sessions',
    'funnel',
  ),
  is.rate('of_previous', 'Sessions of the step / sessions of the step before', 'funnel'),
  is.rate('of_first', 'Sessions of the step / sessions of the first step', 'funnel'),
];
type FunnelColumn = (typeof FUNNEL_COLUMNS)[number]['name'];

/**
 * A funnel for each group of a table that has one row a group and the `reached_` measures: one row a group and step, in the order
 * of the path. The first step has no `of_previous`.
 */
function funnelOf(groups: ColumnTable, group: string, steps: readonly FunnelStep[]): ColumnTable {
  const labels = groups.array(group) as (string | number)[];
  const reached = steps.map((step) => groups.array(reachedMeasure(step)) as number[]);
  const rows = labels.flatMap((label, row) =>
    steps.map((step, index) => ({
      [group]: label,
      step: step.step,
      position: index + 1,
      sessions: reached[index]![row]!,
      of_previous: index === 0 ? null : reached[index]![row]! / reached[index - 1]![row]!,
      of_first: reached[index]![row]! / reached[0]![row]!,
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

/** A funnel over all of the data by one column of a cube; rows whose column is empty are left out. */
function funnelBy<const Id extends string, Group extends string>(
  id: Id,
  title: string,
  group: Column<Group>,
  groups: (input: MetricsInput) => ColumnTable,
) {
  const columns: readonly Column<Group | FunnelColumn>[] = [group, ...FUNNEL_COLUMNS];
  return defineTable({
    id,
    title,
    grain: [group.name, 'step'],
    population: ['sessions'],
    sort: [group.name, 'position'],
    columns,
    compute: (input) => {
      const { funnel } = input.config;
      const named = groups(input).filter(
        closure((d: Record<string, string>) => d[group.name] !== ''),
      );
      return funnelOf(sumBy(named, [group.name], funnel.map(reachedMeasure)), group.name, funnel);
    },
  });
}

const funnelByQuarter = defineTable({
  id: 'funnel_by_quarter',
  title: 'The purchase path quarter by quarter',
  grain: ['period', 'step'],
  population: ['sessions'],
  sort: ['period', 'position'],
  columns: [is.PERIOD, is.COMPLETE, ...FUNNEL_COLUMNS],
  compute({ cubes, config, coverage }) {
    const { funnel } = config;
    const quarters = withPeriod(cubes.traffic, 'quarter');
    const reached = sumBy(quarters, ['period'], funnel.map(reachedMeasure));
    return withComplete(funnelOf(reached, 'period', funnel), coverage);
  },
});

/** From the product's page on: the sessions that saw it first among the products' pages. */
const funnelByProduct = defineTable({
  id: 'funnel_by_product',
  title: 'The purchase path from each product’s page',
  grain: ['product_id', 'step'],
  population: ['sessions'],
  sort: ['product_id', 'position'],
  columns: [
    is.PRODUCT_ID,
    is.text('product', 'Product whose page was the first of the products’ that the session saw'),
    ...FUNNEL_COLUMNS,
  ],
  compute(input) {
    const { funnel } = input.config;
    const from = Math.max(
      0,
      funnel.findIndex((step) => step.pages === 'product_pages'),
    );
    const steps = funnel.slice(from);
    const reached = sumBy(input.cubes.product_visits, ['product_id'], steps.map(reachedMeasure));
    return funnelOf(reached, 'product_id', steps).join(productNames(input), 'product_id');
  },
});

export const funnelTables = [
  funnelByQuarter,
  funnelBy(
    'funnel_by_device',
    'The purchase path by device',
    is.DEVICE,
    ({ cubes }) => cubes.traffic,
  ),
  funnelBy(
    'funnel_by_channel',
    'The purchase path by channel',
    is.CHANNEL,
    ({ cubes }) => cubes.traffic,
  ),
  funnelBy(
    'funnel_by_landing_page',
    'The purchase path by landing page',
    is.text('landing_page', 'Page of the session’s first page view'),
    ({ cubes }) => cubes.traffic,
  ),
  funnelByProduct,
];
