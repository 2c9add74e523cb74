/** A plot of money over months that lines run through, as the figures of revenue share it: the value axis, the months, and room over the highest point for its value. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureSize } from '../figure.ts';
import { periodAxis, valueAxis } from './axes.ts';
import { plotBase } from './marks.ts';
import { type Row, textIn } from './periods.ts';

export interface MonthLines {
  /** A row for each month, in their order. */
  months: readonly Row[];
  /** All that the axis has to reach. */
  values: readonly number[];
  /** Height of the plot without the months below it. */
  height: number;
  /** Room behind the last month; none where this is left out. */
  right?: number;
  /** Between the hairlines and the zero line. */
  lines: Plot.Markish[];
  /** Over all else; `domain` are the ends of the axis, `height` what they are apart in the drawing's units. */
  labels(scale: { domain: readonly [number, number]; height: number }): Plot.Markish[];
}

/** A row's month, for the axis. */
export const monthOf = (row: Row): string => textIn(row, 'period');

/** Draws the plot. */
export function plotMonthLines(
  { months, values, height, right = 0, lines, labels }: MonthLines,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const axis = valueAxis(values, size, context.format.money);
  const layout = { left: axis.gutter, right: size.width - right };
  const periods = periodAxis(months, context, size, layout);
  const top = size.fontSize + 14;
  return Plot.plot({
    ...plotBase(size, document),
    height: height + periods.height,
    marginRight: right,
    marginTop: top,
    marginBottom: periods.height,
    x: { type: 'band', domain: months.map(monthOf), insetLeft: axis.gutter, padding: 0 },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      lines,
      axis.baseline,
      labels({ domain: axis.domain, height: height - top }),
      periods.marks,
    ],
  });
}
