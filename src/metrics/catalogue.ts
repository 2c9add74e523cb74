/**
 * What lives in `metrics/`: every number of the report, as tables that Arquero computes from cubes. This file lists them all; beyond it there
 * is no HTML, no text for readers and no clock.
 */
import type { DefinedTable } from './definitions/define-table.ts';
import type { MetricsInput } from './definitions/input.ts';
import { publishTable } from './definitions/publish-table.ts';
import type { PublishedTable, TableDefinition } from './definitions/table-definition.ts';
import { acquisitionTable } from './tables/acquisition.ts';
import { basketLiftTable } from './tables/basket-lift.ts';
import { basketTable } from './tables/baskets.ts';
import { ceilingTable } from './tables/ceilings.ts';
import { channelTables } from './tables/channels.ts';
import { cohortTable } from './tables/cohorts.ts';
import { concentrationTable } from './tables/concentration.ts';
import { contributionTables } from './tables/contribution.ts';
import { conversionMixTable } from './tables/conversion-mix.ts';
import { crossSellTable } from './tables/cross-sell.ts';
import { customerTypeTable } from './tables/customer-types.ts';
import { customerValueTable } from './tables/customer-value.ts';
import { customerValueOverTimeTable } from './tables/customer-value-over-time.ts';
import { dataTables } from './tables/data-availability.ts';
import { driverTables } from './tables/drivers.ts';
import { eventTable } from './tables/events.ts';
import { experimentCandidates } from './tables/experiment-candidates.ts';
import {
  experimentFollowUp,
  experimentReplications,
  undeclaredTestTable,
} from './tables/experiment-follow-up.ts';
import { experimentTable } from './tables/experiments.ts';
import { firstTouchTables } from './tables/first-touch.ts';
import { forecastTables } from './tables/forecast.ts';
import { funnelTables } from './tables/funnel.ts';
import { growthTable } from './tables/growth.ts';
import { identifierLifeTable } from './tables/identifier-life.ts';
import { kpiTable } from './tables/kpis.ts';
import { loadTables } from './tables/load.ts';
import { opportunityTable } from './tables/opportunities.ts';
import { pageChangeTable } from './tables/page-changes.ts';
import { pageTables } from './tables/pages.ts';
import { performanceTables } from './tables/performance.ts';
import { productListTables } from './tables/product-list.ts';
import { productPriceTable } from './tables/product-prices.ts';
import { productSeasons } from './tables/product-seasons.ts';
import { productTables } from './tables/products.ts';
import { refundTables } from './tables/refunds.ts';
import { repeatTables } from './tables/repeat-visits.ts';
import { revenueBridgeTable } from './tables/revenue-bridge.ts';
import { ripeReturnTable } from './tables/ripe-returns.ts';
import { seasonalityTables } from './tables/seasonality.ts';
import { sensitivityTable } from './tables/sensitivity.ts';
import { timeToReturnTable } from './tables/time-to-return.ts';
import { unusualDayTable } from './tables/unusual-days.ts';
import { userDevicesTable } from './tables/user-devices.ts';
import { visitTypeTables } from './tables/visit-types.ts';

/** Every published table, by its stable id; a new one is added in its family's file and, for a new family, here. */
const ALL = [
  ...dataTables,
  kpiTable,
  ...performanceTables,
  growthTable,
  ...driverTables,
  revenueBridgeTable,
  conversionMixTable,
  ...channelTables,
  ...visitTypeTables,
  concentrationTable,
  ...firstTouchTables,
  ...contributionTables,
  ...productTables,
  productPriceTable,
  crossSellTable,
  basketLiftTable,
  basketTable,
  ...productListTables,
  ...refundTables,
  customerTypeTable,
  ...funnelTables,
  ...pageTables,
  pageChangeTable,
  ...loadTables,
  unusualDayTable,
  ...seasonalityTables,
  productSeasons,
  experimentTable,
  experimentFollowUp,
  experimentReplications,
  experimentCandidates,
  undeclaredTestTable,
  eventTable,
  ...repeatTables,
  identifierLifeTable,
  userDevicesTable,
  timeToReturnTable,
  ripeReturnTable,
  cohortTable,
  customerValueTable,
  customerValueOverTimeTable,
  acquisitionTable,
  ceilingTable,
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
