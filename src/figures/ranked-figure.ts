/** Figures of one value for each of several names, the largest first: bars from zero, or points with the interval of each. */
import * as Plot from '@observablehq/plot';
import { axisFormat, roundTicks, type TickFormat } from './axes.ts';
import type { FigureContext, FigureDefinition, FigureSize } from './figure.ts';
import { widest } from './labels.ts';
import { HALO, plotBase } from './marks.ts';
import { layNames, nameMarks, PADDING } from './ranked-names.ts';
import { exactly, readingName } from './readings.ts';
import { ACCENT, INK, RULE, SECOND_INK, TOTAL } from './theme.ts';

/** One name and its value; `low` and `high` are the ends of its interval. */
export interface RankedEntry {
  name: string;
  value: number;
  low?: number | null;
  high?: number | null;
  /** Where its bar begins, for a step from one total to another; at zero where it is left out. */
  from?: number;
  /** What stands behind the bar; the value in the figure's format where it is left out. */
  text?: string;
  /** A CSS property of the theme; the second ink where it is left out. */
  colour?: string;
}

export interface RankedFigure
  extends Pick<
    FigureDefinition,
    'id' | 'tables' | 'sources' | 'subtitle' | 'notes' | 'data' | 'absent'
  > {
  form: 'bars' | 'points';
  /** In the order from top to bottom; the first of those with the largest value stands in the accent where no colour is given. */
  entries(context: FigureContext): readonly RankedEntry[];
  format(context: FigureContext): (value: number) => string;
  /** What the values are, for those who listen. */
  measure: string;
}

/** The figure's definition. Absent without entries. */
export function rankedFigure({
  form,
  entries,
  format,
  measure,
  ...words
}: RankedFigure): FigureDefinition {
  return {
    ...words,
    description(context) {
      const write = format(context);
      const said = entries(context).map(({ name, value, text, low, high }) =>
        low == null || high == null
          ? `${name} ${text ?? write(value)}`
          : `${name} ${write(value)}, interval ${write(low)} to ${write(high)}`,
      );
      return `${form === 'bars' ? 'Bar chart' : 'Chart of points with their intervals'}, ${measure} from top to bottom: ${said.join('; ')}.`;
    },
    draw(context, size, document) {
      const rows = entries(context);
      return rows.length === 0
        ? null
        : drawRanked(
            rows,
            {
              form,
              write: format(context),
              exact: exactly(format(context), context),
              tick: axisFormat(format(context), context),
            },
            size,
            document,
          );
    },
  };
}

type Write = (value: number) => string;

interface Look extends Pick<RankedFigure, 'form'> {
  write: Write;
  exact: Write;
  tick: TickFormat;
}

/** Between a tick's text and the edge: widths are estimates. */
const EDGE = 4;
/** Of a name above its mark, clear of the zero line at the left. */
const NAME_INDENT = 6;

function drawRanked(
  entries: readonly RankedEntry[],
  { form, write, exact, tick }: Look,
  size: FigureSize,
  document: Document,
): Element {
  const layout = layNames(
    entries.map(({ name }) => name),
    size,
  );
  const { isWide, above } = layout;
  const values = entries.flatMap((entry) => [
    entry.from ?? 0,
    endOf(entry),
    entry.low ?? endOf(entry),
    entry.high ?? endOf(entry),
  ]);
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), isWide ? 4 : 2);
  const halfTick =
    Math.ceil(
      widest(
        ticks.map((value) => tick(value, ticks)),
        size.fontSize,
      ) / 2,
    ) + EDGE;
  const texts = entries.map(({ value, text }) => text ?? write(value));
  const right = Math.max(halfTick, Math.ceil(widest(texts, size.fontSize)) + 12);
  const left = isWide ? layout.left : halfTick;
  return Plot.plot({
    ...plotBase(size, document),
    height: Math.ceil(entries.length * layout.rowHeight) + size.fontSize + 14,
    marginLeft: left,
    marginRight: right,
    marginTop: 2,
    marginBottom: size.fontSize + 12,
    y: { type: 'band', domain: entries.map((_, place) => place), padding: PADDING },
    x: { domain: [ticks[0]!, ticks.at(-1)!] },
    marks: [
      axisMarks(ticks, tick),
      form === 'bars' ? barMarks(entries, exact, above) : pointMarks(entries, exact, above),
      Plot.ruleX([0], { stroke: INK }),
      nameMarks(layout, isWide || ticks[0]! < 0 ? -left : NAME_INDENT),
      form === 'bars'
        ? valueMarks(entries, write, above)
        : valueColumn(entries, write, above, right),
    ],
  });
}

function axisMarks(ticks: readonly number[], write: TickFormat): Plot.Markish[] {
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

function colourOf(entries: readonly RankedEntry[]): (entry: RankedEntry) => string {
  const largest = entries.reduce((best, entry) => (entry.value > best.value ? entry : best));
  return (entry) => entry.colour ?? (entry === largest ? ACCENT : TOTAL);
}

/** Where its bar ends. */
function endOf({ from, value }: RankedEntry): number {
  return (from ?? 0) + value;
}

/** The entry's name and exact value, with the ends of its interval. */
function readingOf(exact: Write): (entry: RankedEntry) => string {
  return ({ name, value, low, high }) =>
    low == null || high == null
      ? `${readingName(name)}: ${exact(value)}`
      : `${readingName(name)}: ${exact(value)}, interval ${exact(low)} to ${exact(high)}`;
}

function barMarks(entries: readonly RankedEntry[], exact: Write, above: number): Plot.Markish[] {
  return [
    Plot.barX(entries, {
      y: (_: RankedEntry, place: number) => place,
      x1: ({ from }: RankedEntry) => from ?? 0,
      x2: endOf,
      fill: colourOf(entries),
      insetTop: above,
      title: readingOf(exact),
    }),
    intervalMarks(entries, above, INK),
  ];
}

function pointMarks(entries: readonly RankedEntry[], exact: Write, above: number): Plot.Markish[] {
  return [
    intervalMarks(entries, above, colourOf(entries)),
    Plot.dot(entries, {
      y: (_: RankedEntry, place: number) => place,
      x: 'value',
      r: 5,
      fill: colourOf(entries),
      dy: above / 2,
      title: readingOf(exact),
    }),
  ];
}

function intervalMarks(
  entries: readonly RankedEntry[],
  above: number,
  stroke: string | ((entry: RankedEntry) => string),
): Plot.Markish {
  const known = entries.flatMap((entry, place) =>
    entry.low == null || entry.high == null ? [] : [{ entry, place }],
  );
  type Known = (typeof known)[number];
  return Plot.ruleY(known, {
    y: 'place',
    x1: ({ entry }: Known) => entry.low,
    x2: ({ entry }: Known) => entry.high,
    stroke: typeof stroke === 'string' ? stroke : ({ entry }: Known) => stroke(entry),
    strokeWidth: 1.5,
    dy: above / 2,
  });
}

/** The values of points below one another at the right: at the end of a long interval a value would be far from its point. */
function valueColumn(
  entries: readonly RankedEntry[],
  write: (value: number) => string,
  above: number,
  room: number,
): Plot.Markish {
  return Plot.text(entries, {
    y: (_: RankedEntry, place: number) => place,
    text: (entry: RankedEntry) => entry.text ?? write(entry.value),
    frameAnchor: 'right',
    textAnchor: 'end',
    className: 'strong',
    fill: INK,
    dx: room,
    dy: above / 2,
  });
}

/** The value behind its bar or interval. */
function valueMarks(
  entries: readonly RankedEntry[],
  write: (value: number) => string,
  above: number,
): Plot.Markish[] {
  return entries.map((entry, place) =>
    Plot.text([entry], {
      y: place,
      x: Math.max(entry.from ?? 0, endOf(entry), entry.high ?? 0),
      text: () => entry.text ?? write(entry.value),
      textAnchor: 'start',
      className: 'strong',
      ...HALO,
      fill: INK,
      dx: 6,
      dy: above / 2,
    }),
  );
}
