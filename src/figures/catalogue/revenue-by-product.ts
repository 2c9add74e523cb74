/** Revenue of every month, split by product: what each launch added to the whole. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { periodAxis, valueAxis } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { shorten, spread, widest } from '../parts/labels.ts';
import { plotBase } from '../parts/marks.ts';
import {
  coveredRows,
  isComplete,
  numberIn,
  partialNote,
  type Row,
  textIn,
} from '../parts/periods.ts';
import { periodReading } from '../parts/readings.ts';
import { hatch, PAPER, productColour, productTextColour, WIDEST_STEP } from '../parts/theme.ts';
import { count, currencyName } from '../parts/words.ts';

const TABLE = 'products_by_month';
const OTHERS = 'Other products';

export const revenueByProduct: FigureDefinition = {
  id: 'revenue-by-product',
  tables: [TABLE, 'performance_by_month'],
  sources: ['order_items', 'products'],
  subtitle: (context) =>
    `Revenue of items by month and product, ${currencyName(context)}, gross of refunds`,
  description(context) {
    const rows = productRows(context);
    const months = monthRows(context);
    const last = months.findLast(isComplete);
    const now = rows.filter((row) => row.period === last?.period);
    const parts = now.map(
      (row) => `${textIn(row, 'product')} ${context.format.money(numberIn(row, 'revenue'))}`,
    );
    const kind = `Stacked bar chart over ${count(months.length, 'month')}, one colour for each product.`;
    if (last === undefined || parts.length === 0) return kind;
    const period = context.format.month(textIn(last, 'period'));
    return `${kind} In ${period}, the last whole month: ${context.format.list(parts)}.`;
  },
  notes: (context) => partialNote(monthRows(context), 'month'),
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      { period: 'Month', product: 'Product', revenue: 'Revenue' },
      productRows(context),
    ),
  draw(context, size, document) {
    const rows = productRows(context);
    if (rows.length === 0) return null;
    return drawStack(rows, monthRows(context), context, size, document);
  },
  absent: 'No product has been sold in the period of the data.',
};

function monthRows(context: FigureContext): readonly Row[] {
  return coveredRows(context, 'performance_by_month');
}

/** Rows with revenue, by month and then in the order of the products' launch, which is the order of the stack. */
function productRows(context: FigureContext): readonly Row[] {
  const place = (row: Row) => context.products.indexOf(textIn(row, 'product'));
  return context
    .table(TABLE)
    .rows.filter((row) => (numberIn(row, 'revenue') ?? 0) > 0)
    .toSorted((a, b) =>
      a.period === b.period
        ? place(a) - place(b)
        : textIn(a, 'period') < textIn(b, 'period')
          ? -1
          : 1,
    );
}

function drawStack(
  rows: readonly Row[],
  months: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const isWide = size.variant === 'wide';
  const axis = valueAxis(monthTotals(rows), size, context.format.money);
  const names = seriesNames(rows, context, size);
  const texts = names.map(({ name }) => name);
  const labelRoom = isWide ? widest(texts, size.fontSize) + 14 : 0;
  const keyHeight = isWide ? 0 : names.length * (size.fontSize + 5) + 8;
  const right = Math.min(size.width - labelRoom, axis.gutter + months.length * WIDEST_STEP);
  const layout = { left: axis.gutter, right };
  const periods = periodAxis(months, context, size, layout);
  const frame = {
    height: (isWide ? 310 : 230) + keyHeight + periods.height,
    marginTop: size.fontSize + 10 + keyHeight,
    marginBottom: periods.height,
  };
  return Plot.plot({
    ...plotBase(size, document),
    marginRight: size.width - right,
    ...frame,
    x: {
      type: 'band',
      domain: months.map((row) => textIn(row, 'period')),
      insetLeft: axis.gutter,
      padding: 0.16,
    },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      stackedBars(rows, months, context),
      axis.baseline,
      isWide
        ? endLabels(names, rows, months, axis.domain, frame, size)
        : keyLabels(names, keyHeight, size),
      periods.marks,
    ],
  });
}

/** The height of each month's stack. */
function monthTotals(rows: readonly Row[]): readonly number[] {
  return [...Map.groupBy(rows, (row) => row.period).values()].map((ofMonth) =>
    ofMonth.reduce((sum, row) => sum + numberIn(row, 'revenue')!, 0),
  );
}

function stackedBars(
  rows: readonly Row[],
  months: readonly Row[],
  context: FigureContext,
): Plot.Markish {
  const complete = new Map(months.map((row) => [row.period, isComplete(row)]));
  const colour = (row: Row) => productColour(context, textIn(row, 'product'));
  const stack = Plot.stackY({
    x: (row: Row) => row.period,
    y: (row: Row) => numberIn(row, 'revenue'),
    z: 'product',
    order: [...context.products],
    fill: (row: Row) => (complete.get(row.period!) ? colour(row) : hatch(colour(row))),
  });
  const title = (row: Row) =>
    `${periodReading(row, context, textIn(row, 'product'))}: ${context.format.moneyExact(numberIn(row, 'revenue'))}`;
  // A hairline of paper parts the products where colours are greys: on a printer, for some eyes.
  return Plot.barY(rows, { ...stack, title, stroke: PAPER, strokeWidth: 0.75 });
}

interface SeriesName {
  name: string;
  colour: string;
  textColour: string;
  products: readonly string[];
}

/** One name for each colour, in the order of the stack: products beyond the palette share the second ink and one name. */
function seriesNames(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
): readonly SeriesName[] {
  const room = size.variant === 'wide' ? size.width / 3 : size.width - 20;
  const sold = new Set(rows.map((row) => textIn(row, 'product')));
  const known = context.products.filter((product) => sold.has(product));
  const unknown = [...sold].filter((product) => !context.products.includes(product));
  const byColour = Map.groupBy([...known, ...unknown], (product) =>
    productColour(context, product),
  );
  return [...byColour].map(([colour, products]) => ({
    name: products.length === 1 ? shorten(products[0]!, room, size.fontSize) : OTHERS,
    colour,
    textColour: productTextColour(context, products[0]!),
    products,
  }));
}

/** Each name at the right of the last bar, at the height of its part of the last month that has it. */
function endLabels(
  names: readonly SeriesName[],
  rows: readonly Row[],
  months: readonly Row[],
  domain: [number, number],
  frame: { height: number; marginTop: number; marginBottom: number },
  size: FigureSize,
): Plot.Markish[] {
  const [top, bottom] = [frame.marginTop, frame.height - frame.marginBottom];
  const lastPeriod = months.at(-1)?.period;
  const last = rows.filter((row) => row.period === lastPeriod);
  let below = 0;
  const wanted = names.map(({ products }) => {
    const value = last
      .filter((row) => products.includes(textIn(row, 'product')))
      .reduce((sum, row) => sum + numberIn(row, 'revenue')!, 0);
    const middle = below + value / 2;
    below += value;
    return bottom - (middle / domain[1]) * (bottom - top);
  });
  const places = spread(wanted, size.fontSize + 5, top, bottom - size.fontSize / 2);
  return names.map(({ name, textColour }, index) =>
    Plot.text([name], {
      text: (text: string) => text,
      frameAnchor: 'top-right',
      textAnchor: 'start',
      lineAnchor: 'middle',
      dx: 10,
      dy: places[index]! - top,
      fill: textColour,
      className: 'strong',
    }),
  );
}

/** Each name with a dot of its colour above the chart, where there is no room at the right; in the order of the stack, top first. */
function keyLabels(
  names: readonly SeriesName[],
  keyHeight: number,
  size: FigureSize,
): Plot.Markish[] {
  return names.toReversed().flatMap(({ name, colour, textColour }, index) => {
    const dy = index * (size.fontSize + 5) - keyHeight - size.fontSize;
    return [
      Plot.dot([name], {
        frameAnchor: 'top-left',
        r: 5,
        fill: colour,
        stroke: PAPER,
        dx: 6,
        dy: dy + size.fontSize / 2,
      }),
      Plot.text([name], {
        text: (text: string) => text,
        frameAnchor: 'top-left',
        textAnchor: 'start',
        lineAnchor: 'middle',
        dx: 16,
        dy: dy + size.fontSize / 2,
        fill: textColour,
        className: 'strong',
      }),
    ];
  });
}
