import { describe, expect, test } from 'vitest';
import { withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/** Four bears were sold (49.99, cost 19.49), one of them added to the panda (45.99, cost 14.49); two bears came back. */
const input = await metricsInput();

describe('products of the tiny shop', () => {
  const table = tableOf('products', input);

  test('have their launch, their first sale and what they brought', () => {
    expect(
      rowsOf(table, [
        'product_id',
        'product',
        'launch_date',
        'first_sale_date',
        'items',
        'primary_items',
        'revenue',
        'cogs',
        'gross_profit',
      ]),
    ).toEqual([
      [1, 'The Tiny Bear', '2014-11-01', '2014-12-01', 4, 3, 199.96, 77.96, 122],
      [2, 'The Tiny Panda', '2014-12-01', '2014-12-03', 1, 1, 45.99, 14.49, 31.5],
    ]);
  });

  test('have a margin, a refund rate and a share of the revenue', () => {
    expect(rowsOf(table, ['gross_margin', 'refunds', 'refund_rate', 'share_of_revenue'])).toEqual([
      [122 / 199.96, 2, 0.5, 199.96 / 245.95],
      [31.5 / 45.99, 0, 0, 45.99 / 245.95],
    ]);
  });

  test('have the exact interval of the refund rate', () => {
    // Clopper-Pearson: 2 of 4 is 0.0676 to 0.9324; none of 1 is 0 to 0.975.
    const [bear, panda] = table.rows;
    expect(bear!.rate_low).toBeCloseTo(0.0676, 4);
    expect(bear!.rate_high).toBeCloseTo(0.9324, 4);
    expect(panda!.rate_low).toBe(0);
    expect(panda!.rate_high).toBeCloseTo(0.975, 6);
  });
});

test('products_by_month counts refunds in the month of the sale, whenever they came', () => {
  // The bear of 3 December came back in January.
  expect(
    rowsOf(tableOf('products_by_month', input), [
      'period',
      'product_id',
      'complete',
      'items',
      'primary_items',
      'revenue',
      'refunds',
      'refund_rate',
    ]),
  ).toEqual([
    ['2014-12', 1, 1, 3, 2, 149.97, 2, 2 / 3],
    ['2014-12', 2, 1, 1, 1, 45.99, 0, 0],
    ['2015-01', 1, 0, 1, 1, 49.99, 0, 0],
  ]);
});

describe('a shop that sold nothing', () => {
  const idle = withoutEvents(input);

  test('has every product, with zeros and without rates', () => {
    expect(
      rowsOf(tableOf('products', idle), [
        'product_id',
        'first_sale_date',
        'items',
        'revenue',
        'gross_profit',
        'gross_margin',
        'refund_rate',
        'rate_high',
        'share_of_revenue',
      ]),
    ).toEqual([
      [1, null, 0, 0, 0, null, null, null, null],
      [2, null, 0, 0, 0, null, null, null, null],
    ]);
  });

  test('has no month of any product', () => {
    expect(tableOf('products_by_month', idle).rows).toEqual([]);
  });
});
