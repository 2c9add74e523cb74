/** The names of a ranked figure, each in as many lines as it needs: in a column at the left, or above their marks on a phone. */
import * as Plot from '@observablehq/plot';
import type { FigureSize } from '../figure.ts';
import { widest, wrap } from './labels.ts';
import { HALO } from './marks.ts';
import { INK } from './theme.ts';

/** Of a row whose name takes one line. */
const ROW_HEIGHT = { wide: 34, narrow: 52 } as const;
/** Of the bands of the rows. */
export const PADDING = 0.28;
/** Widest column of names beside the bars. */
const NAME_COLUMN = 230;
/** A name of eighty letters is written in whole. */
const MOST_LINES = 3;
const LINE_HEIGHT = 1.2;

/** Room for a name of one line above its mark on a phone. */
const NAME_ROOM = 18;

/** Where the names stand: in a column at the left, or above the marks on a phone. */
export interface NameLayout {
  isWide: boolean;
  /** Width of the column; 0 without one. */
  left: number;
  /** Each name in its lines. */
  names: readonly string[];
  /** Room for the name above its mark; 0 with a column. */
  above: number;
  rowHeight: number;
}

/** Lays these names out, from top to bottom; there is at least one. */
export function layNames(whole: readonly string[], size: FigureSize): NameLayout {
  const isWide = size.variant === 'wide';
  const left = isWide ? Math.min(NAME_COLUMN, Math.ceil(widest(whole, size.fontSize)) + 14) : 0;
  const width = isWide ? left - 8 : size.width - 12;
  const names = whole.map((name) => wrap(name, width, size.fontSize, MOST_LINES));
  const more = Math.max(...names.map((name) => name.split('\n').length)) - 1;
  const line = size.fontSize * LINE_HEIGHT;
  return isWide
    ? { isWide, left, names, above: 0, rowHeight: Math.max(ROW_HEIGHT.wide, (more + 1) * line + 8) }
    : {
        isWide,
        left,
        names,
        above: NAME_ROOM + more * line,
        rowHeight: ROW_HEIGHT.narrow + (more * line) / (1 - PADDING),
      };
}

/** The names on a band scale `y` of their places, beginning so far from the left end of the plot's frame. */
export function nameMarks(
  { names, isWide, above, rowHeight }: NameLayout,
  dx: number,
): Plot.Markish {
  const top = (-rowHeight * (1 - PADDING)) / 2;
  return Plot.text(names, {
    y: (_: string, index: number) => index,
    text: (name: string) => name,
    frameAnchor: 'left',
    textAnchor: 'start',
    lineAnchor: isWide ? 'middle' : 'bottom',
    lineHeight: LINE_HEIGHT,
    ...HALO,
    fill: INK,
    dx,
    // Nearer to its own mark than to the one above it.
    dy: isWide ? 0 : top + above - 5,
  });
}
