import { describe, expect, test } from 'vitest';
import type { PublishedTable } from '../../../src/metrics/definitions/table-definition.ts';
import { reachedMeasure } from '../../../src/shop/cubes/traffic.ts';
import { cubeOf, withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const STEPS = ['landing', 'products', 'product', 'cart', 'shipping', 'billing', 'order'];

/** Sessions of the steps by group. */
const reached = (table: PublishedTable): Record<string, unknown[]> =>
  Object.fromEntries(
    [...Map.groupBy(table.rows, (row) => String(row[table.grain[0]!]))].map(([group, rows]) => [
      group,
      rows.map(({ sessions }) => sessions),
    ]),
  );

describe('a funnel', () => {
  test.each<[string, Record<string, number[]>]>([
    // S1 to S7 and S8 to S10.
    ['funnel_by_quarter', { '2014-Q4': [7, 5, 4, 4, 3, 3, 3], '2015-Q1': [3, 2, 1, 1, 1, 1, 1] }],
    // Mobile are S3, S7 and S9, and all of them land on /lander.
    ['funnel_by_device', { desktop: [7, 5, 4, 4, 3, 3, 3], mobile: [3, 2, 1, 1, 1, 1, 1] }],
    [
      'funnel_by_landing_page',
      { '/home': [7, 5, 4, 4, 3, 3, 3], '/lander': [3, 2, 1, 1, 1, 1, 1] },
    ],
    [
      'funnel_by_channel',
      {
        bsearch_nonbrand: [1, 0, 0, 0, 0, 0, 0],
        direct_type_in: [2, 2, 1, 1, 1, 1, 1],
        gsearch_nonbrand: [2, 1, 1, 1, 1, 1, 1],
        organic_search: [2, 2, 2, 2, 2, 2, 2],
        other: [1, 0, 0, 0, 0, 0, 0],
        paid_brand: [1, 1, 1, 1, 0, 0, 0],
        paid_social: [1, 1, 0, 0, 0, 0, 0],
      },
    ],
    // From the product's page on: the bear's is seen by S2, S6, S7 and S8, the panda's by S4.
    ['funnel_by_product', { 1: [4, 4, 3, 3, 3], 2: [1, 1, 1, 1, 1] }],
  ])('%s counts the sessions that saw each step', (id, expected) => {
    expect(reached(tableOf(id, tiny))).toEqual(expected);
  });

  test('stands in the order of the path, with the share of the step before and of the first', () => {
    const rows = tableOf('funnel_by_channel', tiny).rows.filter(
      ({ channel }) => channel === 'paid_brand',
    );
    expect(rows.map((row) => [row.step, row.position, row.of_previous, row.of_first])).toEqual([
      ['landing', 1, null, 1],
      ['products', 2, 1, 1],
      ['product', 3, 1, 1],
      ['cart', 4, 1, 1],
      ['shipping', 5, 0, 0],
      // None of none.
      ['billing', 6, null, 0],
      ['order', 7, null, 0],
    ]);
  });

  test('by product keeps two products of one name apart', () => {
    const products = { ...tiny.products, name: ['The Tiny Bear', 'The Tiny Bear'] };
    expect(reached(tableOf('funnel_by_product', { ...tiny, products }))).toEqual({
      1: [4, 4, 3, 3, 3],
      2: [1, 1, 1, 1, 1],
    });
  });

  test('by product begins at the product’s page', () => {
    expect(rowsOf(tableOf('funnel_by_product', tiny), ['step', 'position']).slice(0, 2)).toEqual([
      ['product', 1],
      ['cart', 2],
    ]);
  });

  test('marks the quarters that the data do not cover', () => {
    expect(tableOf('funnel_by_quarter', tiny).rows.every(({ complete }) => complete === 0)).toBe(
      true,
    );
    const coverage = { ...tiny.coverage, firstWholeDay: 0 };
    const [first] = tableOf('funnel_by_quarter', { ...tiny, coverage }).rows;
    expect(first).toMatchObject({ period: '2014-Q4', complete: 1 });
  });

  test('by landing page leaves out sessions without a page view, which reach no step elsewhere', () => {
    const nowhere = cubeOf(
      ['day', 'landing_page', 'device_type', 'sessions', ...tiny.config.funnel.map(reachedMeasure)],
      [[16000, '', 'desktop', 2, ...STEPS.map(() => 0)]],
    );
    const input = { ...tiny, cubes: { ...tiny.cubes, traffic: nowhere } };
    expect(tableOf('funnel_by_landing_page', input).rows).toEqual([]);
    expect(rowsOf(tableOf('funnel_by_device', input), ['step', 'sessions', 'of_first'])).toEqual(
      STEPS.map((step) => [step, 0, null]),
    );
  });

  test.each([
    'funnel_by_quarter',
    'funnel_by_device',
    'funnel_by_channel',
    'funnel_by_landing_page',
    'funnel_by_product',
  ])('%s is empty when nothing ever happened', (id) => {
    expect(tableOf(id, withoutEvents(tiny)).rows).toEqual([]);
  });
});
