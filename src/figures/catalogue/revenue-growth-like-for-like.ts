/** Growth of each quarter on the same quarter a year before; a running quarter on the same days. Upright bars, lying on a phone. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize, RowOf } from '../figure.ts';
import { periodAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { widest } from '../parts/labels.ts';
import { plotBase } from '../parts/marks.ts';
import { coveredRows, isComplete, lastComplete, numberIn, textIn } from '../parts/periods.ts';
import { periodReading } from '../parts/readings.ts';
import { ACCENT, hatch, INK, SECOND_INK, TOTAL, WIDEST_STEP } from '../parts/theme.ts';
import { describeSeries } from '../parts/words.ts';

const TABLE = 'performance_by_quarter';
type Row = RowOf<typeof TABLE>;
const MEASURE = 'revenue_yoy';

export const revenueGrowthLikeForLike: FigureDefinition = {
  id: 'revenue-growth-like-for-like',
  tables: [TABLE],
  sources: ['orders'],
  subtitle: () => 'Change of revenue on the same quarter a year before, per cent',
  description: (context) =>
    `Bar chart, one bar for each quarter with a year before it. ${describeSeries('Change of revenue', knownRows(context), MEASURE, context, context.format.change)}`,
  notes: (context) =>
    knownRows(context).every(isComplete)
      ? ''
      : 'Hatched: the running quarter, its whole days against the same days a year before.',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      { period: 'Quarter', [MEASURE]: 'Change on the year before' },
      knownRows(context),
    ),
  draw(context, size, document) {
    const rows = knownRows(context);
    if (rows.length === 0) return null;
    const barWidth = (size.width / rows.length) * 0.9;
    const fits =
      barWidth >
      widest(
        rows.map((row) => labelOf(row, context)),
        size.fontSize,
      );
    return fits
      ? drawUpright(rows, context, size, document)
      : drawLying(rows, context, size, document);
  },
  absent: 'No quarter has a whole quarter a year before it to compare with yet.',
};

function knownRows(context: FigureContext): readonly Row[] {
  return coveredRows(context, TABLE).filter((row) => numberIn(row, MEASURE) !== null);
}

function changeOf(row: Row): number {
  return numberIn(row, MEASURE)!;
}

function isFall(row: Row): boolean {
  return changeOf(row) < 0;
}

function isRise(row: Row): boolean {
  return !isFall(row);
}

function isRunning(row: Row): boolean {
  return !isComplete(row);
}

function periodOf(row: Row): string {
  return textIn(row, 'period');
}

function labelOf(row: Row, context: FigureContext): string {
  return context.format.change(changeOf(row));
}

function readingOf(context: FigureContext): (row: Row) => string {
  return (row) => `${periodReading(row, context)}: ${labelOf(row, context)}`;
}

function colourOf(rows: readonly Row[]): (row: Row) => string {
  const last = lastComplete(rows, MEASURE);
  return (row) => (row === last ? ACCENT : isComplete(row) ? TOTAL : hatch(TOTAL));
}

/** The options of a value's text; the bar of the last whole quarter has it in its own colour. */
function valueText(rows: readonly Row[], context: FigureContext) {
  const last = lastComplete(rows, MEASURE);
  return {
    text: (row: Row) => labelOf(row, context),
    fill: (row: Row) => (row === last ? ACCENT : INK),
    className: 'strong',
  };
}

/** From zero, or the deepest fall, to zero, or the highest rise. Every bar has its value, so no scale is drawn. */
function changeDomain(rows: readonly Row[]): [number, number] {
  const low = Math.min(0, ...rows.map(changeOf));
  const high = Math.max(0, ...rows.map(changeOf));
  return low === high ? [0, 1] : [low, high];
}

function drawUpright(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const right = Math.min(size.width, rows.length * WIDEST_STEP);
  const periods = periodAxis(rows, context, size, {
    left: 0,
    right,
    // The comparison ends with the last whole day, which may be the day before the last.
    namesPartial: false,
  });
  const place = { x: periodOf, y: changeOf };
  const text = { ...place, ...valueText(rows, context) };
  return Plot.plot({
    ...plotBase(size, document),
    height: 240 + periods.height,
    marginRight: size.width - right,
    marginTop: size.fontSize + 14,
    marginBottom: periods.height,
    x: { type: 'band', domain: rows.map(periodOf), padding: 0.24 },
    y: { domain: changeDomain(rows), insetBottom: rows.some(isFall) ? size.fontSize + 10 : 0 },
    marks: [
      Plot.barY(rows, { ...place, fill: colourOf(rows), title: readingOf(context) }),
      Plot.barY(rows.filter(isRunning), { ...place, fill: 'none', stroke: TOTAL }),
      Plot.ruleY([0], { stroke: INK }),
      Plot.text(rows.filter(isRise), { ...text, lineAnchor: 'bottom', dy: -5 }),
      Plot.text(rows.filter(isFall), { ...text, lineAnchor: 'top', dy: 5 }),
      periods.marks,
    ],
  });
}

function drawLying(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const names = rows.map((row) => context.format.period(periodOf(row)));
  const labels = rows.map((row) => labelOf(row, context));
  const left = widest(names, size.fontSize) + 10;
  const room = widest(labels, size.fontSize) + 10;
  const domain = changeDomain(rows);
  const place = { x: changeOf, y: periodOf };
  const text = { ...place, ...valueText(rows, context) };
  return Plot.plot({
    ...plotBase(size, document),
    height: rows.length * (size.fontSize + 14) + 8,
    margin: 4,
    marginLeft: left,
    marginRight: room,
    x: { domain, insetLeft: domain[0] < 0 ? room : 0 },
    y: { type: 'band', domain: rows.map(periodOf), padding: 0.24 },
    marks: [
      Plot.barX(rows, { ...place, fill: colourOf(rows), title: readingOf(context) }),
      Plot.barX(rows.filter(isRunning), { ...place, fill: 'none', stroke: TOTAL }),
      Plot.ruleX([0], { stroke: INK }),
      Plot.text(rows.filter(isRise), { ...text, textAnchor: 'start', dx: 6 }),
      Plot.text(rows.filter(isFall), { ...text, textAnchor: 'end', dx: -6 }),
      Plot.text(rows, {
        y: periodOf,
        text: (row: Row) => context.format.period(periodOf(row)),
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -left,
        fill: SECOND_INK,
      }),
    ],
  });
}
