/** The seasons of the shop: each month of the year above or below the average month, with the value of every year. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { gridMarks, percentTicks, roundTicks } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { widest } from '../parts/labels.ts';
import { HALO, plotBase } from '../parts/marks.ts';
import { numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, INK, PAPER, SECOND_INK, TOTAL } from '../parts/theme.ts';

const TABLE = 'seasonality_by_month';
const YEARS = 'seasonality_by_year';

export const seasonality: FigureDefinition = {
  id: 'seasonality',
  tables: [TABLE, YEARS],
  sources: ['website_sessions'],
  subtitle: () =>
    'Sessions of each month of the year / the average month’s, trend removed, per cent',
  description: (context) =>
    `Column chart of the months of the year, above and below the average month, with a dot for each year: ${monthsOf(
      context,
    )
      .map(({ name, index, years }) => {
        const { percentWhole } = context.format;
        const each = years.map(({ year, ratio }) => `${year}: ${percentWhole(ratio)}`).join(', ');
        return `${name} ${percentWhole(index)} (${each})`;
      })
      .join('; ')}.`,
  notes: () =>
    'Dots: the single years. Columns: their mean, pulled towards the average month by how few they are. In colour: at least two years are known and agree, on one side and within a fifth of an average month; the highest and the lowest of these show their value. The other months cannot be told yet.',
  data: (context) =>
    tableData(context, context.table(TABLE), {
      month: 'Month of the year',
      index: 'Sessions',
      index_orders: 'Orders',
      index_revenue: 'Revenue',
      lowest_year: 'Sessions, lowest year',
      highest_year: 'Sessions, highest year',
      years: 'Years',
      years_agree: 'Years agree',
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
  /** Whether the years tell of one season. */
  isTold: boolean;
  years: readonly { year: string; ratio: number }[];
}

function monthsOf(context: FigureContext): readonly Month[] {
  return context.table(TABLE).rows.flatMap((row) => {
    const index = numberIn(row, 'index');
    if (index === null) return [];
    const month = numberIn(row, 'month')!;
    const name = context.format.month(`2000-${String(month).padStart(2, '0')}`);
    return {
      name: name.replace(/\s*2000/, ''),
      index,
      isTold: row.years_agree === 1,
      years: context
        .table(YEARS)
        .rows.filter((year) => year.month === month)
        .map((year) => ({
          year: textIn(year, 'period').slice(0, 4),
          ratio: numberIn(year, 'ratio')!,
        })),
    };
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
  const values = months.flatMap(({ index, years }) => [index, ...years.map(({ ratio }) => ratio)]);
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
        fill: ({ isTold }: Month) => (isTold ? ACCENT : TOTAL),
        title: ({ name, index }: Month) => `${name}: ${percent(index)}`,
      }),
      yearMarks(months, percent),
      Plot.ruleY([AVERAGE], { stroke: INK }),
      extremeMarks(months, context, size),
      nameMarks(months, size),
    ],
  });
}

/** A dot for each year, in its month's column. */
function yearMarks(months: readonly Month[], percent: (value: number) => string): Plot.Markish {
  const dots = months.flatMap(({ name, years }) => years.map((year) => ({ name, ...year })));
  return Plot.dot(dots, {
    x: 'name',
    y: 'ratio',
    r: 3,
    fill: PAPER,
    stroke: INK,
    title: ({ name, year, ratio }: (typeof dots)[number]) => `${name} ${year}: ${percent(ratio)}`,
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

/** The values of the highest and the lowest of the months that the years agree of, across the average from their columns: their dots lie all on the other side. */
function extremeMarks(
  months: readonly Month[],
  context: FigureContext,
  size: FigureSize,
): Plot.Markish[] {
  const told = months.filter(({ isTold }) => isTold);
  const values = told.map(({ index }) => index);
  const extremes = new Set([Math.max(...values), Math.min(...values)]);
  return told
    .filter(({ index }) => extremes.has(index))
    .map((month) => {
      const isHigh = month.index >= AVERAGE;
      return Plot.text([month], {
        x: 'name',
        y: AVERAGE,
        text: ({ index }: Month) => context.format.percentWhole(index),
        className: 'strong',
        fill: ACCENT,
        ...HALO,
        ...besideEdge(months, month.index, size),
        lineAnchor: isHigh ? 'top' : 'bottom',
        dy: isHigh ? 5 : -5,
      });
    });
}
