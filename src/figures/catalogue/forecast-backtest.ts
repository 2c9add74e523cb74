/** How wrong each model would have been, by months ahead: the chosen one against repeating last year, and the others thin. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize, RowOf } from '../figure.ts';
import { percentTicks, valueAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { HALO, plotBase } from '../parts/marks.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { linePoints, readingName } from '../parts/readings.ts';
import { ACCENT, INK, PAPER, SECOND_INK, TOTAL } from '../parts/theme.ts';
import { count } from '../parts/words.ts';

const TABLE = 'forecast_backtest';
type Row = RowOf<typeof TABLE>;
/** A mean of fewer forecasts says little of a model. */
const LEAST_FORECASTS = 3;
/** What every other model must beat: the same month of the year before. */
const NAIVE = 'seasonal_naive';

export const forecastBacktest: FigureDefinition = {
  id: 'forecast-backtest',
  tables: [TABLE],
  sources: ['orders'],
  subtitle: () => 'Mean error of forecasts of revenue by months ahead and model, per cent',
  description(context) {
    const said = modelsOf(context).map((model) => {
      const rows = rowsOf(context).filter((row) => row.model === model);
      const at = (row: Row) =>
        `${context.format.percent(numberIn(row, 'mape'))} at ${count(numberIn(row, 'horizon')!, 'month')}`;
      return `${nameOf(rows[0]!, context)}: ${at(rows[0]!)}, ${at(rows.at(-1)!)}.`;
    });
    return `Line chart, mean error of each model by months ahead. ${said.join(' ')}`;
  },
  notes: () =>
    `Thin: the other models that were tried, from two years of months on. Months ahead with fewer than ${LEAST_FORECASTS} forecasts to compare are left out.`,
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        model: 'Model',
        horizon: 'Months ahead',
        origins: 'Forecasts compared',
        mape: 'Mean error',
        skill: 'Better than last year’s month by',
      },
      rowsOf(context).map((row) => ({ ...row, model: nameOf(row, context) })),
    ),
  draw(context, size, document) {
    const rows = rowsOf(context);
    return rows.length === 0 ? null : drawErrors(rows, context, size, document);
  },
  absent: 'The history is too short to compare models.',
};

/** The chosen model's rows first, then the naive one's, the others in the table's order. */
function rowsOf(context: FigureContext): readonly Row[] {
  const rank = (row: Row) => (row.chosen === 1 ? 0 : row.model === NAIVE ? 1 : 2);
  return context
    .table(TABLE)
    .rows.filter(
      (row) =>
        row.measure === 'revenue' &&
        numberIn(row, 'mape') !== null &&
        (numberIn(row, 'origins') ?? 0) >= LEAST_FORECASTS,
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

function modelsOf(context: FigureContext): readonly string[] {
  return [...new Set(rowsOf(context).map((row) => textIn(row, 'model')))];
}

function nameOf(row: Row, context: FigureContext): string {
  const name = context.label('model', textIn(row, 'model'));
  return row.chosen === 1 ? `${name} (chosen)` : name;
}

const PLACE = {
  x: (row: Row) => numberIn(row, 'horizon'),
  y: (row: Row) => numberIn(row, 'mape'),
};

function drawErrors(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const axis = valueAxis(rows.map(PLACE.y) as number[], size, percentTicks(context.format));
  const horizons = [...new Set(rows.map(PLACE.x) as number[])].sort((a, b) => a - b);
  const [chosen, naive] = [
    rows.filter((row) => row.chosen === 1),
    rows.filter((row) => row.model === NAIVE && row.chosen !== 1),
  ];
  const others = rows.filter((row) => !chosen.includes(row) && !naive.includes(row));
  const bottom = 2 * size.fontSize + 18;
  return Plot.plot({
    ...plotBase(size, document),
    height: (size.variant === 'wide' ? 250 : 200) + bottom,
    marginTop: size.fontSize + 10,
    marginBottom: bottom,
    x: {
      domain: [horizons[0]!, Math.max(horizons.at(-1)!, horizons[0]! + 1)],
      insetLeft: axis.gutter + 12,
      insetRight: 12,
    },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      Plot.line(others, { ...PLACE, z: 'model', stroke: SECOND_INK, strokeOpacity: 0.4 }),
      Plot.line(naive, { ...PLACE, stroke: TOTAL, strokeWidth: 2.5 }),
      Plot.line(chosen, { ...PLACE, stroke: ACCENT, strokeWidth: 2.5 }),
      axis.baseline,
      linePoints(
        rows,
        PLACE,
        (row) =>
          `${readingName(nameOf(row, context))}, ${count(numberIn(row, 'horizon')!, 'month')} ahead: ${context.format.percent(numberIn(row, 'mape'))}`,
      ),
      endMarks(chosen, 'chosen', ACCENT, context, size),
      endMarks(naive, context.label('model', NAIVE), INK, context, size),
      horizonMarks(horizons, size),
    ],
  });
}

/** The line's name over its beginning, short since other lines run close, and its values at both ends. */
function endMarks(
  rows: readonly Row[],
  name: string,
  fill: string,
  context: FigureContext,
  size: FigureSize,
): Plot.Markish[] {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return [];
  const look = { ...PLACE, ...HALO, fill, className: 'strong', lineAnchor: 'bottom' } as const;
  const ends = first === last ? [first] : [first, last];
  return [
    Plot.dot(ends, { ...PLACE, r: 4, fill, stroke: PAPER }),
    Plot.text([first], {
      ...look,
      text: (row: Row) => `${context.format.percentWhole(PLACE.y(row))} ${name}`,
      textAnchor: 'start',
      dx: -4,
      dy: -size.fontSize * 0.7,
    }),
    Plot.text(ends.slice(1), {
      ...look,
      text: (row: Row) => context.format.percentWhole(PLACE.y(row)),
      textAnchor: 'end',
      dx: 4,
      dy: -size.fontSize * 0.7,
    }),
  ];
}

/** The months ahead under the axis, and below them what the numbers are. */
function horizonMarks(horizons: readonly number[], size: FigureSize): Plot.Markish[] {
  const below = { frameAnchor: 'bottom', lineAnchor: 'top', fill: SECOND_INK } as const;
  return [
    Plot.text(horizons, {
      ...below,
      x: (each: number) => each,
      text: (each: number) => String(each),
      dy: 6,
    }),
    Plot.text(['months ahead'], {
      ...below,
      text: (text: string) => text,
      frameAnchor: 'bottom-left',
      textAnchor: 'start',
      dy: 10 + size.fontSize,
    }),
  ];
}
