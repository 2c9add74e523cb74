import { op } from 'arquero';
import * as is from '../definitions/columns.ts';
import { defineTable } from '../definitions/define-table.ts';
import { productNames } from './products.ts';

/** What each product that was sold was charged at and cost, over all of the data: one of each where neither ever changed. */
export const productPriceTable = defineTable({
  id: 'product_prices',
  title: 'Prices and costs of products, and whether they changed',
  grain: ['product_id'],
  population: ['items'],
  columns: [
    is.PRODUCT_ID,
    is.PRODUCT,
    is.count('items', 'Items of it that were sold', 'items', 'items-sold'),
    is.count('prices', 'Different prices at which its items were sold', 'prices', 'product-price'),
    is.money('lowest_price', 'Lowest of them', 'product-price'),
    is.money('highest_price', 'Highest of them', 'product-price'),
    is.count('costs', 'Different costs of its items', 'costs', 'product-price'),
    is.money('lowest_cost', 'Lowest of them', 'product-price'),
    is.money('highest_cost', 'Highest of them', 'product-price'),
  ],
  compute: (input) =>
    input.cubes.item_prices
      .groupby('product_id')
      .rollup({
        items: op.sum('items'),
        prices: op.distinct('price'),
        lowest_price: op.min('price'),
        highest_price: op.max('price'),
        costs: op.distinct('cost'),
        lowest_cost: op.min('cost'),
        highest_cost: op.max('cost'),
      })
      .join(productNames(input), 'product_id'),
});
