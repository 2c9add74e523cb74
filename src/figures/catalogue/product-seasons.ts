/** The weeks of the year in which a product takes more of the orders than usual, year after year. */
import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const productSeasons: FigureDefinition = tableFigure({
  id: 'product-seasons',
  table: 'product_seasons',
  sources: ['orders'],
  subtitle: () =>
    'Share of the orders that a product takes in its season and in the weeks around it',
  labels: {
    product: 'Product',
    latest_start: 'Latest, from',
    latest_end: 'To',
    years: 'Years',
    product_orders: 'Its orders',
    share: 'Share of orders',
    lowest_share: 'Lowest year',
    highest_share: 'Highest year',
    usual_share: 'Usually',
  },
  notes: () =>
    'Seven days in which the share lay above what chance allows in each year. Usually: the four weeks before and after, a week away.',
  absent: 'No product has taken more of the orders than usual in the same week of two years.',
});
