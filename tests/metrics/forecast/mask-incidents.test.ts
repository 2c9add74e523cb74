import { expect, test } from 'vitest';
import { maskIncidents } from '../../../src/metrics/forecast/mask-incidents.ts';

test.each<[string, number[], number[] | null]>([
  ['leaves months as they are', [4, 8, 16], [4, 8, 16]],
  ['puts the geometric mean of its neighbours in a month of nothing', [4, 0, 16], [4, 8, 16]],
  ['goes from one known month to the next by steps', [1, 0, 0, 8], [1, 2, 4, 8]],
  ['takes the last known month at the end, and the first at the beginning', [0, 3, 0], [3, 3, 3]],
  ['masks a month under a third of both neighbours', [10, 3.3, 10], [10, 10, 10]],
  ['keeps one that is a third of them', [9, 3, 9], [9, 3, 9]],
  ['keeps a fall that may last', [10, 10, 1], [10, 10, 1]],
  ['keeps a fall that lasts', [10, 1, 1, 1], [10, 1, 1, 1]],
  [
    'masks three months of the last twelve',
    [...Array(9).fill(5), 0, 0, 0],
    Array(12).fill(5) as number[],
  ],
  ['gives up at four', [...Array(9).fill(5), 0, 0, 0, 0], null],
  ['does not count older ones', [0, 0, 0, 0, ...Array(12).fill(5)], Array(16).fill(5) as number[]],
  ['gives up where nothing is known', [0, 0], null],
  ['gives up on no months', [], null],
])('maskIncidents %s', (_label, months, expected) => {
  const masked = maskIncidents(months);
  if (expected === null) expect(masked).toBeNull();
  else expect(masked!.map((value) => Math.round(value * 1e9) / 1e9)).toEqual(expected);
});
