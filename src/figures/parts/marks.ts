/** What every plot and its labels share. */
import * as Plot from '@observablehq/plot';
import type { FigureSize } from '../figure.ts';
import type { TickFormat } from './axes.ts';
import { PAPER, RULE, SECOND_INK } from './theme.ts';

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

/** The ticks of a horizontal axis of values: a rule through the plot and its text below. */
export function valueAxis(ticks: readonly number[], write: TickFormat): Plot.Markish[] {
  return [
    Plot.ruleX(ticks, { stroke: RULE }),
    Plot.text(ticks, {
      x: (value: number) => value,
      text: (value: number) => write(value, ticks),
      frameAnchor: 'bottom',
      lineAnchor: 'top',
      dy: 6,
      fill: SECOND_INK,
    }),
  ];
}
