/** Figures of one value for each pair of two dimensions: a grid of cells, the fuller their colour the larger, with a few values written out. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from './figure.ts';
import { widest } from './labels.ts';
import { plotBase } from './marks.ts';
import { exactly } from './readings.ts';
import { INK, PAPER, SECOND_INK } from './theme.ts';

/** One cell; `column` and `row` are places from 0. */
export interface HeatCell {
  column: number;
  row: number;
  value: number | null;
}

export interface HeatGrid {
  cells: readonly HeatCell[];
  columns: readonly string[];
  rows: readonly string[];
  /** Columns whose names stand under the grid; the others would touch them. */
  shownColumns(size: FigureSize): readonly number[];
}

export interface HeatFigure
  extends Pick<
    FigureDefinition,
    'id' | 'tables' | 'sources' | 'subtitle' | 'notes' | 'data' | 'absent'
  > {
  grid(context: FigureContext): HeatGrid;
  format(context: FigureContext): (value: number) => string;
  measure: string;
  /** Names a cell for those who read its value: `Friday, 11:00`. */
  cellName(cell: HeatCell, heat: HeatGrid, context: FigureContext): string;
}

/** The figure's definition. Absent where no cell has a value. */
export function heatFigure({
  grid,
  format,
  measure,
  cellName,
  ...words
}: HeatFigure): FigureDefinition {
  return {
    ...words,
    description(context) {
      const { cells, columns, rows } = grid(context);
      const known = cells.filter(
        (cell): cell is HeatCell & { value: number } => cell.value !== null,
      );
      const highest = known.reduce((a, b) => (b.value > a.value ? b : a));
      const lowest = known.reduce((a, b) => (b.value < a.value ? b : a));
      const at = (cell: HeatCell & { value: number }): string =>
        `${format(context)(cell.value)} at ${rows[cell.row]}, ${columns[cell.column]}`;
      return `Heat map of ${measure}, ${rows.length} rows by ${columns.length} columns: highest ${at(highest)}, lowest ${at(lowest)}.`;
    },
    draw(context, size, document) {
      const heat = grid(context);
      if (!heat.cells.some(({ value }) => value !== null)) return null;
      return drawGrid(
        heat,
        {
          write: format(context),
          exact: exactly(format(context), context),
          name: (cell) => cellName(cell, heat, context),
        },
        size,
        document,
      );
    },
  };
}

function drawGrid(
  heat: HeatGrid,
  {
    write,
    exact,
    name,
  }: Record<'write' | 'exact', (value: number) => string> & { name(cell: HeatCell): string },
  size: FigureSize,
  document: Document,
): Element {
  const known = heat.cells.filter(
    (cell): cell is HeatCell & { value: number } => cell.value !== null,
  );
  const top = Math.max(...known.map(({ value }) => value));
  const highest = known.find(({ value }) => value === top)!;
  const left = Math.ceil(widest(heat.rows, size.fontSize)) + 8;
  const cell = { wide: 26, narrow: 18 }[size.variant];
  const place = { x: 'column', y: 'row' } as const;
  return Plot.plot({
    ...plotBase(size, document),
    height: heat.rows.length * cell + 2 * size.fontSize + 14,
    marginLeft: left,
    marginTop: size.fontSize + 8,
    marginBottom: size.fontSize + 10,
    x: { type: 'band', domain: heat.columns.map((_, index) => index), padding: 0.06 },
    y: { type: 'band', domain: heat.rows.map((_, index) => index), padding: 0.06 },
    marks: [
      Plot.cell(known, {
        ...place,
        fill: ({ value }: { value: number }) => shade(top > 0 ? value / top : 0),
        title: (cell: HeatCell & { value: number }) => `${name(cell)}: ${exact(cell.value)}`,
      }),
      Plot.cell([highest], { ...place, fill: 'none', stroke: INK, strokeWidth: 1.5 }),
      Plot.text([highest], {
        x: 'column',
        text: ({ value }: { value: number }) => write(value),
        frameAnchor: 'top',
        lineAnchor: 'bottom',
        textAnchor: highest.column > heat.columns.length / 2 ? 'end' : 'start',
        dy: -4,
        className: 'strong',
      }),
      Plot.text(heat.rows, {
        y: (_: string, index: number) => index,
        text: (name: string) => name,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -left,
        fill: SECOND_INK,
      }),
      Plot.text(heat.shownColumns(size), {
        x: (index: number) => index,
        text: (index: number) => heat.columns[index]!,
        frameAnchor: 'bottom',
        lineAnchor: 'top',
        dy: 5,
        fill: SECOND_INK,
      }),
    ],
  });
}

/** From the paper to the first category's colour, in steps fine enough to tell apart and few enough to repeat. */
function shade(part: number): string {
  const per = Math.round(part * 20) * 5;
  return per === 0 ? PAPER : `color-mix(in oklab, var(--c1) ${per}%, var(--paper))`;
}
