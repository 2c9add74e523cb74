import { expect, test } from 'vitest';
import { keyFigureColumns } from '../../../src/site/components/key-figure-columns.ts';

test.each([
  [0, 1],
  [1, 1],
  [3, 3],
  [4, 4],
  [5, 5],
  [6, 3],
  [7, 4],
  [8, 4],
  [9, 3],
  [12, 4],
])('keyFigureColumns(%i) is %i, so that rows come out full where they can', (count, expected) => {
  expect(keyFigureColumns(count)).toBe(expected);
});
