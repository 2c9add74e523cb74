/** What a figure of compared members is drawn of: points, spans between them, intervals, values and names. */
import * as Plot from '@observablehq/plot';
import type { FigureSize } from '../figure.ts';
import type { TickFormat } from './axes.ts';
import { shorten, spread, widest } from './labels.ts';
import { HALO } from './marks.ts';
import { readingName } from './readings.ts';
import { PAPER, SECOND_INK } from './theme.ts';

/** One of the compared members: a period, a device. */
export interface DumbbellMember {
  name: string;
  /** CSS properties of the theme, for its points and for its text. */
  colour: string;
  textColour: string;
  /** Drawn as a ring: what was, against what is. */
  isHollow?: boolean;
}

export interface DumbbellRow {
  name: string;
  /** One for each member, in their order; null where it has none. */
  values: readonly (number | null)[];
  /** The ends of each value's interval; null, or left out, where it has none. */
  intervals?: readonly (readonly [number, number] | null)[];
}

export interface Look {
  members: readonly DumbbellMember[];
  write(value: number): string;
  tick: TickFormat;
  exact(value: number): string;
}

/** One member’s value in one row. */
export interface Point {
  place: number;
  row: DumbbellRow;
  member: DumbbellMember;
  value: number;
  /** The ends of its interval; its value twice without one. */
  interval: readonly [number, number];
}

/** Every value that there is, row by row. */
export function pointsOf(
  rows: readonly DumbbellRow[],
  members: readonly DumbbellMember[],
): readonly Point[] {
  return rows.flatMap((row, index) =>
    row.values.flatMap((value, at): Point[] => {
      if (value === null) return [];
      const interval = row.intervals?.[at] ?? [value, value];
      return [{ place: index, row, member: members[at]!, value, interval }];
    }),
  );
}

/** Each row's span, the intervals of its values, and their points. */
export function pointMarks(points: readonly Point[], look: Look, dy: number): Plot.Markish[] {
  const span = { y: 'place', x1: 'from', x2: 'to', dy } as const;
  return [
    Plot.ruleY(spansOf(points), { ...span, stroke: SECOND_INK, strokeWidth: 1.5 }),
    // Paler and thicker than the span, so that it is seen where both lie.
    Plot.ruleY(
      points.filter(({ interval: [low, high] }) => low !== high),
      {
        ...span,
        x1: ({ interval }: Point) => interval[0],
        x2: ({ interval }: Point) => interval[1],
        stroke: ({ member }: Point) => `color-mix(in oklab, ${member.colour} 45%, var(--paper))`,
        strokeWidth: 5,
      },
    ),
    Plot.dot(points, {
      y: 'place',
      x: 'value',
      dy,
      r: 5,
      fill: ({ member }: Point) => (member.isHollow ? PAPER : member.colour),
      stroke: ({ member }: Point) => member.colour,
      strokeWidth: 1.5,
      title: ({ row, member, value, interval }: Point) =>
        `${readingName(row.name)}, ${readingName(member.name)}: ${look.exact(value)}${intervalText(interval, look)}`,
    }),
  ];
}

function intervalText([low, high]: Point['interval'], { exact }: Look): string {
  return low === high ? '' : `, interval ${exact(low)} to ${exact(high)}`;
}

/** From the least to the largest point of each row. */
function spansOf(points: readonly Point[]): { place: number; from: number; to: number }[] {
  const places = [...new Set(points.map(({ place }) => place))];
  return places.map((index) => {
    const values = points.filter((point) => point.place === index).map(({ value }) => value);
    return { place: index, from: Math.min(...values), to: Math.max(...values) };
  });
}

/** The values at both ends of each row, outside its points; those between them stand in the table. */
export function valueMarks(points: readonly Point[], look: Look, dy: number): Plot.Markish[] {
  return spansOf(points).flatMap(({ place, from, to }) => {
    const ends = from === to ? [to] : [from, to];
    return ends.map((value) => {
      const point = points.find((each) => each.place === place && each.value === value)!;
      const isLow = value === from && from !== to;
      return Plot.text([point], {
        y: 'place',
        x: ({ interval }: Point) => interval[isLow ? 0 : 1],
        text: () => look.write(value),
        fill: point.member.textColour,
        className: 'strong',
        ...HALO,
        textAnchor: isLow ? 'end' : 'start',
        dx: isLow ? -9 : 9,
        dy,
      });
    });
  });
}

/** The members' names above the first row, each as near to its point there as the others allow. */
export function memberMarks(
  points: readonly Point[],
  scale: { left: number; right: number; domain: readonly [number, number] },
  size: FigureSize,
): Plot.Markish[] {
  const own = points.filter((point) => point.place === points[0]!.place);
  const { left, right, domain } = scale;
  const unit = (right - left) / (domain[1] - domain[0]);
  const names = own.map(({ member }) => shorten(member.name, size.width / 3, size.fontSize));
  const room = widest(names, size.fontSize);
  const centres = spread(
    own.map(({ value }) => left + (value - domain[0]) * unit),
    room + 8,
    left + room / 2,
    size.width - room / 2,
  );
  return own.map(({ member }, at) =>
    Plot.text([names[at]!], {
      text: (name: string) => name,
      fill: member.textColour,
      className: 'strong',
      frameAnchor: 'top-left',
      textAnchor: 'middle',
      lineAnchor: 'bottom',
      dx: centres[at]! - left,
      dy: -2,
    }),
  );
}
