import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/base/calendar.ts';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

/** The list was seen by S2 (on to the bear); S4 (panda), S5 (left), S6 and S7 (bear); S8 (bear), S9 (left). S2, S4, S7, S8 ordered. */
const tiny = await metricsInput();

describe('from the product list of the tiny shop', () => {
  test('product_clickthrough_by_month says how many went on and bought', () => {
    expect(
      rowsOf(tableOf('product_clickthrough_by_month', tiny), [
        'period',
        'complete',
        'sessions',
        'clickthrough_rate',
        'to_product_rate',
        'orders',
        'conversion_rate',
      ]),
    ).toEqual([
      ['2014-11', 0, 1, 1, 1, 1, 1],
      ['2014-12', 1, 4, 3 / 4, 3 / 4, 2, 2 / 4],
      ['2015-01', 0, 2, 1 / 2, 1 / 2, 1, 1 / 2],
    ]);
  });

  test('product_next_pages_by_month says to which product', () => {
    expect(
      rowsOf(tableOf('product_next_pages_by_month', tiny), [
        'period',
        'product_id',
        'product',
        'complete',
        'sessions',
        'share_of_next_pages',
      ]),
    ).toEqual([
      ['2014-11', 1, 'The Tiny Bear', 0, 1, 1],
      ['2014-12', 1, 'The Tiny Bear', 1, 2, 2 / 3],
      ['2014-12', 2, 'The Tiny Panda', 1, 1, 1 / 3],
      ['2015-01', 1, 'The Tiny Bear', 0, 1, 1],
    ]);
  });
});

describe('the next page', () => {
  const day = parseDay('2014-12-05');
  const shop = (products: MetricsInput['config']['products']): MetricsInput => ({
    ...tiny,
    config: { ...tiny.config, products },
    cubes: {
      ...tiny.cubes,
      list_exits: cubeOf(
        ['day', 'next_page', 'sessions', 'orders'],
        [
          [day, '/tiny-bear', 4, 1],
          [day, '/tiny-bear-sale', 2, 1],
          [day, '/home', 3, 0],
          [day, '', 1, 0],
        ],
      ),
    },
  });

  test('of a product is told from any other, and a product’s pages may share a beginning', () => {
    const input = shop([{ product_id: 1, page: '/tiny-bear*' }]);
    // Ten saw the list, nine went on, six of them to the bear.
    expect(tableOf('product_clickthrough_by_month', input).rows).toMatchObject([
      { sessions: 10, clickthrough_rate: 0.9, to_product_rate: 0.6, orders: 2 },
    ]);
    expect(tableOf('product_next_pages_by_month', input).rows).toMatchObject([
      { product_id: 1, sessions: 6, share_of_next_pages: 6 / 9 },
    ]);
  });

  test.each([
    ['no product has a page', []],
    [
      'the page is that of a product which the export does not know',
      [{ product_id: 9, page: '*' }],
    ],
  ])('is no product’s where %s', (_label, products) => {
    const input = shop(products);
    expect(tableOf('product_clickthrough_by_month', input).rows).toMatchObject([
      { clickthrough_rate: 0.9, to_product_rate: 0 },
    ]);
    expect(tableOf('product_next_pages_by_month', input).rows).toEqual([]);
  });
});

test.each(['product_clickthrough_by_month', 'product_next_pages_by_month'])(
  '%s is empty where nobody saw the list',
  (id) => {
    expect(tableOf(id, withoutEvents(tiny)).rows).toEqual([]);
  },
);
