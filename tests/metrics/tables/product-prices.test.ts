import { expect, test } from 'vitest';
import { cubeOf } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const COLUMNS = [
  'product_id',
  'prices',
  'lowest_price',
  'highest_price',
  'costs',
  'lowest_cost',
  'highest_cost',
];

test('product_prices has one price and one cost for each product of the tiny shop', async () => {
  expect(rowsOf(tableOf('product_prices', await metricsInput()), COLUMNS)).toEqual([
    [1, 1, 49.99, 49.99, 1, 19.49, 19.49],
    [2, 1, 45.99, 45.99, 1, 14.49, 14.49],
  ]);
});

test('product_prices counts each price and each cost once, whatever they were sold with', async () => {
  const input = await metricsInput();
  const item_prices = cubeOf(
    ['product_id', 'price', 'cost', 'items'],
    [
      [1, 4999, 1949, 7],
      [1, 4499, 1949, 2],
      [1, 4499, 2049, 1],
    ],
  );
  const table = tableOf('product_prices', { ...input, cubes: { ...input.cubes, item_prices } });
  expect(rowsOf(table, COLUMNS)).toEqual([[1, 2, 44.99, 49.99, 2, 19.49, 20.49]]);
});
