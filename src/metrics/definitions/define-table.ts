import type { MetricsInput } from './input.ts';
import type { ColumnDefinition, TableDefinition } from './table-definition.ts';

/** A table whose id and columns are names that types know, so that a figure cannot read a column that it does not have. */
export interface DefinedTable<Id extends string, Name extends string>
  extends TableDefinition<MetricsInput> {
  id: Id;
  columns: readonly Column<Name>[];
}

export type Column<Name extends string> = ColumnDefinition & { name: Name };

/** The definition itself, with the types of its id and of its columns, those that only some inputs have among them. */
export const defineTable = <
  const Id extends string,
  Name extends string,
  Optional extends string = never,
>(
  definition: TableDefinition<MetricsInput> & {
    id: Id;
    columns: readonly Column<Name>[];
    optionalColumns?(input: MetricsInput): readonly Column<Optional>[];
  },
): DefinedTable<Id, Name | Optional> => definition as unknown as DefinedTable<Id, Name | Optional>;
