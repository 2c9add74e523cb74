import { describe, expect, test } from 'vitest';
import { metricsInput, rowsOf, tableOf } from './tiny-input.ts';
import { type Week, weeklyShop, weeksAlike } from './weekly-shop.ts';

const TABLE = 'refund_regimes';

test('the tiny shop has none, since no week is ripe', async () => {
  expect(tableOf(TABLE, await metricsInput()).rows).toEqual([]);
});

describe('the regimes of a product', () => {
  const weeks: Week[] = [
    ...weeksAlike(20, 200, 12),
    ...weeksAlike(20, 200, 4),
    ...weeksAlike(4, 200, 48),
    ...weeksAlike(20, 200, 4),
  ];

  test('are a level that fell for good, an incident, and the level since', () => {
    const table = tableOf(TABLE, weeklyShop(weeks));
    expect(
      rowsOf(table, [
        'window_start',
        'window_end',
        'weeks',
        'kind',
        'is_latest',
        'items',
        'refunds',
      ]),
    ).toEqual([
      ['2014-01-06', '2014-05-25', 20, 'level', 0, 4000, 240],
      ['2014-05-26', '2014-10-12', 20, 'level', 0, 4000, 80],
      ['2014-10-13', '2014-11-09', 4, 'incident', 0, 800, 192],
      ['2014-11-10', '2015-03-29', 20, 'level', 1, 4000, 80],
    ]);
  });

  test('are measured by the level before, an incident left out', () => {
    expect(
      rowsOf(tableOf(TABLE, weeklyShop(weeks)), [
        'refund_rate',
        'prior_rate',
        'refunds_above_prior',
      ]),
    ).toEqual([
      [0.06, null, null],
      [0.02, 0.06, 80 - 4000 * 0.06],
      [0.24, 0.02, 192 - 800 * 0.02],
      [0.02, 0.02, 0],
    ]);
  });

  test('end with the last ripe week', () => {
    const table = tableOf(
      TABLE,
      weeklyShop([...weeksAlike(20, 200, 4), ...weeksAlike(3, 200, 0)], 15),
    );
    expect(rowsOf(table, ['window_end', 'items', 'is_latest'])).toEqual([['2014-05-25', 4000, 1]]);
  });
});
