import { type ColumnTable, table } from 'arquero';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import type { Cubes } from '../../../src/shop/cubes/catalogue.ts';

/** A cube with these columns, written row by row. */
export function cubeOf(columns: readonly string[], rows: readonly (readonly unknown[])[]) {
  return table(
    Object.fromEntries(columns.map((name, place) => [name, rows.map((row) => row[place])])),
  );
}

/** The same input, but nothing ever happened: every cube has its columns and no row. */
export function withoutEvents(input: MetricsInput): MetricsInput {
  const empty = (cube: ColumnTable): ColumnTable => cubeOf(cube.columnNames(), []);
  return {
    ...input,
    cubes: Object.fromEntries(
      Object.entries(input.cubes).map(([id, cube]) => [id, empty(cube)]),
    ) as Cubes,
  };
}
