/** The figures of one product's own page. */

import type { TableId } from '../../metrics/catalogue.ts';
import type { FigureContext } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { lastComplete, numberIn, type Row, textIn } from '../parts/periods.ts';
import { ACCENT, TOTAL } from '../parts/theme.ts';
import { drawWeekPanel, type Regime, type Week } from '../parts/week-panel.ts';
import { count, currencyName } from '../parts/words.ts';
import type { SubjectFigure } from './subject-figure.ts';

/** Revenue, what is left of it, refunds, the path from its page, and what is bought with it. `id` is the product's in the export. */
export function productFigures(id: number): readonly SubjectFigure[] {
  const of =
    <const Id extends TableId>(table: Id) =>
    (context: FigureContext) =>
      context.table(table).rows.filter((row: Row) => row.product_id === id);
  return [
    revenueByMonth(of('products_by_month')),
    contribution(of('contribution_by_product')),
    pathFromPage(of('funnel_by_product')),
    boughtWith(id),
    refundsByWeek(of('refunds_by_product_week'), of('refund_regimes')),
  ];
}

type Rows = (context: FigureContext) => readonly Row[];

function revenueByMonth(rows: Rows): SubjectFigure {
  return {
    definition: periodFigure({
      id: 'product-revenue',
      table: 'products_by_month',
      sources: ['order_items', 'products'],
      unit: 'month',
      subtitle: (context) =>
        `Revenue of the product by month, ${currencyName(context)}, gross of refunds`,
      rows,
      measure: 'revenue',
      title: 'Revenue',
      form: 'bars',
      tickFormat: ({ format }) => format.money,
      valueFormat: ({ format }) => format.money,
      absent: 'The product has not been sold yet.',
    }),
    finding(context) {
      const last = lastComplete(rows(context), 'revenue');
      if (last === undefined) return 'Revenue by month';
      const { format } = context;
      return `Revenue was ${format.money(numberIn(last, 'revenue'))} in ${format.period(textIn(last, 'period'))}, the latest whole month`;
    },
  };
}

function contribution(rows: Rows): SubjectFigure {
  return {
    definition: tableFigure({
      id: 'product-contribution',
      table: 'contribution_by_product',
      sources: ['order_items', 'order_item_refunds'],
      subtitle: () =>
        'What the product leaves after the cost of goods and refunds, last twelve whole months',
      rows,
      labels: {
        items: 'Items sold',
        revenue: 'Revenue',
        cogs: 'Cost of goods',
        refunded_amount: 'Refunds',
        contribution: 'Left',
        contribution_margin: 'Of revenue',
        share_of_contribution: 'Of what all products leave',
        contribution_per_item: 'An item leaves',
      },
      absent: 'The product has not been sold in that time.',
    }),
    finding(context) {
      const [row] = rows(context);
      return row === undefined
        ? 'What it leaves after refunds'
        : `An item leaves ${context.format.moneyExact(numberIn(row, 'contribution_per_item'))} after its cost and refunds`;
    },
  };
}

function refundsByWeek(
  weeksOf: (context: FigureContext) => readonly Week[],
  regimesOf: (context: FigureContext) => readonly Regime[],
): SubjectFigure {
  return {
    definition: {
      id: 'product-refunds',
      tables: ['refunds_by_product_week', 'refund_regimes'],
      sources: ['order_items', 'order_item_refunds'],
      subtitle: () => 'Share of the items sold in a week that came back since',
      description: (context) =>
        `Chart of points over ${count(weeksOf(context).length, 'week')}, with a line for each level. ${levelsText(regimesOf(context), context)}`,
      notes: () =>
        'A point is a week of sale, a line the level at which the rate stood. Filled in colour: weeks of alert. Hollow: weeks whose refunds are still coming in.',
      data: (context) =>
        tableData(
          context,
          context.table('refunds_by_product_week'),
          {
            week: 'Week of sale from',
            items: 'Items sold',
            refunds: 'Refunded',
            refund_rate: 'Refund rate',
            expected_rate: 'Expected',
            alert: 'Alert',
          },
          weeksOf(context),
        ),
      draw(context, size, document) {
        const weeks = weeksOf(context);
        if (weeks.length === 0) return null;
        return drawWeekPanel({ weeks, regimes: regimesOf(context) }, context, size, document);
      },
      absent: 'No week has had enough sales to show.',
    },
    finding: (context) => levelsText(regimesOf(context), context).replace(/\.$/, ''),
  };
}

/** What the refund rate did: its level, or how it changed and what passed. */
function levelsText(regimes: readonly Regime[], { format }: FigureContext): string {
  const rate = (regime: Regime): string => format.percent(numberIn(regime, 'refund_rate'));
  const day = (regime: Regime): string => format.date(textIn(regime, 'window_start'));
  const levels = regimes.filter(({ kind }) => kind === 'level');
  const incident = regimes.findLast(({ kind }) => kind === 'incident');
  const [first] = levels;
  const last = levels.at(-1);
  if (first === undefined || last === undefined) return 'No week is ripe to be judged yet.';
  const now =
    first === last
      ? `${rate(last)} of what was sold came back, without a change of level since the first sale`
      : `${rate(last)} of what was sold since ${day(last)} came back, ${rate(first)} at first`;
  return incident === undefined
    ? `${now}.`
    : `${now}; an incident from ${day(incident)} on reached ${rate(incident)}.`;
}

function pathFromPage(rows: Rows): SubjectFigure {
  const last: Rows = (context) => rows(context).slice(-1);
  return {
    definition: rankedFigure({
      id: 'product-path',
      form: 'bars',
      tables: ['funnel_by_product'],
      sources: ['website_sessions', 'website_pageviews'],
      subtitle: () =>
        'Sessions that saw this product’s page first, by the step that they reached, all of the data',
      measure: 'sessions that reach each step',
      entries: (context) =>
        rows(context).map((row, index, all) => ({
          name: context.label('step', textIn(row, 'step')),
          value: numberIn(row, 'of_first') ?? 0,
          // The finding speaks of those who come to the end.
          colour: index === all.length - 1 ? ACCENT : TOTAL,
        })),
      format: ({ format }) => format.percent,
      data: (context) =>
        tableData(
          context,
          context.table('funnel_by_product'),
          {
            step: 'Step',
            sessions: 'Sessions',
            of_previous: 'Of the step before',
            of_first: 'Of all',
          },
          rows(context),
        ),
      absent: 'The product has no page of its own, or nobody has seen it.',
    }),
    finding(context) {
      const [end] = last(context);
      if (end === undefined) return 'The path from its page';
      return `${context.format.percent(numberIn(end, 'of_first'))} of those who see its page first place an order`;
    },
  };
}

function boughtWith(id: number): SubjectFigure {
  const rows: Rows = (context) =>
    context
      .table('cross_sell')
      .rows.filter((row) => row.primary_product_id === id || row.cross_sold_product_id === id);
  return {
    definition: tableFigure({
      id: 'product-cross-sell',
      table: 'cross_sell',
      sources: ['order_items', 'orders'],
      subtitle: () => 'Orders to which another product was added, with 95 % intervals',
      rows,
      labels: {
        primary_product: 'Main product',
        cross_sold_product: 'Added',
        since: 'Since',
        primary_orders: 'Orders of the main product',
        attach_rate: 'With the addition',
        rate_low: 'From',
        rate_high: 'To',
      },
      absent: 'It has not been bought together with another product.',
    }),
    finding(context) {
      const added = rows(context)
        .filter((row) => row.cross_sold_product_id === id && numberIn(row, 'attach_rate') !== null)
        .toSorted((a, b) => numberIn(b, 'attach_rate')! - numberIn(a, 'attach_rate')!)[0];
      if (added === undefined) return 'What is bought with it';
      const share = context.format.percent(numberIn(added, 'attach_rate'));
      return `It is added to ${share} of the orders for ${textIn(added, 'primary_product')}, most of all`;
    },
  };
}
