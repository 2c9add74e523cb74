/** One measure over periods, as bars (amounts that add up) or as a line (rates and averages): the panel most figures are made of. */
import * as Plot from '@observablehq/plot';
import { ABSENT } from '../../base/format/formatter.ts';
import type { FigureContext, FigureSize } from '../figure.ts';
import { periodAxis, type TickFormat, valueAxis } from './axes.ts';
import { textWidth } from './labels.ts';
import { HALO, plotBase } from './marks.ts';
import { isComplete, lastComplete, numberIn, type Row, textIn } from './periods.ts';
import { exactly, linePoints, periodReading } from './readings.ts';
import { ACCENT, hatch, INK, PAPER, TOTAL, WIDEST_STEP } from './theme.ts';

export interface PeriodPanel {
  /** Rows with `period` and `complete`, in order. */
  rows: readonly Row[];
  /** Those that the finding names, in the accent; the last whole one where there are none. */
  named?: readonly Row[];
  measure: string;
  form: 'bars' | 'line';
  tickFormat: TickFormat;
  valueFormat(value: number): string;
  /** Names the measure where a figure has several panels. */
  title?: string;
  height: number;
  /** Only the lowest panel of several shows the periods. */
  hasPeriods: boolean;
  /** False where the days of the first and last period are not to stand under them; true if left out. */
  namesPartial?: boolean;
  /** Least room for the values at the left: the widest of all panels, so that their periods stand above one another. */
  gutter?: number;
}

/** The panel as a plot of its own. Its last whole period, or those that are named, stand in the accent, with a value. */
export function drawPeriodPanel(
  panel: PeriodPanel,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const values = panel.rows.flatMap((row) => numberIn(row, panel.measure) ?? []);
  const axis = valueAxis(values, size, panel.tickFormat);
  const gutter = Math.max(axis.gutter, panel.gutter ?? 0);
  const right = Math.min(size.width, gutter + panel.rows.length * WIDEST_STEP);
  const layout = { left: gutter, right, namesPartial: panel.namesPartial ?? true };
  const periods = periodAxis(panel.rows, context, size, layout);
  const step = (layout.right - layout.left) / Math.max(1, panel.rows.length);
  const shape = panel.form === 'bars' ? barMarks(panel, context) : lineMarks(panel, context);
  return Plot.plot({
    ...plotBase(size, document),
    height: panel.height + (panel.hasPeriods ? periods.height : 12),
    marginRight: size.width - right,
    marginTop: panel.title === undefined ? size.fontSize + 10 : 2 * size.fontSize + 22,
    marginBottom: panel.hasPeriods ? periods.height : 12,
    x: {
      type: 'band',
      domain: panel.rows.map((row) => textIn(row, 'period')),
      insetLeft: gutter,
      paddingInner: 0.24,
      paddingOuter: 0.12,
    },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      titleMarks(panel, size),
      shape,
      axis.baseline,
      valueLabels(panel, size, step),
      panel.hasPeriods ? periods.marks : [],
    ],
  });
}

function titleMarks(panel: PeriodPanel, size: FigureSize): Plot.Markish[] {
  if (panel.title === undefined) return [];
  const lift = size.fontSize + 12;
  return [
    Plot.text([panel.title], {
      text: (text: string) => text,
      className: 'strong',
      frameAnchor: 'top-left',
      textAnchor: 'start',
      lineAnchor: 'bottom',
      dy: -lift,
    }),
  ];
}

/** Whether a whole period has none beside it, so that no line leads to it. */
function isAlone({ rows, measure }: PeriodPanel): (row: Row, index: number) => boolean {
  const isDrawn = (row: Row | undefined): boolean =>
    row !== undefined && isComplete(row) && numberIn(row, measure) !== null;
  return (row, index) => isDrawn(row) && !isDrawn(rows[index - 1]) && !isDrawn(rows[index + 1]);
}

/** The rows in the accent. */
function accentsOf({ rows, named = [], measure }: PeriodPanel): readonly Row[] {
  if (named.length > 0) return named;
  const last = lastComplete(rows, measure);
  return last === undefined ? [] : [last];
}

/** Says each row's period and exact value, and the measure where there are several. */
function readingOf(panel: PeriodPanel, context: FigureContext): (row: Row) => string {
  const write = exactly(panel.valueFormat, context);
  return (row) => {
    const value = numberIn(row, panel.measure);
    return `${periodReading(row, context, panel.title)}: ${value === null ? ABSENT : write(value)}`;
  };
}

function barMarks(panel: PeriodPanel, context: FigureContext): Plot.Markish[] {
  const { rows, measure } = panel;
  const accents = accentsOf(panel);
  const colour = (row: Row) => {
    if (accents.includes(row)) return ACCENT;
    return isComplete(row) ? TOTAL : hatch(TOTAL);
  };
  const position = { x: (row: Row) => row.period, y: (row: Row) => numberIn(row, measure) };
  return [
    Plot.barY(rows, { ...position, fill: colour, title: readingOf(panel, context) }),
    Plot.barY(
      rows.filter((row) => !isComplete(row)),
      { ...position, fill: 'none', stroke: TOTAL, insetLeft: 0.5, insetRight: 0.5 },
    ),
  ];
}

/** Solid through whole periods; dashed, with hollow points, to those that the data cover in part. */
function lineMarks(panel: PeriodPanel, context: FigureContext): Plot.Markish[] {
  const { rows, measure } = panel;
  const position = { x: (row: Row) => row.period, y: (row: Row) => numberIn(row, measure) };
  return [
    Plot.line(rows, { ...position, stroke: TOTAL, strokeWidth: 1.5, strokeDasharray: '2 4' }),
    Plot.line(rows, {
      ...position,
      y: (row: Row) => (isComplete(row) ? numberIn(row, measure) : Number.NaN),
      stroke: TOTAL,
      strokeWidth: 2.5,
    }),
    Plot.dot(
      rows.filter((row) => !isComplete(row)),
      { ...position, r: 3.5, fill: PAPER, stroke: TOTAL },
    ),
    Plot.dot(rows.filter(isAlone(panel)), { ...position, r: 3.5, fill: TOTAL }),
    Plot.dot(accentsOf(panel), { ...position, r: 4.5, fill: ACCENT }),
    linePoints(
      rows.filter((row) => numberIn(row, measure) !== null),
      position,
      readingOf(panel, context),
    ),
  ];
}

/**
 * The value of the last whole period, in the accent, or of the highest of those that are named; on a line also that of the first, or of
 * the last where others are named; where no period is whole, every value.
 */
function valueLabels(panel: PeriodPanel, size: FigureSize, step: number): Plot.Markish[] {
  const known = panel.rows.filter((row) => numberIn(row, panel.measure) !== null);
  const last = lastComplete(panel.rows, panel.measure);
  if (last === undefined) return known.flatMap((row) => valueLabel(row, INK, panel, size, step));
  const accent = accentsOf(panel).reduce((a, b) =>
    numberIn(b, panel.measure)! > numberIn(a, panel.measure)! ? b : a,
  );
  const other = accent === last ? known.find(isComplete) : last;
  const label = valueLabel(accent, ACCENT, panel, size, step);
  return panel.form === 'bars' || other === undefined || other === accent
    ? label
    : [...valueLabel(other, INK, panel, size, step), ...label];
}

/**
 * Over its point; under it where the line is above it and there is room, so that the line does not cross the text. Over a bar it stands
 * as high as the tallest bar beneath the text, and a stem joins it to its own.
 */
function valueLabel(
  row: Row,
  fill: string,
  panel: PeriodPanel,
  size: FigureSize,
  step: number,
): Plot.Markish[] {
  const values = panel.rows.map((d) => numberIn(d, panel.measure));
  const index = panel.rows.indexOf(row);
  const value = values[index]!;
  const text = panel.valueFormat(value);
  const width = textWidth(text, size.fontSize) / step;
  const isWide = width > 1;
  const isEarly = index < panel.rows.length / 2;
  const textAnchor = isWide ? (isEarly ? 'start' : 'end') : 'middle';
  // The text stands before a late point and behind an early one: where the line lies higher there, below is free.
  const neighbour = values[isEarly ? index + 1 : index - 1] ?? value;
  const isBelowLine = panel.form === 'line' && neighbour > value;
  const isUnder = isBelowLine && value > 0.2 * Math.max(...values.map((d) => d ?? 0));
  const reach = Math.ceil(isWide ? width : 0);
  const beneath =
    textAnchor === 'start'
      ? values.slice(index, index + reach + 1)
      : values.slice(Math.max(0, index - reach), index + 1);
  const top =
    panel.form === 'bars' ? Math.max(0, ...beneath.map((d) => d ?? 0)) : Math.max(0, value);
  const x = (d: Row) => d.period;
  return [
    Plot.ruleX(top > Math.max(0, value) ? [row] : [], { x, y1: value, y2: top, stroke: fill }),
    Plot.text([row], {
      x,
      y: top,
      text: () => text,
      fill,
      className: 'strong',
      ...HALO,
      lineAnchor: isUnder ? 'top' : 'bottom',
      textAnchor,
      dx: isWide ? step * 0.38 * (isEarly ? -1 : 1) : 0,
      dy: (panel.form === 'line' ? 9 : 5) * (isUnder ? 1 : -1),
    }),
  ];
}
