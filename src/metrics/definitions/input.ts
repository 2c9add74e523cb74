import type { ReportConfig } from '../../shop/config/schema.ts';
import type { Cubes } from '../../shop/cubes/catalogue.ts';
import type { Channel } from '../../shop/facts/channels.ts';
import type { Coverage } from '../../shop/facts/coverage.ts';
import type { Facts } from '../../shop/facts/facts.ts';
import type { QualityCheck, RelationshipCheck } from '../../shop/tables/validate-tables.ts';

/** What an input table is, for the data availability table. */
export interface InventoryRow {
  table: string;
  rows: number;
  columns: number;
  primaryKey: string;
  foreignKeys: readonly string[];
  granularity: string;
  /** Seconds since 1970 on the shop's clock. */
  firstCreatedAt: number;
  lastCreatedAt: number;
  sha256: string;
}

/** All that the published tables are computed from: cubes, and what was learnt while reading and checking. */
export interface MetricsInput {
  config: ReportConfig;
  cubes: Cubes;
  coverage: Coverage;
  products: Facts['products'];
  /** Channels that occur, in the order of the configuration's rules. */
  channels: readonly Channel[];
  /** Whether the shop exports what it spends on advertising. */
  hasSpend: boolean;
  inventory: readonly InventoryRow[];
  relationships: readonly RelationshipCheck[];
  quality: readonly QualityCheck[];
}
