import { describe, expect, test } from 'vitest';
import type { MetricsInput } from '../../../src/metrics/definitions/input.ts';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';

const tiny = await metricsInput();
const COUNTS = ['sessions', 'revenue', 'first_touch_sessions', 'first_touch_revenue'];

describe('first_touch_by_quarter', () => {
  test('gives what a user bought later to what brought the user at first', () => {
    // User 1 came back directly (S5) and user 2 by organic search (S8), which bought: both first came by gsearch.
    const table = tableOf('first_touch_by_quarter', tiny);
    expect(rowsOf(table, ['period', 'kind', ...COUNTS])).toEqual([
      ['2014-Q4', 'free', 3, 145.97, 2, 145.97],
      ['2014-Q4', 'paid_brand', 1, 0, 1, 0],
      ['2014-Q4', 'paid_nonbrand', 3, 49.99, 4, 49.99],
      ['2015-Q1', 'free', 1, 49.99, 0, 0],
      ['2015-Q1', 'other', 1, 0, 1, 0],
      ['2015-Q1', 'paid_nonbrand', 0, 0, 1, 49.99],
      ['2015-Q1', 'paid_social', 1, 0, 1, 0],
    ]);
    expect(table.rows[2]).toMatchObject({
      share_of_sessions: 3 / 7,
      share_of_revenue: 4999 / 19596,
      first_touch_share: 4999 / 19596,
    });
    expect(table.rows[5]).toMatchObject({ share_of_revenue: 0, first_touch_share: 1 });
  });
});

describe('concentration_by_owner', () => {
  test('puts paid, brand and free search of one company together', () => {
    // gsearch: S1, S2, the brand's S6, free S7; and S8.
    const table = tableOf('concentration_by_owner', tiny);
    expect(rowsOf(table, ['period', 'owner', ...COUNTS])).toEqual([
      ['2014-Q4', '(none)', 2, 95.98, 1, 95.98],
      ['2014-Q4', 'bsearch', 1, 0, 1, 0],
      ['2014-Q4', 'gsearch', 4, 99.98, 5, 99.98],
      ['2015-Q1', '(none)', 1, 0, 1, 0],
      ['2015-Q1', 'gsearch', 1, 49.99, 1, 49.99],
      ['2015-Q1', 'socialbook', 1, 0, 1, 0],
    ]);
    expect(table.rows[2]).toMatchObject({
      share_of_sessions: 4 / 7,
      share_of_revenue: 9998 / 19596,
    });
  });

  test('has no rows where no rule names an owner', () => {
    const channels = tiny.config.channels.map(({ owner: _, ...rule }) => rule);
    const input: MetricsInput = { ...tiny, config: { ...tiny.config, channels } };
    expect(tableOf('concentration_by_owner', input).rows).toEqual([]);
  });
});

test('free_visits_by_quarter tells new visits from returns of those whom an advertisement brought', () => {
  const table = tableOf('free_visits_by_quarter', tiny);
  const columns = ['period', 'origin', 'sessions', 'orders', 'share_of_free', 'share_of_sessions'];
  expect(rowsOf(table, columns)).toEqual([
    ['2014-Q4', 'after_paid', 1, 0, 1 / 3, 1 / 7],
    ['2014-Q4', 'new', 2, 2, 2 / 3, 2 / 7],
    ['2015-Q1', 'after_paid', 1, 1, 1, 1 / 3],
  ]);
});
