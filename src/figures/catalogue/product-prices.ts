/** What each product is sold at and what it costs, and whether either ever changed. */

import type { FigureDefinition } from '../figure.ts';
import { tableFigure } from '../forms/table-figure.ts';

export const productPrices: FigureDefinition = tableFigure({
  id: 'product-prices',
  table: 'product_prices',
  sources: ['order_items', 'products'],
  subtitle: () =>
    'Prices at which items were sold and their costs, lowest and highest, all of the data',
  labels: {
    product: 'Product',
    lowest_price: 'Lowest price',
    highest_price: 'Highest price',
    prices: 'Prices',
    lowest_cost: 'Lowest cost',
    highest_cost: 'Highest cost',
    costs: 'Costs',
  },
  absent: 'No product has been sold in the period of the data.',
});
