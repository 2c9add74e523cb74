import type { ColumnTable } from 'arquero';
import type { ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';
import { experimentsCube } from './experiments.ts';
import { firstTouchCube, touchesCube } from './first-touch.ts';
import { orderHoursCube, sessionHoursCube } from './load.ts';
import { secondSessionsCube, userDevicesCube } from './returns.ts';
import {
  crossSellCube,
  itemPricesCube,
  itemsCube,
  ordersCube,
  refundLagCube,
  refundsCube,
} from './sales.ts';
import { spendCube } from './spend.ts';
import { stepPagesCube } from './step-pages.ts';
import { trafficCube } from './traffic.ts';
import {
  cohortsCube,
  customerValueCube,
  newUsersCube,
  usersCube,
  visitorValueCube,
} from './users.ts';
import {
  campaignsCube,
  listExitsCube,
  pagesCube,
  pageWeeksCube,
  productVisitsCube,
} from './website.ts';

/** Every cube; a new one is added here alone. */
export const CUBES = [
  trafficCube,
  sessionHoursCube,
  campaignsCube,
  pagesCube,
  pageWeeksCube,
  productVisitsCube,
  listExitsCube,
  experimentsCube,
  stepPagesCube,
  usersCube,
  newUsersCube,
  firstTouchCube,
  touchesCube,
  secondSessionsCube,
  userDevicesCube,
  cohortsCube,
  visitorValueCube,
  customerValueCube,
  ordersCube,
  orderHoursCube,
  itemsCube,
  itemPricesCube,
  crossSellCube,
  refundsCube,
  refundLagCube,
  spendCube,
] as const;

export type CubeId = (typeof CUBES)[number]['id'];

export type Cubes = Readonly<Record<CubeId, ColumnTable>>;

/** Builds every cube. Afterwards the facts are no longer needed and their memory may go. */
export function buildCubes(facts: Facts, config: ReportConfig): Cubes {
  return Object.fromEntries(CUBES.map((cube) => [cube.id, cube.build(facts, config)])) as Cubes;
}
