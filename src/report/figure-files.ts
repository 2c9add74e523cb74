import { csvFormatRows } from 'd3-dsv';
import type { FigureContext, FigureDefinition } from '../figures/figure.ts';
import { csvField } from './data-files.ts';

/**
 * A figure's numbers as CSV text: the rows and columns of its reader's table, unrounded, each column named as in the published table that
 * it is from. Where rows are periods, `complete` tells which of them the data cover in whole.
 */
export function renderFigureCsv(definition: FigureDefinition, context: FigureContext): string {
  const { columns, rows } = definition.data(context);
  const declared = definition.tables.flatMap((id) => context.table(id).columns);
  const isPart = rows.some((row) => row.period !== undefined && row.complete !== undefined);
  const names = columns.map(({ name }) => name);
  const shown = isPart && !names.includes('complete') ? [...names, 'complete'] : names;
  const fields = shown.map((name) => declared.find((column) => column.name === name));
  const header = shown.map((name, place) => fields[place]?.publishedName ?? name);
  const lines = rows.map((row) =>
    shown.map((name, place) =>
      csvField(row[name] ?? null, fields[place]?.type ?? 'text', row.unit),
    ),
  );
  return `${csvFormatRows([header, ...lines])}\n`;
}
