import { expect, test } from 'vitest';
import { fisherPriceIndex, type Sales } from '../../../src/metrics/statistics/price-index.ts';

const sales = (rows: Readonly<Record<string, [number, number]>>): Map<string, Sales> =>
  new Map(
    Object.entries(rows).map(([name, [quantity, price]]) => [
      name,
      { quantity, revenue: quantity * price },
    ]),
  );

test('is the geometric mean of the two baskets’ indices', () => {
  // Earlier basket: 10 at 1 and 10 at 2 are 30, at later prices 10 x 2 + 10 x 2 = 40. Later basket: 30 at 2 and 10 at 2 are 80, at earlier
  // prices 30 + 20 = 50. The root of 4/3 x 8/5.
  const index = fisherPriceIndex(
    sales({ bear: [10, 1], panda: [10, 2] }),
    sales({ bear: [30, 2], panda: [10, 2] }),
  );
  expect(index).toBeCloseTo(Math.sqrt((4 / 3) * (8 / 5)), 12);
});

test.each([
  ['quantities alone changed', sales({ bear: [90, 1], panda: [1, 2] })],
  ['a product came', sales({ bear: [10, 1], panda: [10, 2], mini: [5, 0.5] })],
  ['a product went', sales({ bear: [10, 1] })],
  ['all products differ', sales({ mini: [10, 7] })],
])('is 1 where %s', (_, after) => {
  expect(fisherPriceIndex(sales({ bear: [10, 1], panda: [10, 2] }), after)).toBe(1);
});

test('counts a changed price beside a product that came for its share alone', () => {
  // The bear went from 1 to 2; the mini has no earlier price. Laspeyres 2; Paasche 40 / (10 + 20) with the mini at its own price.
  const index = fisherPriceIndex(sales({ bear: [10, 1] }), sales({ bear: [10, 2], mini: [5, 4] }));
  expect(index).toBeCloseTo(Math.sqrt(2 * (40 / 30)), 12);
});

test('does not exist where a period sold nothing, or for nothing', () => {
  expect(fisherPriceIndex(new Map(), sales({ bear: [10, 1] }))).toBeNull();
  expect(fisherPriceIndex(sales({ bear: [10, 0] }), sales({ bear: [10, 1] }))).toBeNull();
});
