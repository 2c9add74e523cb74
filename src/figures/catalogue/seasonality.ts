/** The seasons of the shop: each month of the year above or below the average month. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { gridMarks, percentTicks, roundTicks } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { widest } from '../parts/labels.ts';
import { HALO, plotBase } from '../parts/marks.ts';
import { numberIn } from '../parts/periods.ts';
import { ACCENT, INK, SECOND_INK, TOTAL } from '../parts/theme.ts';

const TABLE = 'seasonality_by_month';

export const seasonality: FigureDefinition = {
  id: 'seasonality',
  tables: [TABLE],
  sources: ['website_sessions'],
  subtitle: () =>
    'Sessions of each month of the year / the average month’s, trend removed, per cent',
  description: (context) =>
    `Column chart of the months of the year, above and below the average month: ${monthsOf(context)
      .map(({ name, index }) => `${name} ${context.format.percentWhole(index)}`)
      .join('; ')}.`,
  notes: () => 'The average of one or two years: an early guess at the seasons, not a law.',
  data: (context) =>
    tableData(context, context.table(TABLE), {
      month: 'Month of the year',
      index: 'Sessions',
      index_orders: 'Orders',
      index_revenue: 'Revenue',
      years: 'Years',
    }),
  draw(context, size, document) {
    const months = monthsOf(context);
    return months.length === 0 ? null : drawMonths(months, context, size, document);
  },
  absent: 'Seasons need more than a year of whole months.',
};

interface Month {
  name: string;
  index: number;
}

function monthsOf(context: FigureContext): readonly Month[] {
  return context.table(TABLE).rows.flatMap((row) => {
    const index = numberIn(row, 'index');
    if (index === null) return [];
    const month = `2000-${String(numberIn(row, 'month')).padStart(2, '0')}`;
    return [{ name: context.format.month(month).replace(/\s*2000/, ''), index }];
  });
}

/** The first and the last column of a phone are narrower than their values: these begin and end with them. */
function besideEdge(
  months: readonly Month[],
  value: number,
  size: FigureSize,
): Pick<Plot.TextOptions, 'textAnchor' | 'dx'> {
  const place = months.findIndex(({ index }) => index === value);
  if (size.variant === 'wide' || (place > 0 && place < months.length - 1)) return {};
  return place === 0 ? { textAnchor: 'start', dx: -8 } : { textAnchor: 'end', dx: 8 };
}

/** The average month. */
const AVERAGE = 1;

function drawMonths(
  months: readonly Month[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const { percent } = context.format;
  const values = months.map(({ index }) => index);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  // From the average, so that the average is one of the lines.
  const ticks = roundTicks(low - AVERAGE, high - AVERAGE, size.variant === 'wide' ? 4 : 3).map(
    (tick) => tick + AVERAGE,
  );
  const text = (tick: number) => percentTicks(context.format)(tick, ticks);
  const gutter = Math.ceil(widest(ticks.map(text), size.fontSize)) + 8;
  const bottom = size.fontSize + 14;
  const x = ({ name }: Month) => name;
  return Plot.plot({
    ...plotBase(size, document),
    height: (size.variant === 'wide' ? 250 : 200) + bottom,
    marginTop: size.fontSize + 10,
    marginBottom: bottom,
    x: {
      type: 'band',
      domain: months.map(x),
      insetLeft: gutter,
      paddingInner: 0.24,
      paddingOuter: 0.12,
    },
    // The value under the lowest column stays above the months' names.
    y: { domain: [ticks[0]!, ticks.at(-1)!], insetBottom: size.fontSize },
    marks: [
      gridMarks(ticks, text),
      Plot.barY(months, {
        x,
        y1: AVERAGE,
        y2: 'index',
        fill: ({ index }: Month) => (index === high ? ACCENT : TOTAL),
        title: ({ name, index }: Month) => `${name}: ${percent(index)}`,
      }),
      Plot.ruleY([AVERAGE], { stroke: INK }),
      extremeMarks(months, context, size),
      nameMarks(months, size),
    ],
  });
}

/** The months' names below, as short as the room wants them. */
function nameMarks(months: readonly Month[], size: FigureSize): Plot.Markish {
  return Plot.text(months, {
    x: 'name',
    text: ({ name }: Month) => [...name].slice(0, size.variant === 'wide' ? 3 : 1).join(''),
    frameAnchor: 'bottom',
    lineAnchor: 'top',
    fill: SECOND_INK,
    dy: 8,
  });
}

/** The values of the highest and the lowest month, outside their columns. */
function extremeMarks(
  months: readonly Month[],
  context: FigureContext,
  size: FigureSize,
): Plot.Markish[] {
  const values = months.map(({ index }) => index);
  const [high, low] = [Math.max(...values), Math.min(...values)];
  return [...new Set([high, low])].map((value) =>
    Plot.text(months.filter(({ index }) => index === value).slice(0, 1), {
      x: 'name',
      y: 'index',
      text: ({ index }: Month) => context.format.percentWhole(index),
      className: 'strong',
      fill: value === high ? ACCENT : INK,
      ...HALO,
      ...besideEdge(months, value, size),
      lineAnchor: value >= AVERAGE ? 'bottom' : 'top',
      dy: value >= AVERAGE ? -5 : 5,
    }),
  );
}
