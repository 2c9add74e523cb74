import { expect, test } from 'vitest';
import { withoutEvents } from './inline-cubes.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();

test('visit_types_by_quarter keeps first and later sessions apart', () => {
  expect(
    rowsOf(tableOf('visit_types_by_quarter', tiny), [
      'period',
      'visit_type',
      'complete',
      'sessions',
      'orders',
      'conversion_rate',
      'revenue',
      'revenue_per_session',
      'share_of_sessions',
    ]),
  ).toEqual([
    // All but S5 of S1 to S7 are new: orders 1, 2 and 3, 49.99 + 95.98 + 49.99. In January S8 comes back and orders.
    ['2014-Q4', 'new', 0, 6, 3, 1 / 2, 195.96, 32.66, 6 / 7],
    ['2014-Q4', 'repeat', 0, 1, 0, 0, 0, 0, 1 / 7],
    ['2015-Q1', 'new', 0, 2, 0, 0, 0, 0, 2 / 3],
    ['2015-Q1', 'repeat', 0, 1, 1, 1, 49.99, 49.99, 1 / 3],
  ]);
});

test('visit_types_by_channel shares each channel’s sessions out', () => {
  expect(
    rowsOf(tableOf('visit_types_by_channel', tiny), [
      'channel',
      'visit_type',
      'sessions',
      'orders',
      'share_of_channel',
    ]),
  ).toEqual([
    ['bsearch_nonbrand', 'new', 1, 0, 1],
    ['direct_type_in', 'new', 1, 1, 1 / 2],
    ['direct_type_in', 'repeat', 1, 0, 1 / 2],
    ['gsearch_nonbrand', 'new', 2, 1, 1],
    ['organic_search', 'new', 1, 1, 1 / 2],
    ['organic_search', 'repeat', 1, 1, 1 / 2],
    ['other', 'new', 1, 0, 1],
    ['paid_brand', 'new', 1, 0, 1],
    ['paid_social', 'new', 1, 0, 1],
  ]);
});

test.each(['visit_types_by_quarter', 'visit_types_by_channel'])(
  '%s is empty when nothing ever happened',
  (id) => {
    expect(tableOf(id, withoutEvents(tiny)).rows).toEqual([]);
  },
);
