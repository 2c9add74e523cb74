/** Figures of one value for each of several names, the largest first: bars from zero, or points with the interval of each. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { axisFormat, roundTicks, type TickFormat } from '../parts/axes.ts';
import { widest } from '../parts/labels.ts';
import { plotBase, valueAxis } from '../parts/marks.ts';
import {
  barMarks,
  endOf,
  pointMarks,
  type RankedEntry,
  valueColumn,
  valueMarks,
  type Write,
} from '../parts/ranked-marks.ts';
import { layNames, nameMarks, PADDING } from '../parts/ranked-names.ts';
import { exactly } from '../parts/readings.ts';
import { INK } from '../parts/theme.ts';

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
    y: { type: 'band', domain: entries.map((_, index) => index), padding: PADDING },
    x: { domain: [ticks[0]!, ticks.at(-1)!] },
    marks: [
      valueAxis(ticks, tick),
      form === 'bars' ? barMarks(entries, exact, above) : pointMarks(entries, exact, above),
      Plot.ruleX([0], { stroke: INK }),
      nameMarks(layout, isWide || ticks[0]! < 0 ? -left : NAME_INDENT),
      form === 'bars'
        ? valueMarks(entries, write, above)
        : valueColumn(entries, write, above, right),
    ],
  });
}
