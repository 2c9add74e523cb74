/** The six tables of the export: rows, columns, keys, what a row is, and the time they cover. People look these up: the figure is its table. */

import type { FigureDefinition } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { numberIn, textIn } from '../parts/periods.ts';

export const dataAvailability: FigureDefinition = {
  id: 'data-availability',
  tables: ['tables'],
  sources: ['all six tables'],
  subtitle: () => 'The tables of the export: rows, keys, what one row is, first and last day',
  description(context) {
    const rows = context
      .table('tables')
      .rows.map(
        (row) => `${textIn(row, 'table')}, ${context.format.integer(numberIn(row, 'rows'))} rows`,
      );
    return `Table of the shop’s tables: ${context.format.list(rows)}.`;
  },
  data: (context) =>
    tableData(context, context.table('tables'), {
      table: 'Table',
      granularity: 'One row is a',
      rows: 'Rows',
      columns: 'Columns',
      primary_key: 'Primary key',
      foreign_keys: 'Foreign keys',
      first_created_at: 'From',
      last_created_at: 'To',
    }),
  absent: 'No table has been read.',
};
