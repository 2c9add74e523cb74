import { expect, test } from 'vitest';
import { divisiaParts, wholeParts } from '../../../src/metrics/statistics/divisia.ts';

test('divisiaParts gives equal parts to equal ratios, and none to what did not change', () => {
  expect(divisiaParts(1000, 4000, [2, 1, 2])).toEqual([1500, 0, 1500]);
});

test('divisiaParts tells a fall behind a rise', () => {
  // (4000 - 1000) / ln 4 = 2164.04 for each unit of a logarithm: ln 8 = 2.0794, ln 0.5 = -0.6931.
  expect(divisiaParts(1000, 4000, [8, 0.5])).toEqual([4500, -1500]);
});

test('divisiaParts of an amount that did not change are what its factors made of it', () => {
  expect(divisiaParts(1000, 1000, [Math.E, 1 / Math.E])).toEqual([1000, -1000]);
});

test.each([
  [[0.5, 0.5, 2.4], 3, [1, 1, 1]],
  [[-5.4, 2.2, 0], -4, [-6, 2, 0]],
])('wholeParts(%j, %d) gives what rounding leaves to the largest', (parts, total, expected) => {
  expect(wholeParts(parts, total)).toEqual(expected);
});
