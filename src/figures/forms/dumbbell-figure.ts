/** Figures of the same value for two or more members, a row for each name: points on one line, so that the gap between them is what is seen. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { axisFormat, roundTicks } from '../parts/axes.ts';
import {
  type DumbbellMember,
  type DumbbellRow,
  type Look,
  memberMarks,
  pointMarks,
  pointsOf,
  valueMarks,
} from '../parts/dumbbell-marks.ts';
import { widest } from '../parts/labels.ts';
import { plotBase, valueAxis } from '../parts/marks.ts';
import { layNames, nameMarks, PADDING } from '../parts/ranked-names.ts';
import { exactly } from '../parts/readings.ts';
import { INK } from '../parts/theme.ts';

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
        const parts = values.flatMap((value, index) =>
          value === null ? [] : [`${names[index]} ${write(value)}`],
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
    y: { type: 'band', domain: rows.map((_, index) => index), padding: PADDING },
    x: { domain },
    marks: [
      valueAxis(ticks, look.tick),
      Plot.ruleX([0], { stroke: INK }),
      pointMarks(points, look, above / 2),
      nameMarks(layout, -left),
      valueMarks(points, look, above / 2),
      memberMarks(points, { left, right: size.width - edge, domain }, size),
    ],
  });
}
