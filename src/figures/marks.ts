/** What every plot and its labels share. */
import type * as Plot from '@observablehq/plot';
import type { FigureSize } from './figure.ts';
import { PAPER } from './theme.ts';

/** The options that all plots begin with: axes are marks of our own (see `axes.ts`), and margins are said by each plot. */
export function plotBase(size: FigureSize, document: Document) {
  return {
    document,
    className: 'drawing',
    width: size.width,
    marginLeft: 0,
    marginRight: 0,
    axis: null,
  } as const satisfies Plot.PlotOptions;
}

/** Keeps a label legible where a line or a bar lies behind it. */
export const HALO = { stroke: PAPER, strokeWidth: 4, paintOrder: 'stroke' } as const;
