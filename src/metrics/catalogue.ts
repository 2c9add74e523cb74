import { basketTables } from './baskets.ts';
import { channelTables } from './channels.ts';
import { concentrationTable } from './concentration.ts';
import { dataTables } from './data-availability.ts';
import { eventTable } from './events.ts';
import { experimentCandidates } from './experiment-candidates.ts';
import { experimentTable } from './experiments.ts';
import { funnelTables } from './funnel.ts';
import type { MetricsInput } from './input.ts';
import { kpiTable } from './kpis.ts';
import { loadTables } from './load.ts';
import { pageTables } from './pages.ts';
import { performanceTables } from './performance.ts';
import { productTables } from './products.ts';
import { publishTable } from './publish-table.ts';
import { refundTables } from './refunds.ts';
import { seasonalityTable } from './seasonality.ts';
import type { PublishedTable, TableDefinition } from './table-definition.ts';
import { visitTypeTables } from './visit-types.ts';

/** Every published table, by its stable id; a new one is added in its family's file and, for a new family, here. */
export const TABLES: readonly TableDefinition<MetricsInput>[] = [
  ...dataTables,
  kpiTable,
  ...performanceTables,
  ...channelTables,
  ...visitTypeTables,
  concentrationTable,
  ...productTables,
  ...basketTables,
  ...refundTables,
  ...funnelTables,
  ...pageTables,
  ...loadTables,
  seasonalityTable,
  experimentTable,
  experimentCandidates,
  eventTable,
];

/** Computes every published table. */
export function computeTables(input: MetricsInput): PublishedTable[] {
  return TABLES.map((definition) => publishTable(definition, input, input.config.currency));
}
