/** The two axes that the charts share: hairlines with their value at the left, inside, and periods with their years below. */
import * as Plot from '@observablehq/plot';
import type { Formatter } from '../../base/format/formatter.ts';
import type { FigureContext, FigureSize } from '../figure.ts';
import { textWidth, widest } from './labels.ts';
import { partialTexts, type Row, splitPeriod, textIn } from './periods.ts';
import { INK, RULE, SECOND_INK } from './theme.ts';

export interface ValueAxis {
  domain: [number, number];
  /** Room at the left for the values, so that no bar or line meets them. */
  gutter: number;
  /** Hairlines and values; draw them first. */
  grid: Plot.Markish[];
  /** The zero line in ink; draw it last. */
  baseline: Plot.Markish;
}

/** How an axis writes its values, given all of them. */
export type TickFormat = (value: number, ticks: readonly number[]) => string;

/** An axis from zero (or the lowest negative value) to the first round number at or above the highest, in a few steps. */
export function valueAxis(
  values: readonly number[],
  size: FigureSize,
  format: TickFormat,
): ValueAxis {
  const steps = size.variant === 'wide' ? 4 : 3;
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), steps);
  const labelled = ticks.filter((tick) => tick !== 0);
  const text = (tick: number) => format(tick, ticks);
  return {
    domain: [ticks[0]!, ticks.at(-1)!],
    gutter: Math.ceil(widest(labelled.map(text), size.fontSize)) + 8,
    grid: gridMarks(labelled, text),
    baseline: Plot.ruleY([0], { stroke: INK }),
  };
}

/** Hairlines at these values, each with its text at the left above it. */
export function gridMarks(
  ticks: readonly number[],
  text: (tick: number) => string,
): Plot.Markish[] {
  return [
    Plot.ruleY(ticks, { stroke: RULE }),
    Plot.text(ticks, {
      y: (tick: number) => tick,
      text,
      frameAnchor: 'left',
      textAnchor: 'start',
      lineAnchor: 'bottom',
      dy: -3,
      fill: SECOND_INK,
    }),
  ];
}

/** Round numbers from at or below `low` to at or above `high` in about `steps` steps; 0 and 1 where both are zero. */
export function roundTicks(low: number, high: number, steps: number): readonly number[] {
  if (low === high) return [0, 1];
  const rough = (high - low) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5].find((factor) => factor * power >= rough * 0.75) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => tidy((first + index) * step));
}

/** Without the dust of binary fractions, so that 3 x 0.1 reads 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** Ticks of a rate: whole per cents unless a step is finer. */
export function percentTicks(format: Formatter): TickFormat {
  return (value, ticks) =>
    areWholePercents(ticks) ? format.percentWhole(value) : format.percent(value);
}

/** How an axis writes what marks write in this way: with no more digits than its steps need. */
export function axisFormat(
  write: (value: number) => string,
  { format }: FigureContext,
): TickFormat {
  if (write === format.percent) return percentTicks(format);
  if (write === format.moneyExact) return format.money;
  if (write !== format.change) return write;
  return (value, ticks) =>
    areWholePercents(ticks) ? format.changeWhole(value) : format.change(value);
}

function areWholePercents(ticks: readonly number[]): boolean {
  return ticks.every((tick) => Math.abs(tick * 100 - Math.round(tick * 100)) < 1e-9);
}

/** Between the zero line and the first line of text. */
const GAP = 6;
/** Least distance of texts on one line. */
const BETWEEN = 14;

export interface PeriodAxis {
  marks: Plot.Markish[];
  /** Height of all its lines, for the bottom margin. */
  height: number;
}

/** Where the bands of the periods lie, in the drawing's units. */
export interface BandLayout {
  left: number;
  right: number;
  /** False where `from 19 March` and `to 19 March` are not to stand under the first and last period; true if left out. */
  namesPartial?: boolean;
}

/**
 * Quarters with their years below; months, and quarters that would touch, as the first and the last period by name with years
 * between. Under the first and last the part that the data cover, where that is not all. Rows in the order of their `period`.
 */
export function periodAxis(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  layout: BandLayout,
): PeriodAxis {
  const periods = rows.map((row) => textIn(row, 'period'));
  const line = size.fontSize + 4;
  const step = (layout.right - layout.left) / Math.max(1, periods.length);
  const band: Bands = { periods, step, ...layout, fontSize: size.fontSize };
  const isQuarterly = periods.every((period) => period.includes('Q'));
  const lines: ((dy: number) => Plot.Markish[])[] = [];
  if (isQuarterly && step >= size.fontSize * 1.75) {
    const text = (period: string) => splitPeriod(period).part;
    lines.push((dy) => [below(periods, dy, { text, fill: SECOND_INK })]);
    lines.push((dy) => yearMarks(band, dy));
  } else {
    lines.push((dy) => spanMarks(band, dy, context));
  }
  const { start, end } = partialTexts(context, rows);
  if (layout.namesPartial !== false && (start !== null || end !== null)) {
    lines.push((dy) => edgeMarks(start, end, dy, layout.left, { fill: SECOND_INK }));
  }
  return {
    marks: lines.flatMap((marks, index) => marks(GAP + index * line)),
    height: GAP + lines.length * line + 4,
  };
}

interface Bands extends BandLayout {
  periods: readonly string[];
  step: number;
  fontSize: number;
}

function below(periods: readonly string[], dy: number, options: Plot.TextOptions): Plot.Markish {
  return Plot.text(periods, {
    x: (period: string) => period,
    frameAnchor: 'bottom',
    lineAnchor: 'top',
    dy,
    ...options,
  });
}

/** Places of the periods that begin a year: the first of all and each that differs from the one before. */
function yearStarts(periods: readonly string[]): readonly number[] {
  const year = (index: number) => splitPeriod(periods[index]!).year;
  return periods.flatMap((_, index) =>
    index === 0 || year(index) !== year(index - 1) ? [index] : [],
  );
}

/** A year under its first quarter, none where the next one would touch it, and none over the edges. */
function yearMarks({ periods, step, left, fontSize }: Bands, dy: number): Plot.Markish[] {
  const room = textWidth('2000', fontSize) + 8;
  const starts = yearStarts(periods);
  const shown = starts.filter((index, place) => {
    const next = starts[place + 1];
    return next === undefined || (next - index) * step >= room;
  });
  const anchor = (index: number) => {
    if (left + (index + 0.5) * step < room / 2) return 'start';
    return (periods.length - index - 0.5) * step < room / 2 ? 'end' : 'middle';
  };
  const shift = { start: -step / 2, middle: 0, end: step / 2 };
  return shown.map((index) =>
    below([periods[index]!], dy, {
      text: (period: string) => splitPeriod(period).year,
      className: 'strong',
      textAnchor: anchor(index),
      dx: shift[anchor(index)],
    }),
  );
}

/** The first and the last period by name, and between them the years that do not touch these or one another. */
function spanMarks(band: Bands, dy: number, context: FigureContext): Plot.Markish[] {
  const { periods, step, left, right, fontSize } = band;
  const first = context.format.period(periods[0] ?? null);
  const last = periods.length > 1 ? context.format.period(periods.at(-1)!) : null;
  const half = textWidth('2000', fontSize) / 2;
  const limit = right - textWidth(last ?? '', fontSize) - BETWEEN;
  let taken = left + textWidth(first, fontSize);
  const years = yearStarts(periods).filter((index) => {
    const centre = left + (index + 0.5) * step;
    const fits = index > 0 && centre - half >= taken + BETWEEN && centre + half <= limit;
    if (fits) taken = centre + half;
    return fits;
  });
  return [
    edgeMarks(first, last, dy, left, { className: 'strong' }),
    below(
      years.map((index) => periods[index]!),
      dy,
      { text: (period: string) => splitPeriod(period).year, className: 'strong' },
    ),
  ].flat();
}

/** Text that begins at the first band and text that ends at the last. */
function edgeMarks(
  start: string | null,
  end: string | null,
  dy: number,
  left: number,
  options: Plot.TextOptions,
): Plot.Markish[] {
  const shared = { text: (text: string) => text, lineAnchor: 'top', dy, ...options } as const;
  return [
    Plot.text(start === null ? [] : [start], {
      ...shared,
      frameAnchor: 'bottom-left',
      textAnchor: 'start',
      dx: left,
    }),
    Plot.text(end === null ? [] : [end], {
      ...shared,
      frameAnchor: 'bottom-right',
      textAnchor: 'end',
    }),
  ];
}
