/** Figures that are their table: numbers that people look up or compare one by one. */
import { tableData } from './data-columns.ts';
import type { FigureContext, FigureDefinition } from './figure.ts';
import type { Row } from './periods.ts';
import { count } from './words.ts';

export interface TableFigure
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'notes' | 'absent'> {
  table: string;
  /** The reader's name of each column, in order. */
  labels: Readonly<Record<string, string>>;
  /** The rows to show, in order; all of the table's where this is left out. */
  rows?(context: FigureContext): readonly Row[];
}

/** The figure's definition. */
export function tableFigure({ table, labels, rows, ...words }: TableFigure): FigureDefinition {
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
