import { channelTables } from './channels.ts';
import { dataTables } from './data-availability.ts';
import { funnelTables } from './funnel.ts';
import type { MetricsInput } from './input.ts';
import { kpiTable } from './kpis.ts';
import { performanceTables } from './performance.ts';
import { productTables } from './products.ts';
import { publishTable } from './publish-table.ts';
import type { PublishedTable, TableDefinition } from './table-definition.ts';

/** Every published table, by its stable id; a new one is added in its family's file and, for a new family, here. */
export const TABLES: readonly TableDefinition<MetricsInput>[] = [
  ...dataTables,
  kpiTable,
  ...performanceTables,
  ...channelTables,
  ...productTables,
  ...funnelTables,
];

/** Computes every published table. */
export function computeTables(input: MetricsInput): PublishedTable[] {
  return TABLES.map((definition) => publishTable(definition, input, input.config.currency));
}
