/** The purchase path of the last whole quarter: how many sessions reach each step, and where they leave. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureDefinition, FigureSize, RowOf } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { widest } from '../parts/labels.ts';
import { plotBase } from '../parts/marks.ts';
import { lastQuarter, numberIn, textIn } from '../parts/periods.ts';
import { ACCENT, INK, SECOND_INK, TOTAL } from '../parts/theme.ts';

const TABLE = 'funnel_by_quarter';
type Row = RowOf<typeof TABLE>;

export const funnelLastQuarter: FigureDefinition = {
  id: 'funnel-last-quarter',
  tables: [TABLE, 'performance_by_quarter'],
  sources: ['website_sessions', 'website_pageviews'],
  subtitle: (context) =>
    `Sessions that reach each step of the purchase path, ${context.format.period(lastQuarter(context))}`,
  description(context) {
    const steps = stepRows(context).map((row) => {
      const { ofPrevious, sessions } = stepTexts(row, context);
      const name = context.label('step', textIn(row, 'step'));
      const isFirst = numberIn(row, 'of_previous') === null;
      return isFirst
        ? `${name} ${sessions}`
        : `${name} ${sessions}, ${ofPrevious} of the step before`;
    });
    return `Bar chart, one bar for each step, from the longest to the shortest. Sessions: ${steps.join('; ')}.`;
  },
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        step: 'Step',
        sessions: 'Sessions',
        of_previous: 'Of the step before',
        of_first: 'Of all sessions',
      },
      stepRows(context),
    ),
  draw(context, size, document) {
    const rows = stepRows(context);
    if (!rows.some((row) => (numberIn(row, 'sessions') ?? 0) > 0)) return null;
    return size.variant === 'wide'
      ? drawColumns(rows, context, size, document)
      : drawLines(rows, context, size, document);
  },
  absent: 'There are no sessions in the last quarter.',
};

function stepRows(context: FigureContext): readonly Row[] {
  const quarter = lastQuarter(context);
  return context.table(TABLE).rows.filter((row) => row.period === quarter);
}

type StepTexts = Readonly<Record<'name' | 'sessions' | 'ofPrevious' | 'ofFirst', string>>;

function stepTexts(row: Row, context: FigureContext): StepTexts {
  const { format } = context;
  return {
    name: context.label('step', textIn(row, 'step')),
    sessions: format.integer(numberIn(row, 'sessions')),
    ofPrevious: format.percentWhole(numberIn(row, 'of_previous')),
    ofFirst: format.percent(numberIn(row, 'of_first')),
  };
}

/** Bars between the steps' names and three columns of numbers. */
function drawColumns(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const texts = rows.map((row) => stepTexts(row, context));
  const names = texts.map(({ name }) => name);
  const left = Math.ceil(widest(names, size.fontSize)) + 14;
  const columns = numberColumns(rows, texts);
  return Plot.plot({
    ...frame(rows, size, document, 34),
    marginLeft: left,
    marginRight: COLUMNS.at(-1)!.end,
    marginTop: size.fontSize + 12,
    marks: [
      bars(rows, context),
      Plot.ruleX([0], { stroke: INK }),
      Plot.text(rows, {
        y: 'step',
        text: (_: Row, index: number) => names[index]!,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: -left,
      }),
      columns,
    ],
  });
}

/** The columns of numbers, each with its right end from the bars' frame. */
const COLUMNS = [
  { head: 'Sessions', end: 80, text: 'sessions', fill: SECOND_INK },
  { head: 'Of step before', end: 196, text: 'ofPrevious', fill: INK, className: 'strong' },
  { head: 'Of all', end: 260, text: 'ofFirst', fill: SECOND_INK },
] as const;

function numberColumns(rows: readonly Row[], texts: readonly StepTexts[]): Plot.Markish[] {
  return COLUMNS.flatMap(({ head, end, text, ...look }) => [
    Plot.text(rows, {
      y: 'step',
      text: (_: Row, index: number) => texts[index]![text],
      frameAnchor: 'right',
      textAnchor: 'end',
      dx: end,
      ...look,
    }),
    Plot.text([head], {
      text: (name: string) => name,
      frameAnchor: 'top-right',
      textAnchor: 'end',
      lineAnchor: 'bottom',
      dx: end,
      dy: -6,
      fill: SECOND_INK,
    }),
  ]);
}

/** Each step's name and numbers above its bar, where there is no room beside it. */
function drawLines(
  rows: readonly Row[],
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const texts = rows.map((row) => stepTexts(row, context));
  const line = { y: 'step', lineAnchor: 'bottom', dy: 0 } as const;
  return Plot.plot({
    ...frame(rows, size, document, 42),
    marginTop: 0,
    marks: [
      bars(rows, context, 22),
      Plot.text(rows, {
        ...line,
        text: (_: Row, index: number) => texts[index]!.name,
        frameAnchor: 'left',
        textAnchor: 'start',
      }),
      Plot.text(rows, {
        ...line,
        text: (row: Row, index: number) => {
          const { sessions, ofPrevious } = texts[index]!;
          const isFirst = numberIn(row, 'of_previous') === null;
          return isFirst ? sessions : `${sessions}, ${ofPrevious} of step before`;
        },
        frameAnchor: 'right',
        textAnchor: 'end',
        fill: SECOND_INK,
      }),
    ],
  });
}

function frame(rows: readonly Row[], size: FigureSize, document: Document, rowHeight: number) {
  return {
    ...plotBase(size, document),
    height: rows.length * rowHeight + size.fontSize + 12,
    marginBottom: 0,
    y: { type: 'band', domain: rows.map((row) => textIn(row, 'step')), padding: 0.24 },
    x: { domain: [0, Math.max(...rows.map((row) => numberIn(row, 'sessions') ?? 0))] },
  } as const satisfies Plot.PlotOptions;
}

/** The step that loses most of those who reach the one before, which the finding speaks of, stands out. */
function bars(rows: readonly Row[], context: FigureContext, insetTop = 0): Plot.Markish {
  const weakest = rows
    .filter((row) => numberIn(row, 'of_previous') !== null)
    .toSorted((a, b) => numberIn(a, 'of_previous')! - numberIn(b, 'of_previous')!)[0];
  return Plot.barX(rows, {
    y: 'step',
    x: (row: Row) => numberIn(row, 'sessions'),
    fill: (row: Row) => (row === weakest ? ACCENT : TOTAL),
    insetTop,
    title: (row: Row) => {
      const { name, sessions, ofPrevious } = stepTexts(row, context);
      const isFirst = numberIn(row, 'of_previous') === null;
      return `${name}: ${sessions} sessions${isFirst ? '' : `, ${ofPrevious} of the step before`}`;
    },
  });
}
