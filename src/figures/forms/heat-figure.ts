/** Figures of one value for each pair of two dimensions: a grid of cells, the fuller their colour the larger, each with its value where there is room, else the highest alone. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { widest, wrap } from '../parts/labels.ts';
import { plotBase } from '../parts/marks.ts';
import { exactly } from '../parts/readings.ts';
import { INK, PAPER, RULE, SECOND_INK } from '../parts/theme.ts';

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

const LINE_HEIGHT = 1.2;
/** A column narrower than this has no room for a name in three lines. */
const NARROWEST_NAMED = 84;

type Known = HeatCell & { value: number };

interface Look {
  write(value: number): string;
  exact(value: number): string;
  name(cell: HeatCell): string;
}

function drawGrid(heat: HeatGrid, look: Look, size: FigureSize, document: Document): Element {
  const known = heat.cells.filter((cell): cell is Known => cell.value !== null);
  const top = Math.max(...known.map(({ value }) => value));
  const highest = known.find(({ value }) => value === top)!;
  const values = known.map(({ value }) => look.write(value));
  const layout = layGrid(heat, values, size);
  const { isRoomy } = layout;
  const fill = ({ value }: Known) => shade(value / top, isRoomy ? FULLEST_BEHIND_TEXT : 100);
  return Plot.plot({
    ...plotBase(size, document),
    height: layout.top + heat.rows.length * layout.cellHeight + layout.bottom,
    marginLeft: layout.left,
    marginTop: layout.top,
    marginBottom: layout.bottom,
    x: { type: 'band', domain: heat.columns.map((_, index) => index), padding: 0.06 },
    y: { type: 'band', domain: heat.rows.map((_, index) => index), padding: 0.06 },
    marks: [
      Plot.cell(known, {
        x: 'column',
        y: 'row',
        fill,
        title: (cell: Known) => `${look.name(cell)}: ${look.exact(cell.value)}`,
      }),
      // Nothing of what was counted is something else than not counted.
      Plot.cell(
        known.filter((cell) => fill(cell) === PAPER),
        { x: 'column', y: 'row', fill: 'none', stroke: RULE },
      ),
      Plot.cell([highest], { x: 'column', y: 'row', fill: 'none', stroke: INK, strokeWidth: 1.5 }),
      isRoomy ? valueMarks(known, look.write) : highestMarks(highest, heat, look.write),
      rowNameMarks(layout),
      columnNameMarks(layout),
    ],
  });
}

interface GridLayout {
  /** The rows' names in lines. */
  rows: readonly string[];
  columns: readonly { place: number; name: string }[];
  /** The columns' names stand over the grid, under it where this is false. */
  isNamedAbove: boolean;
  left: number;
  top: number;
  bottom: number;
  cellHeight: number;
  /** Each cell has room for its value. */
  isRoomy: boolean;
}

function layGrid(heat: HeatGrid, values: readonly string[], size: FigureSize): GridLayout {
  const named = heat.isSquare === true ? namesOfColumns(heat.rows, size) : null;
  const isNumbered = heat.isSquare === true && named === null;
  const rows = heat.rows.map((name, index) =>
    wrap(isNumbered ? `${index + 1} ${name}` : name, size.width * 0.65, size.fontSize, 2),
  );
  const left = Math.ceil(widest(rows.flatMap(linesOf), size.fontSize)) + 8;
  const cellWidth = (size.width - left) / heat.columns.length;
  const isRoomy = widest(values, size.fontSize) + 8 <= cellWidth;
  // Of the names, or of the highest value.
  const linesAbove = Math.max(
    isRoomy ? 0 : 1,
    ...(named ?? []).map((name) => linesOf(name).length),
  );
  const linesOfRow = Math.max(...rows.map((name) => linesOf(name).length));
  const line = LINE_HEIGHT * size.fontSize;
  return {
    rows,
    columns:
      named === null
        ? heat.shownColumns(size).map((index) => ({ place: index, name: heat.columns[index]! }))
        : named.map((name, index) => ({ place: index, name })),
    isNamedAbove: named !== null,
    left,
    top: Math.ceil(linesAbove * line) + 6,
    bottom: named === null ? size.fontSize + 10 : 4,
    cellHeight: { wide: 26, narrow: 18 }[size.variant] + (linesOfRow - 1) * line,
    isRoomy,
  };
}

function linesOf(name: string): readonly string[] {
  return name.split('\n');
}

/** The rows' names in lines over as many columns; null where there is no room for them. */
function namesOfColumns(names: readonly string[], size: FigureSize): readonly string[] | null {
  const left = Math.ceil(widest(names, size.fontSize)) + 8;
  const width = (size.width - left) / names.length;
  return width < NARROWEST_NAMED
    ? null
    : names.map((name) => wrap(name, width - 10, size.fontSize, 3));
}

function rowNameMarks({ rows, left }: GridLayout): Plot.Markish {
  return Plot.text(rows, {
    y: (_: string, index: number) => index,
    text: (name: string) => name,
    frameAnchor: 'left',
    textAnchor: 'start',
    lineHeight: LINE_HEIGHT,
    dx: -left,
    fill: SECOND_INK,
  });
}

function columnNameMarks({ columns, isNamedAbove }: GridLayout): Plot.Markish {
  return Plot.text(columns, {
    x: 'place',
    text: 'name',
    frameAnchor: isNamedAbove ? 'top' : 'bottom',
    lineAnchor: isNamedAbove ? 'bottom' : 'top',
    lineHeight: LINE_HEIGHT,
    dy: isNamedAbove ? -4 : 5,
    fill: SECOND_INK,
  });
}

/** Every value in its cell. */
function valueMarks(known: readonly Known[], write: (value: number) => string): Plot.Markish {
  return Plot.text(known, {
    x: 'column',
    y: 'row',
    text: ({ value }: Known) => write(value),
    className: 'strong',
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

/** Per cent of the colour on which the ink is still read, in both themes. */
export const FULLEST_BEHIND_TEXT = 60;

/** From the paper to the first category's colour, in steps fine enough to tell apart and few enough to repeat; `part` is of the highest value. */
function shade(part: number, fullest: number): string {
  const per = Math.round((part || 0) * 20) * (fullest / 20);
  return per === 0 ? PAPER : `color-mix(in oklab, var(--c1) ${per}%, var(--paper))`;
}
