/** The figures of one product's own page. */

import type { TableId } from '../../metrics/catalogue.ts';
import type { FigureContext } from '../figure.ts';
import { periodFigure } from '../forms/period-figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { tableFigure } from '../forms/table-figure.ts';
import { percentTicks } from '../parts/axes.ts';
import { tableData } from '../parts/data-columns.ts';
import { lastComplete, numberIn, type Row, textIn } from '../parts/periods.ts';
import { ACCENT, TOTAL } from '../parts/theme.ts';
import { currencyName } from '../parts/words.ts';
import type { SubjectFigure } from './subject-figure.ts';

/** Revenue, refunds, the path from its page, and what is bought with it. `id` is the product's in the export. */
export function productFigures(id: number): readonly SubjectFigure[] {
  const of =
    <const Id extends TableId>(table: Id) =>
    (context: FigureContext) =>
      context.table(table).rows.filter((row: Row) => row.product_id === id);
  return [
    revenueByMonth(of('products_by_month')),
    pathFromPage(of('funnel_by_product')),
    boughtWith(id),
    refundsByMonth(of('refunds_by_product_month')),
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

/** Months whose refunds have had time to come in count as whole. */
function refundsByMonth(rows: Rows): SubjectFigure {
  const ripe: Rows = (context) =>
    rows(context).map((row) => ({ ...row, complete: row.ripe ?? null }));
  return {
    definition: {
      ...periodFigure({
        id: 'product-refunds',
        table: 'refunds_by_product_month',
        sources: ['order_items', 'order_item_refunds'],
        unit: 'month',
        subtitle: () => 'Share of the items sold in a month that came back since',
        rows: ripe,
        measure: 'refund_rate',
        title: 'Refund rate',
        form: 'line',
        tickFormat: ({ format }) => percentTicks(format),
        valueFormat: ({ format }) => format.percent,
        named: (context) => rows(context).filter((row) => row.alert === 1),
        absent: 'The product has not been sold yet.',
      }),
      notes: () => 'Dotted: months whose refunds are still coming in.',
    },
    finding(context) {
      const alerts = rows(context).filter((row) => row.alert === 1);
      if (alerts.length === 0) return 'No month lies above what chance allows';
      const months = alerts.map((row) => context.format.period(textIn(row, 'period')));
      return `More came back than chance allows in ${context.format.list(months)}`;
    },
  };
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
