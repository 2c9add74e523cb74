/** Figures of one value for each pair of two dimensions: a grid of cells, the fuller their colour the larger, with a few values written out. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from './figure.ts';
import { widest, wrap } from './labels.ts';
import { HALO, plotBase } from './marks.ts';
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
  /** The columns are the rows' things again: they bear their names, and each cell its value, where there is room, and are numbered elsewhere. */
  isSquare?: boolean;
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
  const named = heat.isSquare === true ? namesOfColumns(heat.rows, size) : null;
  const isNumbered = heat.isSquare === true && named === null;
  const rows = heat.rows.map((name, place) =>
    wrap(isNumbered ? `${place + 1} ${name}` : name, size.width * 0.65, size.fontSize, 2),
  );
  const linesOfRow = Math.max(...rows.map((name) => name.split('\n').length));
  const left =
    Math.ceil(
      widest(
        rows.flatMap((name) => name.split('\n')),
        size.fontSize,
      ),
    ) + 8;
  const lines = Math.max(1, ...(named ?? []).map((name) => name.split('\n').length));
  const cell =
    { wide: 26, narrow: 18 }[size.variant] + (linesOfRow - 1) * LINE_HEIGHT * size.fontSize;
  const place = { x: 'column', y: 'row' } as const;
  return Plot.plot({
    ...plotBase(size, document),
    height: heat.rows.length * cell + Math.ceil((lines + 1) * LINE_HEIGHT * size.fontSize) + 12,
    marginLeft: left,
    marginTop: Math.ceil(lines * LINE_HEIGHT * size.fontSize) + 6,
    marginBottom: named === null ? size.fontSize + 10 : 4,
    x: { type: 'band', domain: heat.columns.map((_, index) => index), padding: 0.06 },
    y: { type: 'band', domain: heat.rows.map((_, index) => index), padding: 0.06 },
    marks: [
      Plot.cell(known, {
        ...place,
        fill: ({ value }: { value: number }) => shade(top > 0 ? value / top : 0),
        title: (cell: HeatCell & { value: number }) => `${name(cell)}: ${exact(cell.value)}`,
      }),
      Plot.cell([highest], { ...place, fill: 'none', stroke: INK, strokeWidth: 1.5 }),
      named === null ? highestMarks(highest, heat, write) : valueMarks(known, write),
      Plot.text(rows, {
        y: (_: string, index: number) => index,
        text: (name: string) => name,
        frameAnchor: 'left',
        textAnchor: 'start',
        lineHeight: LINE_HEIGHT,
        dx: -left,
        fill: SECOND_INK,
      }),
      Plot.text(named ?? heat.shownColumns(size).map((index) => heat.columns[index]!), {
        x: (_: string, place: number) => (named === null ? heat.shownColumns(size)[place]! : place),
        text: (name: string) => name,
        frameAnchor: named === null ? 'bottom' : 'top',
        lineAnchor: named === null ? 'top' : 'bottom',
        lineHeight: LINE_HEIGHT,
        dy: named === null ? 5 : -4,
        fill: SECOND_INK,
      }),
    ],
  });
}

const LINE_HEIGHT = 1.2;
/** A column narrower than this has no room for a name in three lines. */
const NARROWEST_NAMED = 84;

/** The rows' names in lines over as many columns; null where there is no room for them. */
function namesOfColumns(names: readonly string[], size: FigureSize): readonly string[] | null {
  const left = Math.ceil(widest(names, size.fontSize)) + 8;
  const width = (size.width - left) / names.length;
  return width < NARROWEST_NAMED
    ? null
    : names.map((name) => wrap(name, width - 10, size.fontSize, 3));
}

type Known = HeatCell & { value: number };

/** Every value in its cell. */
function valueMarks(known: readonly Known[], write: (value: number) => string): Plot.Markish {
  return Plot.text(known, {
    x: 'column',
    y: 'row',
    text: ({ value }: Known) => write(value),
    className: 'strong',
    ...HALO,
    fill: INK,
  });
}

/** The highest value above its column. */
function highestMarks(
  highest: Known,
  heat: HeatGrid,
  write: (value: number) => string,
): Plot.Markish {
  return Plot.text([highest], {
    x: 'column',
    text: ({ value }: Known) => write(value),
    frameAnchor: 'top',
    lineAnchor: 'bottom',
    textAnchor: highest.column > heat.columns.length / 2 ? 'end' : 'start',
    dy: -4,
    className: 'strong',
  });
}

/** From the paper to the first category's colour, in steps fine enough to tell apart and few enough to repeat. */
function shade(part: number): string {
  const per = Math.round(part * 20) * 5;
  return per === 0 ? PAPER : `color-mix(in oklab, var(--c1) ${per}%, var(--paper))`;
}
