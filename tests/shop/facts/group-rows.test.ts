import { describe, expect, test } from 'vitest';
import { groupRows } from '../../../src/shop/facts/group-rows.ts';

describe('groupRows(parents, count, time, id) arranges rows by parent, then time, then id', () => {
  test.each([
    ['in order', [0, 0, 1], [1, 2, 1], [1, 2, 3], [[0, 1], [2]]],
    ['rows of one parent out of order', [0, 0, 0], [3, 1, 2], [1, 2, 3], [[1, 2, 0]]],
    ['equal times by id', [0, 0], [5, 5], [9, 4], [[1, 0]]],
    [
      'parents interleaved, one without rows',
      [2, 0, 2, 0],
      [4, 3, 2, 1],
      [1, 2, 3, 4],
      [[3, 1], [], [2, 0]],
    ],
    ['no rows', [], [], [], [[], []]],
    [
      'many rows of one parent, last first',
      Array.from({ length: 100 }, () => 0),
      Array.from({ length: 100 }, (_, row) => Math.floor((99 - row) / 2)),
      Array.from({ length: 100 }, (_, row) => 99 - row),
      [Array.from({ length: 100 }, (_, place) => 99 - place)],
    ],
  ])('%s', (_label, parents, times, ids, expected) => {
    const { start, rows } = groupRows(
      Uint32Array.from(parents),
      expected.length,
      Float64Array.from(times),
      Float64Array.from(ids),
    );
    expect(
      expected.map((_, parent) => [...rows.subarray(start[parent], start[parent + 1])]),
    ).toEqual(expected);
  });
});
