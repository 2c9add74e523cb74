/** Figures that are their table: numbers that people look up or compare one by one. */

import type { ColumnOf, TableId } from '../../metrics/catalogue.ts';
import type { FigureContext, FigureDefinition } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import type { Row } from '../parts/periods.ts';
import { count } from '../parts/words.ts';

export interface TableFigure<Id extends TableId>
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'notes' | 'absent'> {
  table: Id;
  /** The reader's name of each column, in order. */
  labels: Readonly<Partial<Record<ColumnOf<Id>, string>>>;
  /** The rows to show, in order; all of the table's where this is left out. */
  rows?(context: FigureContext): readonly Row[];
}

/** The figure's definition. */
export function tableFigure<const Id extends TableId>({
  table,
  labels,
  rows,
  ...words
}: TableFigure<Id>): FigureDefinition {
  const shown = (context: FigureContext): readonly Row[] =>
    rows?.(context) ?? context.table(table).rows;
  return {
    ...words,
    tables: [table],
    description: (context) =>
      `Table of ${count(shown(context).length, 'row')}: ${Object.values(labels).join(', ').toLowerCase()}.`,
    data: (context) => tableData(context, context.table(table), labels, shown(context)),
  };
}
