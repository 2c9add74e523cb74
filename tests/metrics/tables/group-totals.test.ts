import { describe, expect, test } from 'vitest';
import { GroupTotals } from '../../../src/metrics/tables/group-totals.ts';
import { cubeOf } from './inline-cubes.ts';

describe('GroupTotals', () => {
  const totals = new GroupTotals(
    cubeOf(
      ['day', 'channel', 'device_type', 'sessions', 'orders'],
      [
        [12, 'direct', 'mobile', 5, 1],
        [10, 'direct', 'mobile', 1, 0],
        [11, 'direct', 'desktop', 2, 1],
        [11, 'direct', 'mobile', 3, 2],
        [14, 'social', 'mobile', 7, 0],
      ],
    ),
    ['channel', 'device_type'],
    ['sessions', 'orders'],
  );

  test.each([
    [
      'all days',
      10,
      15,
      { 'direct mobile': [9, 3], 'direct desktop': [2, 1], 'social mobile': [7, 0] },
    ],
    ['the first day, not the end', 11, 12, { 'direct mobile': [3, 2], 'direct desktop': [2, 1] }],
    ['a day on which nothing happened', 13, 14, {}],
    ['days before the data', 1, 10, {}],
    ['days after them', 15, 99, {}],
  ] as const)('sums each group over %s', (_, start, end, expected) => {
    const found = [...totals.between({ start, end })].map(([group, { sessions, orders }]) => [
      group,
      [sessions, orders],
    ]);
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('has no group where there is no row', () => {
    const empty = new GroupTotals(
      cubeOf(['day', 'channel', 'sessions'], []),
      ['channel'],
      ['sessions'],
    );
    expect(empty.between({ start: 0, end: 9 }).size).toBe(0);
  });
});
