/** Rates week by week, each week a point, and the levels at which they stood as lines: a change for good looks unlike an incident. */
import * as Plot from '@observablehq/plot';
import type { FigureContext, FigureSize, RowOf } from '../figure.ts';
import { percentTicks, periodAxis, valueAxis } from './axes.ts';
import { shorten, textWidth } from './labels.ts';
import { HALO, plotBase } from './marks.ts';
import { numberIn, textIn } from './periods.ts';
import { readingName } from './readings.ts';
import { ACCENT, INK, PAPER, TOTAL } from './theme.ts';

export type Week = RowOf<'refunds_by_product_week'>;
export type Regime = RowOf<'refund_regimes'>;

export interface WeekPanel {
  /** Of one product, in order. */
  weeks: readonly Week[];
  regimes: readonly Regime[];
  /** Names the product where a figure has several panels. */
  title?: string;
}

/** The panel as a plot of its own. Weeks of alert and incidents stand in the accent; weeks that are not ripe are hollow. */
export function drawWeekPanel(
  { weeks, regimes, title }: WeekPanel,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const rates = weeks.map((week) => numberIn(week, 'refund_rate')!);
  const axis = valueAxis(rates, size, percentTicks(context.format));
  const rows = weeks.map((week) => ({ period: textIn(week, 'week'), complete: 1 }));
  const periods = periodAxis(rows, context, size, { left: axis.gutter, right: size.width });
  const places = regimes.flatMap((regime) => placeOf(regime, weeks));
  return Plot.plot({
    ...plotBase(size, document),
    height: (size.variant === 'wide' ? 210 : 170) + periods.height,
    marginTop: title === undefined ? size.fontSize + 10 : 2 * size.fontSize + 22,
    marginBottom: periods.height,
    x: { type: 'band', domain: rows.map(({ period }) => period), insetLeft: axis.gutter },
    y: { domain: axis.domain },
    marks: [
      axis.grid,
      titleMarks(title, size),
      weekMarks(weeks, context),
      regimeMarks(places, context),
      axis.baseline,
      rateMarks(places, context, { ...size, width: size.width - axis.gutter }),
      periods.marks,
    ],
  });
}

function titleMarks(title: string | undefined, size: FigureSize): Plot.Markish {
  return Plot.text(title === undefined ? [] : [shorten(title, size.width, size.fontSize)], {
    text: (text: string) => text,
    className: 'strong',
    frameAnchor: 'top-left',
    textAnchor: 'start',
    lineAnchor: 'bottom',
    dy: -size.fontSize - 12,
  });
}

function weekMarks(weeks: readonly Week[], context: FigureContext): Plot.Markish[] {
  const { format } = context;
  const position = {
    x: (week: Week) => week.week,
    y: (week: Week) => numberIn(week, 'refund_rate'),
    title: (week: Week) =>
      `${readingName(textIn(week, 'product'))}, week of ${format.date(textIn(week, 'week'))}${week.ripe === 1 ? '' : ', so far'}: ${format.percent(numberIn(week, 'refund_rate'))}, ${format.integer(numberIn(week, 'refunds'))} of ${format.integer(numberIn(week, 'items'))} items${week.alert === 1 ? ', alert' : ''}`,
  };
  const isAlert = (week: Week): boolean => week.alert === 1;
  return [
    Plot.dot(
      weeks.filter((week) => week.ripe === 1 && !isAlert(week)),
      { ...position, r: 2, fill: TOTAL, fillOpacity: 0.55 },
    ),
    Plot.dot(
      weeks.filter((week) => week.ripe !== 1 && !isAlert(week)),
      { ...position, r: 2.5, fill: PAPER, stroke: TOTAL },
    ),
    Plot.dot(weeks.filter(isAlert), { ...position, r: 4, fill: ACCENT }),
  ];
}

/** A regime from its first shown week to its last. */
interface Place {
  first: string;
  last: string;
  /** Share of the panel's width at which it begins. */
  from: number;
  rate: number;
  isIncident: boolean;
}

/** Nothing of a regime all of whose weeks are too small to be shown. */
function placeOf(regime: Regime, weeks: readonly Week[]): Place[] {
  const [start, end] = [textIn(regime, 'window_start'), textIn(regime, 'window_end')];
  const rate = numberIn(regime, 'refund_rate');
  const isOf = (week: Week): boolean =>
    textIn(week, 'week') >= start && textIn(week, 'week') <= end;
  const [from, to] = [weeks.findIndex(isOf), weeks.findLastIndex(isOf)];
  if (from < 0 || rate === null) return [];
  return [
    {
      first: textIn(weeks[from]!, 'week'),
      last: textIn(weeks[to]!, 'week'),
      from: from / weeks.length,
      rate,
      isIncident: regime.kind === 'incident',
    },
  ];
}

function colourOf({ isIncident }: Place): string {
  return isIncident ? ACCENT : INK;
}

function regimeMarks(places: readonly Place[], { format }: FigureContext): Plot.Markish {
  return Plot.link(places, {
    x1: 'first',
    x2: 'last',
    y1: 'rate',
    y2: 'rate',
    stroke: colourOf,
    strokeWidth: 3,
    title: ({ first, last, rate, isIncident }: Place) =>
      `${isIncident ? 'Incident' : 'Level'} from the week of ${format.date(first)} to that of ${format.date(last)}: ${format.percent(rate)}`,
  });
}

/** The rate over the beginning of each level, but where it would touch the one before, and at the left of an incident. */
function rateMarks(
  places: readonly Place[],
  { format }: FigureContext,
  size: FigureSize,
): Plot.Markish[] {
  let taken = Number.NEGATIVE_INFINITY;
  const levels = places.filter(({ from, rate, isIncident }) => {
    const left = from * size.width;
    const fits = !isIncident && left >= taken;
    if (fits) taken = left + textWidth(format.percent(rate), size.fontSize) + 6;
    return fits;
  });
  const shared = {
    x: 'first',
    y: 'rate',
    text: ({ rate }: Place) => format.percent(rate),
    fill: colourOf,
    className: 'strong',
    ...HALO,
  } as const;
  return [
    Plot.text(levels, { ...shared, textAnchor: 'start', lineAnchor: 'bottom', dy: -6 }),
    Plot.text(
      places.filter(({ isIncident }) => isIncident),
      { ...shared, textAnchor: 'end', dx: -8 },
    ),
  ];
}
