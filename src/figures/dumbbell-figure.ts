/** Figures of the same value for two or more members, a row for each name: points on one line, so that the gap between them is what is seen. */
import * as Plot from '@observablehq/plot';
import { axisFormat, roundTicks, type TickFormat } from './axes.ts';
import type { FigureContext, FigureDefinition, FigureSize } from './figure.ts';
import { shorten, spread, widest } from './labels.ts';
import { HALO, plotBase } from './marks.ts';
import { layNames, nameMarks, PADDING } from './ranked-names.ts';
import { exactly, readingName } from './readings.ts';
import { INK, PAPER, RULE, SECOND_INK } from './theme.ts';

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

export interface DumbbellFigure
  extends Pick<
    FigureDefinition,
    'id' | 'tables' | 'sources' | 'subtitle' | 'notes' | 'data' | 'absent'
  > {
  members(context: FigureContext): readonly DumbbellMember[];
  /** From top to bottom. */
  rows(context: FigureContext): readonly DumbbellRow[];
  format(context: FigureContext): (value: number) => string;
  /** What the values are, for those who listen. */
  measure: string;
}

/** The figure's definition. Absent where no row has a value. */
export function dumbbellFigure(figure: DumbbellFigure): FigureDefinition {
  const { members, rows, format, measure, ...words } = figure;
  return {
    ...words,
    description(context) {
      const write = format(context);
      const names = members(context).map(({ name }) => name);
      const said = known(rows(context)).map(({ name, values }) => {
        const parts = values.flatMap((value, place) =>
          value === null ? [] : [`${names[place]} ${write(value)}`],
        );
        return `${name}: ${parts.join(', ')}`;
      });
      return `Chart of points, ${measure} from top to bottom. ${said.join('; ')}.`;
    },
    draw(context, size, document) {
      const shown = known(rows(context));
      if (shown.length === 0) return null;
      const look = {
        members: members(context),
        write: format(context),
        tick: axisFormat(format(context), context),
        exact: exactly(format(context), context),
      };
      return drawDumbbells(shown, look, size, document);
    },
  };
}

interface Look {
  members: readonly DumbbellMember[];
  write(value: number): string;
  tick: TickFormat;
  exact(value: number): string;
}

interface Point {
  place: number;
  row: DumbbellRow;
  member: DumbbellMember;
  value: number;
  /** The ends of its interval; its value twice without one. */
  interval: readonly [number, number];
}

function known(rows: readonly DumbbellRow[]): readonly DumbbellRow[] {
  return rows.filter(({ values }) => values.some((value) => value !== null));
}

function drawDumbbells(
  rows: readonly DumbbellRow[],
  look: Look,
  size: FigureSize,
  document: Document,
): Element {
  const layout = layNames(
    rows.map(({ name }) => name),
    size,
  );
  const { isWide, above } = layout;
  const points = pointsOf(rows, look.members);
  const values = points.flatMap(({ interval }) => interval);
  const ticks = roundTicks(Math.min(0, ...values), Math.max(0, ...values), isWide ? 5 : 2);
  const edge = Math.ceil(widest(values.map(look.write), size.fontSize)) + 12;
  // On a phone the names stand above their points, and the values of points near zero need the room at the left.
  const left = isWide ? layout.left : edge;
  const domain = [ticks[0]!, ticks.at(-1)!] as const;
  const bottom = size.fontSize + 12;
  const top = size.fontSize + 12;
  return Plot.plot({
    ...plotBase(size, document),
    height: top + Math.ceil(rows.length * layout.rowHeight) + bottom,
    marginLeft: left,
    marginRight: edge,
    marginTop: top,
    marginBottom: bottom,
    y: { type: 'band', domain: rows.map((_, place) => place), padding: PADDING },
    x: { domain },
    marks: [
      tickMarks(ticks, look),
      pointMarks(points, look, above / 2),
      nameMarks(layout, -left),
      valueMarks(points, look, above / 2),
      memberMarks(points, { left, right: size.width - edge, domain }, size),
    ],
  });
}

function pointsOf(
  rows: readonly DumbbellRow[],
  members: readonly DumbbellMember[],
): readonly Point[] {
  return rows.flatMap((row, place) =>
    row.values.flatMap((value, at): Point[] => {
      if (value === null) return [];
      const interval = row.intervals?.[at] ?? [value, value];
      return [{ place, row, member: members[at]!, value, interval }];
    }),
  );
}

function tickMarks(ticks: readonly number[], look: Look): Plot.Markish[] {
  return [
    Plot.ruleX(ticks, { stroke: RULE }),
    Plot.text(ticks, {
      x: (tick: number) => tick,
      text: (tick: number) => look.tick(tick, ticks),
      frameAnchor: 'bottom',
      lineAnchor: 'top',
      dy: 6,
      fill: SECOND_INK,
    }),
    Plot.ruleX([0], { stroke: INK }),
  ];
}

/** Each row's span, the intervals of its values, and their points. */
function pointMarks(points: readonly Point[], look: Look, dy: number): Plot.Markish[] {
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
  return places.map((place) => {
    const values = points.filter((point) => point.place === place).map(({ value }) => value);
    return { place, from: Math.min(...values), to: Math.max(...values) };
  });
}

/** The values at both ends of each row, outside its points; those between them stand in the table. */
function valueMarks(points: readonly Point[], look: Look, dy: number): Plot.Markish[] {
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
function memberMarks(
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
