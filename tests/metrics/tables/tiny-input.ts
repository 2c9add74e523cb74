import { TABLES } from '../../../src/metrics/catalogue.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { publishTable } from '../../../src/metrics/definitions/publish-table.ts';
import type {
  PublishedTable,
  TableDefinition,
} from '../../../src/metrics/definitions/table-definition.ts';
import { loadShop } from '../../fixtures/tiny-shop.ts';

/** What metrics are computed from, for the tiny shop or another folder with its configuration. */
export async function metricsInput(...shop: Parameters<typeof loadShop>): Promise<MetricsInput> {
  const { config, facts, cubes } = await loadShop(...shop);
  return {
    config,
    cubes,
    coverage: facts.coverage,
    products: facts.products,
    channels: facts.sessions.channels,
    hasSpend: facts.spend.isKnown,
    inventory: [],
    relationships: [],
    quality: [],
  } as unknown as MetricsInput;
}

/** One published table of the catalogue. */
export function tableOf(id: string, input: MetricsInput): PublishedTable {
  const definition = TABLES.find((table) => table.id === id) as TableDefinition<MetricsInput>;
  return publishTable(definition, input, input.config.currency);
}

/** The named columns of a table's rows, as arrays. */
export function rowsOf(table: PublishedTable, columns: readonly string[]): unknown[][] {
  return table.rows.map((row) => columns.map((column) => row[column]));
}
