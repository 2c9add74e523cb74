/** The next twelve months of revenue behind those that went before, as a fan that widens with the range that the replays allow. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { spread, widest } from '../parts/labels.ts';
import { HALO } from '../parts/marks.ts';
import { type MonthLines, monthOf, plotMonthLines } from '../parts/month-lines.ts';
import { coveredRows, isComplete, numberIn, type Row, textIn } from '../parts/periods.ts';
import { linePoints, periodReading } from '../parts/readings.ts';
import { ACCENT, BAND, INK, SECOND_INK, TOTAL } from '../parts/theme.ts';
import { count, currencyName, describeSeries } from '../parts/words.ts';

const HISTORY = 'performance_by_month';
/** Of the past no more than this is shown: three years tell seasons from growth. */
const MONTHS_SHOWN = 36;

export const forecastRevenue: FigureDefinition = {
  id: 'forecast-revenue',
  tables: ['forecast', HISTORY],
  sources: ['orders'],
  subtitle: (context) =>
    `Revenue by month and its forecast, with 80 % and 95 % ranges, ${currencyName(context)}, gross of refunds`,
  description(context) {
    const [past, next] = [pastRows(context), nextRows(context)];
    const { money, period } = context.format;
    const said = next.map(
      (row) =>
        `${period(textIn(row, 'period'))} ${money(row.value as number)}, range ${money(numberIn(row, 'low_80'))} to ${money(numberIn(row, 'high_80'))}`,
    );
    return `Line chart over ${count(past.length, 'month')} that were and ${count(next.length, 'month')} that are expected, with a band that widens. ${describeSeries('Revenue', past, 'revenue', context, money)} Forecast: ${said.join('; ')}.`;
  },
  notes: () =>
    'Ranges come from how wrong the same procedure would have been at earlier month-ends, and widen with the months ahead. Months that the data cover in part are left out.',
  data(context) {
    const [table, history] = [context.table('forecast'), context.table(HISTORY)];
    const past = pastRows(context).map((row) => ({ ...NOTHING_EXPECTED, ...row }));
    const next = nextRows(context).map((row) => ({ revenue: null, ...row }));
    const [period, ...expected] = tableData(context, table, {
      period: 'Month',
      value: 'Forecast',
      low_80: '80 % from',
      high_80: '80 % to',
      low_95: '95 % from',
      high_95: '95 % to',
      model: 'Model',
    }).columns;
    const known = tableData(context, history, { revenue: 'Revenue' }).columns;
    return { columns: [period!, ...known, ...expected], rows: [...past, ...next] };
  },
  draw(context, size, document) {
    const next = nextRows(context);
    return next.length === 0 ? null : drawFan(pastRows(context), next, context, size, document);
  },
  absent: 'A forecast needs a year of whole months.',
};

const NOTHING_EXPECTED: Row = {
  value: null,
  low_80: null,
  high_80: null,
  low_95: null,
  high_95: null,
  model: null,
};

function pastRows(context: FigureContext): readonly Row[] {
  return coveredRows(context, HISTORY)
    .filter((row) => isComplete(row) && numberIn(row, 'revenue') !== null)
    .slice(-MONTHS_SHOWN);
}

function nextRows(context: FigureContext): readonly Row[] {
  return context
    .table('forecast')
    .rows.filter((row) => row.measure === 'revenue' && numberIn(row, 'value') !== null);
}

const amount = (column: string) => (row: Row) => numberIn(row, column);

function drawFan(
  past: readonly Row[],
  next: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const last = past.at(-1);
  // The fan begins where the past ends, so that no gap separates them.
  const fan = [...(last === undefined ? [] : [fanFrom(last)]), ...next];
  const values = [...past.map(amount('revenue')), ...next.map(amount('high_95'))];
  const plot: MonthLines = {
    // A month to come is as whole as one that was: neither is marked as covered in part.
    months: [...past, ...next.map((row) => ({ ...row, complete: 1 }))],
    values: values.flatMap((value) => value ?? []),
    height: size.variant === 'wide' ? 300 : 230,
    right: Math.ceil(widest(['95 %'], size.fontSize)) + 8,
    lines: [
      Plot.areaY(fan, { x: monthOf, y1: amount('low_95'), y2: amount('high_95'), fill: BAND }),
      Plot.areaY(fan, { x: monthOf, y1: amount('low_80'), y2: amount('high_80'), fill: BAND }),
      Plot.line(past, { x: monthOf, y: amount('revenue'), stroke: TOTAL, strokeWidth: 2.5 }),
      Plot.line(fan, { x: monthOf, y: amount('value'), stroke: ACCENT, strokeWidth: 2.5 }),
    ],
    labels: (scale) => [
      readingMarks(past, next, context),
      largestMarks(past, 'revenue', INK, context),
      largestMarks(next, 'value', ACCENT, context),
      edgeMarks(next.at(-1)!, scale, size),
    ],
  };
  return plotMonthLines(plot, context, size, document);
}

/** The exact values of each month that was or is to come. */
function readingMarks(
  past: readonly Row[],
  next: readonly Row[],
  context: FigureContext,
): Plot.Markish[] {
  const exact = (row: Row, column: string) => context.format.moneyExact(numberIn(row, column));
  const range = (row: Row, part: number) =>
    `${part} % from ${exact(row, `low_${part}`)} to ${exact(row, `high_${part}`)}`;
  return [
    linePoints(
      past,
      { x: monthOf, y: amount('revenue') },
      (row) => `${periodReading(row, context)}: ${exact(row, 'revenue')}`,
    ),
    linePoints(
      next,
      { x: monthOf, y: amount('value') },
      (row) =>
        `${periodReading(row, context)}, forecast: ${exact(row, 'value')}, ${range(row, 80)}, ${range(row, 95)}`,
    ),
  ];
}

/** The last month that was, as the point in which the fan begins. */
function fanFrom(row: Row): Row {
  const revenue = numberIn(row, 'revenue');
  return {
    period: textIn(row, 'period'),
    value: revenue,
    low_80: revenue,
    high_80: revenue,
    low_95: revenue,
    high_95: revenue,
  };
}

/** The largest value of a line, over its point. */
function largestMarks(
  rows: readonly Row[],
  column: string,
  fill: string,
  context: FigureContext,
): Plot.Markish[] {
  if (rows.length === 0) return [];
  const value = amount(column);
  const largest = rows.reduce((best, row) => (value(row)! > value(best)! ? row : best));
  const place = { x: monthOf, y: value };
  return [
    Plot.dot([largest], { ...place, r: 4, fill }),
    Plot.text([largest], {
      ...place,
      text: (row: Row) => context.format.money(value(row)),
      className: 'strong',
      fill,
      ...HALO,
      lineAnchor: 'bottom',
      textAnchor: 'end',
      dy: -7,
    }),
  ];
}

/** Behind the last month the names of the upper edges of both bands. */
function edgeMarks(
  row: Row,
  { domain, height }: { domain: readonly [number, number]; height: number },
  size: FigureSize,
): Plot.Markish[] {
  const edges = [
    { text: '95 %', value: numberIn(row, 'high_95') },
    { text: '80 %', value: numberIn(row, 'high_80') },
  ].flatMap(({ text, value }) => (value === null ? [] : [{ text, value }]));
  const unit = (domain[1] - domain[0]) / height;
  const places = spread(
    edges.map(({ value }) => value),
    (size.fontSize + 2) * unit,
    ...domain,
  );
  return edges.map(({ text }, index) =>
    Plot.text([row], {
      x: monthOf,
      y: places[index]!,
      text: () => text,
      fill: SECOND_INK,
      frameAnchor: 'right',
      textAnchor: 'start',
      dx: 8,
    }),
  );
}
