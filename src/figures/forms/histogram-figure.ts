/** Figures of how many there are at each whole number of days: columns from zero, in the accent until half of all are reached. */
import * as Plot from '@observablehq/plot';
import type { ColumnOf, TableId } from '../../metrics/catalogue.ts';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { valueAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { plotBase } from '../parts/marks.ts';
import { numberIn, type Row } from '../parts/periods.ts';
import { ACCENT, INK, SECOND_INK, TOTAL } from '../parts/theme.ts';
import { count as days } from '../parts/words.ts';

export interface HistogramFigure<Id extends TableId>
  extends Pick<FigureDefinition, 'id' | 'sources' | 'subtitle' | 'notes' | 'absent'> {
  table: Id;
  /** The column of whole numbers, and the column that counts. */
  place: ColumnOf<Id> & string;
  count: ColumnOf<Id> & string;
  labels: Readonly<Partial<Record<ColumnOf<Id>, string>>>;
  /** Under the axis: `days after the sale`. */
  axisTitle: string;
}

/** The figure's definition. Absent without rows. */
export function histogramFigure<const Id extends TableId>({
  table,
  place,
  count,
  labels,
  axisTitle,
  ...words
}: HistogramFigure<Id>): FigureDefinition {
  const rowsOf = (context: FigureContext): readonly Row[] => context.table(table).rows;
  return {
    ...words,
    tables: [table],
    description(context) {
      const rows = rowsOf(context);
      const total = rows.reduce((sum, row) => sum + (numberIn(row, count) ?? 0), 0);
      const median = medianRow(rows, count);
      const { integer } = context.format;
      return `Histogram of ${integer(total)} ${labels[count]?.toLowerCase()} by ${axisTitle}: from ${integer(numberIn(rows[0]!, place))} to ${integer(numberIn(rows.at(-1)!, place))}, half by ${integer(numberIn(median, place))}.`;
    },
    data: (context) => tableData(context, context.table(table), labels, rowsOf(context)),
    draw(context, size, document) {
      const rows = rowsOf(context);
      return rows.length < 2
        ? null
        : drawColumns(rows, { place, count, axisTitle }, context, size, document);
    },
  };
}

function drawColumns(
  rows: readonly Row[],
  { place, count, axisTitle }: { place: string; count: string; axisTitle: string },
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const at = (row: Row): number => numberIn(row, place)!;
  const height = (row: Row): number => numberIn(row, count) ?? 0;
  const axis = valueAxis(rows.map(height), size, context.format.compact);
  const median = at(medianRow(rows, count));
  const [first, last] = [at(rows[0]!), at(rows.at(-1)!)];
  const x = (row: Row): { x1: number; x2: number } => ({ x1: at(row) - 0.42, x2: at(row) + 0.42 });
  return Plot.plot({
    ...plotBase(size, document),
    height: (size.variant === 'wide' ? 240 : 190) + 2 * size.fontSize,
    marginTop: size.fontSize + 10,
    marginBottom: 2 * size.fontSize + 16,
    x: { domain: [first - 0.5, last + 0.5], insetLeft: axis.gutter },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      Plot.rectY(rows, {
        x1: (row: Row) => x(row).x1,
        x2: (row: Row) => x(row).x2,
        y: height,
        fill: (row: Row) => (at(row) <= median ? ACCENT : TOTAL),
        title: (row: Row) =>
          `${context.format.integer(at(row))} ${axisTitle}: ${context.format.integer(height(row))}`,
      }),
      axis.baseline,
      medianMarks(median, first, last),
      placeMarks([...new Set([first, median, last])], context),
      Plot.text([axisTitle], {
        text: (text: string) => text,
        frameAnchor: 'bottom-left',
        lineAnchor: 'top',
        textAnchor: 'start',
        dy: size.fontSize + 10,
        fill: SECOND_INK,
      }),
    ],
  });
}

/** A line behind the median's column, over all columns, for it speaks of all that stand before it. */
function medianMarks(median: number, first: number, last: number): Plot.Markish[] {
  return [
    Plot.ruleX([median + 0.5], { stroke: ACCENT }),
    Plot.text([median + 0.5], {
      x: (index: number) => index,
      text: () => `half within ${days(median, 'day')}`,
      fill: ACCENT,
      className: 'strong',
      frameAnchor: 'top',
      lineAnchor: 'bottom',
      textAnchor: median > (first + last) / 2 ? 'end' : 'start',
      dy: -4,
    }),
  ];
}

/** Numbers under their columns, those of the ends within the plot. */
function placeMarks(places: readonly number[], context: FigureContext): Plot.Markish[] {
  return places.map((place, index) =>
    Plot.text([place], {
      x: (number: number) => number,
      text: (number: number) => context.format.integer(number),
      frameAnchor: 'bottom',
      lineAnchor: 'top',
      textAnchor: index === 0 ? 'start' : index === places.length - 1 ? 'end' : 'middle',
      dy: 6,
      fill: INK,
      className: 'strong',
    }),
  );
}

/** The row by which half of all are reached. */
function medianRow(rows: readonly Row[], count: string): Row {
  const total = rows.reduce((sum, row) => sum + (numberIn(row, count) ?? 0), 0);
  let sum = 0;
  return rows.find((row) => {
    sum += numberIn(row, count) ?? 0;
    return sum >= total / 2;
  })!;
}
