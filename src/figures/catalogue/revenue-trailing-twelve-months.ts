/** Revenue of the twelve months that end with each month: growth without the seasons. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize, RowOf } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { textWidth } from '../parts/labels.ts';
import { HALO } from '../parts/marks.ts';
import { type MonthLines, monthOf, plotMonthLines } from '../parts/month-lines.ts';
import { numberIn } from '../parts/periods.ts';
import { linePoints, periodReading } from '../parts/readings.ts';
import { ACCENT, BAND, INK, PAPER, TOTAL } from '../parts/theme.ts';
import { currencyName, describeSeries } from '../parts/words.ts';

const TABLE = 'performance_by_month';
type Row = RowOf<typeof TABLE>;
const MEASURE = 'revenue_ttm';

export const revenueTrailingTwelveMonths: FigureDefinition = {
  id: 'revenue-trailing-twelve-months',
  tables: [TABLE],
  sources: ['orders'],
  subtitle: (context) =>
    `Revenue of the twelve whole months that end with each month, ${currencyName(context)}, gross of refunds`,
  description: (context) =>
    `Line chart by month. ${describeSeries('Revenue of twelve months', knownRows(context), MEASURE, context, context.format.money)}`,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      { period: 'Twelve months to', [MEASURE]: 'Revenue' },
      knownRows(context),
    ),
  draw(context, size, document) {
    const rows = knownRows(context);
    if (rows.length < 2) return null;
    const place = { x: monthOf, y: amountOf };
    const plot: MonthLines = {
      months: rows,
      values: rows.map(amountOf),
      height: size.variant === 'wide' ? 280 : 210,
      lines: [
        Plot.areaY(rows, { ...place, fill: BAND }),
        Plot.line(rows, { ...place, stroke: TOTAL, strokeWidth: 2.5 }),
      ],
      labels: () => [
        linePoints(
          rows,
          place,
          (row) => `${periodReading(row, context)}: ${context.format.moneyExact(amountOf(row))}`,
        ),
        yearMarks(rows, context, size),
      ],
    };
    return plotMonthLines(plot, context, size, document);
  },
  absent: 'The data do not yet cover twelve whole months and one more.',
};

function knownRows(context: FigureContext): readonly Row[] {
  return context.table(TABLE).rows.filter((row) => numberIn(row, MEASURE) !== null);
}

function amountOf(row: Row): number {
  return numberIn(row, MEASURE)!;
}

/** The last month and the same month of earlier years, each with its value: what growth is read from. */
function yearMarks(rows: readonly Row[], context: FigureContext, size: FigureSize): Plot.Markish[] {
  const step = size.width / rows.length;
  return rows.flatMap((row, index) => {
    if ((rows.length - 1 - index) % 12 !== 0) return [];
    const isLast = index === rows.length - 1;
    const fill = isLast ? ACCENT : INK;
    const place = { x: monthOf, y: amountOf };
    const text = context.format.money(amountOf(row));
    const rises = isLast || amountOf(rows[index + 1]!) > amountOf(row);
    const hasRoom = isLast || index * step > textWidth(text, size.fontSize);
    // Beside the line, on the side it leaves free: before a rise above it, after a fall above it, at the left edge below a rise.
    const isUnder = rises && !hasRoom;
    return [
      Plot.dot([row], { ...place, r: isLast ? 4.5 : 3.5, fill, stroke: PAPER }),
      Plot.text([row], {
        ...place,
        text: () => text,
        className: 'strong',
        fill,
        ...HALO,
        lineAnchor: isUnder ? 'top' : 'bottom',
        textAnchor: rises && hasRoom ? 'end' : 'start',
        dx: isLast ? 4 : 0,
        dy: size.fontSize * (isUnder ? 0.7 : -0.7),
      }),
    ];
  });
}
