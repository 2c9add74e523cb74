import type { ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';
import type { CubeDefinition, Cubes } from './cube.ts';
import { itemsCube, ordersCube, refundsCube } from './sales.ts';
import { trafficCube } from './traffic.ts';

/** Every cube; a new one is added here and to `CubeId`. */
export const CUBES: readonly CubeDefinition[] = [trafficCube, ordersCube, itemsCube, refundsCube];

/** Builds every cube. Afterwards the facts are no longer needed and their memory may go. */
export function buildCubes(facts: Facts, config: ReportConfig): Cubes {
  return Object.fromEntries(CUBES.map((cube) => [cube.id, cube.build(facts, config)])) as Cubes;
}
