/** What a ranked figure is drawn of: bars or points, their intervals and their values. */
import * as Plot from '@observablehq/plot';
import { HALO } from './marks.ts';
import { readingName } from './readings.ts';
import { ACCENT, INK, PAPER, TOTAL } from './theme.ts';

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
  /** Whether its point is hollow: a value that says less than the others. */
  isHollow?: boolean;
}

export type Write = (value: number) => string;

function colourOf(entries: readonly RankedEntry[]): (entry: RankedEntry) => string {
  const largest = entries.reduce((best, entry) => (entry.value > best.value ? entry : best));
  return (entry) => entry.colour ?? (entry === largest ? ACCENT : TOTAL);
}

/** Where its bar ends. */
export function endOf({ from, value }: RankedEntry): number {
  return (from ?? 0) + value;
}

/** The entry's name and exact value, with the ends of its interval. */
function readingOf(exact: Write): (entry: RankedEntry) => string {
  return ({ name, value, low, high }) =>
    low == null || high == null
      ? `${readingName(name)}: ${exact(value)}`
      : `${readingName(name)}: ${exact(value)}, interval ${exact(low)} to ${exact(high)}`;
}

export function barMarks(
  entries: readonly RankedEntry[],
  exact: Write,
  above: number,
): Plot.Markish[] {
  return [
    Plot.barX(entries, {
      y: (_: RankedEntry, index: number) => index,
      x1: ({ from }: RankedEntry) => from ?? 0,
      x2: endOf,
      fill: colourOf(entries),
      insetTop: above,
      title: readingOf(exact),
    }),
    intervalMarks(entries, above, INK),
  ];
}

export function pointMarks(
  entries: readonly RankedEntry[],
  exact: Write,
  above: number,
): Plot.Markish[] {
  return [
    intervalMarks(entries, above, colourOf(entries)),
    Plot.dot(entries, {
      y: (_: RankedEntry, index: number) => index,
      x: 'value',
      r: 5,
      fill: colourOf(entries),
      dy: above / 2,
      title: readingOf(exact),
    }),
    hollowMarks(entries, above),
  ];
}

/** Paper within the points that are hollow. */
function hollowMarks(entries: readonly RankedEntry[], above: number): Plot.Markish {
  const places = entries.flatMap(({ isHollow }, place) => (isHollow ? [place] : []));
  return places.length === 0
    ? null
    : Plot.dot(places, {
        y: (place: number) => place,
        x: (place: number) => entries[place]!.value,
        r: 3.2,
        fill: PAPER,
        dy: above / 2,
      });
}

function intervalMarks(
  entries: readonly RankedEntry[],
  above: number,
  stroke: string | ((entry: RankedEntry) => string),
): Plot.Markish {
  const known = entries.flatMap((entry, index) =>
    entry.low == null || entry.high == null ? [] : [{ entry, place: index }],
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
export function valueColumn(
  entries: readonly RankedEntry[],
  write: Write,
  above: number,
  room: number,
): Plot.Markish {
  return Plot.text(entries, {
    y: (_: RankedEntry, index: number) => index,
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
export function valueMarks(
  entries: readonly RankedEntry[],
  write: Write,
  above: number,
): Plot.Markish {
  return Plot.text(entries, {
    y: (_: RankedEntry, index: number) => index,
    x: (entry: RankedEntry) => Math.max(entry.from ?? 0, endOf(entry), entry.high ?? 0),
    text: (entry: RankedEntry) => entry.text ?? write(entry.value),
    textAnchor: 'start',
    className: 'strong',
    ...HALO,
    fill: INK,
    dx: 6,
    dy: above / 2,
  });
}
