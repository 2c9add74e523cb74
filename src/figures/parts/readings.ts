/** What a mark says when a reader points at it or reaches it by keyboard: its place and its exact value, as the mark's `<title>`. */
import * as Plot from '@observablehq/plot';
import type { FigureContext } from '../figure.ts';
import { shorten } from './labels.ts';
import { isComplete, type Row, textIn } from './periods.ts';

type Write = (value: number) => string;

/** The exact form of a drawing's format: amounts to the cent, counts in full, rates with their decimals; any other as it is. */
export function exactly(write: Write, { format }: FigureContext): Write {
  const exact = new Map<Write, Write>([
    [format.money, format.moneyExact],
    [format.compact, format.integer],
    [format.percentWhole, format.percent],
  ]);
  return exact.get(write) ?? write;
}

/** A name as a reading has it: from data, and so of any length. */
export function readingName(name: string): string {
  return shorten(name, NAME_WIDTH, 1);
}

/** In the units of `shorten` at a font size of one: about sixty letters. */
const NAME_WIDTH = 36;

/** `Q1 2015, in part` of a row with `period`, and where the figure tells it apart the name of what is measured. */
export function periodReading(row: Row, context: FigureContext, name?: string): string {
  const part = row.complete === undefined || isComplete(row) ? '' : ', in part';
  const period = context.format.period(textIn(row, 'period')) + part;
  return name === undefined ? period : `${period}, ${readingName(name)}`;
}

/** Unseen points over a line, which has no marks of its own to point at. */
export function linePoints<T>(
  rows: readonly T[],
  place: { x: Plot.ChannelValue; y: Plot.ChannelValue },
  reading: (row: T) => string,
): Plot.Markish {
  return Plot.dot(rows, {
    ...place,
    r: 6,
    fill: 'none',
    stroke: 'none',
    pointerEvents: 'all',
    title: reading,
  });
}
