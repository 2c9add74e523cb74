/**
 * What lives in `cubes/`: additive aggregates of the facts at a declared grain, each with its reference SQL beside it. They are all that
 * metrics may see, and the only thing that would travel if the tables stood in a warehouse.
 */
import type { ColumnTable } from 'arquero';
import type { ReportConfig } from '../config/schema.ts';
import type { Facts } from '../facts/facts.ts';

/**
 * One cube. Its table has the grain's columns (days as day numbers, texts as text, an absent text as '') and the measures (counts,
 * cents); one row for each combination that occurs, in no particular order.
 */
export interface CubeDefinition<Id extends string = string> {
  id: Id;
  /** What one row is. */
  about: string;
  grain: readonly string[];
  measures(config: ReportConfig): readonly string[];
  /** Measures that hold a time, in seconds. */
  times?: readonly string[];
  build(facts: Facts, config: ReportConfig): ColumnTable;
  /** The same cube as one ANSI SQL select over the six tables; days come as dates, money as cents. */
  sql(config: ReportConfig): string;
}

/** The definition itself; so written, its id stays a name that types know. */
export const defineCube = <const Id extends string>(
  definition: CubeDefinition<Id>,
): CubeDefinition<Id> => definition;
