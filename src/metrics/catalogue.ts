import { acquisitionTable } from './acquisition.ts';
import { basketTable } from './baskets.ts';
import { channelTables } from './channels.ts';
import { cohortTable } from './cohorts.ts';
import { concentrationTable } from './concentration.ts';
import { crossSellTable } from './cross-sell.ts';
import { customerTypeTable } from './customer-types.ts';
import { customerValueTable } from './customer-value.ts';
import { dataTables } from './data-availability.ts';
import type { DefinedTable } from './define-table.ts';
import { driverTables } from './drivers.ts';
import { eventTable } from './events.ts';
import { experimentCandidates } from './experiment-candidates.ts';
import { experimentTable } from './experiments.ts';
import { forecastTables } from './forecast.ts';
import { funnelTables } from './funnel.ts';
import { growthTable } from './growth.ts';
import type { MetricsInput } from './input.ts';
import { kpiTable } from './kpis.ts';
import { loadTables } from './load.ts';
import { opportunityTable } from './opportunities.ts';
import { pageTables } from './pages.ts';
import { performanceTables } from './performance.ts';
import { productListTables } from './product-list.ts';
import { productTables } from './products.ts';
import { publishTable } from './publish-table.ts';
import { refundTables } from './refunds.ts';
import { repeatTables } from './repeat-visits.ts';
import { seasonalityTable } from './seasonality.ts';
import { sensitivityTable } from './sensitivity.ts';
import type { PublishedTable, TableDefinition } from './table-definition.ts';
import { visitTypeTables } from './visit-types.ts';

/** Every published table, by its stable id; a new one is added in its family's file and, for a new family, here. */
const ALL = [
  ...dataTables,
  kpiTable,
  ...performanceTables,
  growthTable,
  ...driverTables,
  ...channelTables,
  ...visitTypeTables,
  concentrationTable,
  ...productTables,
  crossSellTable,
  basketTable,
  ...productListTables,
  ...refundTables,
  customerTypeTable,
  ...funnelTables,
  ...pageTables,
  ...loadTables,
  seasonalityTable,
  experimentTable,
  experimentCandidates,
  eventTable,
  ...repeatTables,
  cohortTable,
  customerValueTable,
  acquisitionTable,
  ...forecastTables,
  opportunityTable,
  sensitivityTable,
];

export const TABLES: readonly TableDefinition<MetricsInput>[] = ALL;

type Definitions = (typeof ALL)[number];

/** The id of a published table. */
export type TableId = Definitions['id'];

/** The name of a column of the table of that id. */
export type ColumnOf<Id extends TableId> = Definitions extends infer Definition
  ? Definition extends DefinedTable<infer Known, infer Name>
    ? Id extends Known
      ? Name
      : never
    : never
  : never;

/** Computes every published table. */
export function computeTables(input: MetricsInput): PublishedTable[] {
  const { currency, privacy } = input.config;
  return TABLES.map((definition) =>
    publishTable(definition, input, currency, privacy.smallest_group),
  );
}
