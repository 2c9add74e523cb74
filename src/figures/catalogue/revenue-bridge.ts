/** What the last twelve months sold against the twelve before by volume, mix and price: visits, conversion, items per order, which products, at what prices. */

import type { FigureContext, FigureDefinition, RowOf } from '../figure.ts';
import { rankedFigure } from '../forms/ranked-figure.ts';
import { bridgeEntries } from '../parts/bridge.ts';
import { tableData } from '../parts/data-columns.ts';
import { currencyName } from '../parts/words.ts';

const TABLE = 'revenue_bridge';

export const revenueBridge: FigureDefinition = rankedFigure({
  id: 'revenue-bridge',
  form: 'bars',
  tables: [TABLE],
  sources: ['website_sessions', 'orders', 'order_items'],
  subtitle: (context) =>
    `Revenue of the last twelve whole months and of the twelve before, and the change by volume, mix and price, ${currencyName(context)}`,
  measure: 'revenue of the twelve months before, the change by cause, revenue of the last twelve',
  entries: (context) =>
    yearRows(context)
      .filter(({ period }) => period === 'ttm')
      .flatMap((row) =>
        bridgeEntries(
          row,
          {
            from: ['prior_revenue', 'Twelve months before'],
            steps: {
              sessions_effect: 'Volume: visits',
              conversion_rate_effect: 'Volume: conversion',
              items_per_order_effect: 'Volume: items per order',
              mix_effect: 'Mix of products',
              price_effect: 'Prices',
            },
            to: ['revenue', 'Last twelve months'],
          },
          context,
        ),
      ),
  format: ({ format }) => format.money,
  notes: () =>
    'The five add up to the change exactly (logarithmic mean Divisia index; prices by Fisher’s index over the products that both years sold).',
  data: (context) =>
    tableData(
      context,
      context.table(TABLE),
      {
        period: 'Period',
        prior_revenue: 'Revenue before',
        volume_effect: 'Volume',
        sessions_effect: 'of it visits',
        conversion_rate_effect: 'of it conversion',
        items_per_order_effect: 'of it items per order',
        mix_effect: 'Mix',
        price_effect: 'Price',
        revenue: 'Revenue',
      },
      yearRows(context),
    ),
  absent: 'Two times twelve whole months are needed to split the change by volume, mix and price.',
});

function yearRows(context: FigureContext): readonly RowOf<typeof TABLE>[] {
  return context.table(TABLE).rows.filter(({ unit }) => unit === 'year');
}
