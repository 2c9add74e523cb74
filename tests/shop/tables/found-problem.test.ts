import { describe, expect, test } from 'vitest';
import { isPattern, listed, mergeCauses, shareOf } from '../../../src/shop/tables/found-problem.ts';

const problem = (file: string, row?: number, more: object = {}) => ({
  kind: 'k',
  file,
  ...(row === undefined ? {} : { row }),
  ...more,
});

describe('mergeCauses(problems)', () => {
  test('keeps those without a cause, in their order', () => {
    const problems = [problem('a', 1), problem('a', 2), problem('b')];
    expect(mergeCauses(problems)).toEqual(problems);
  });

  test('makes one of those of a cause, with their files, rows and places', () => {
    const cause = { cause: 'c' };
    const found = mergeCauses([
      problem('a', 3, { ...cause, message: 'wrong' }),
      problem('a', 5, cause),
      problem('a', 9, cause),
      problem('b', 7, cause),
      problem('c', 1, cause),
      problem('d', undefined, cause),
      problem('e', 2, { ...cause, place: 'x of e (all 4 rows)' }),
      problem('f', 1),
    ]);
    expect(found).toEqual([
      problem('a', 3, {
        message: 'wrong; the same in x of e (all 4 rows), rows 5 and 9, row 7 of b, c and d',
      }),
      problem('f', 1),
    ]);
  });
});

test.each([
  [1, 1, true],
  [1, 2, false],
  [2, 2, true],
  [2, 4, false],
  [3, 4, true],
  [5, 100, false],
  [6, 1_000_000, true],
])('isPattern(%i, %i) is %s', (count, rows, expected) => {
  expect(isPattern(count, rows)).toBe(expected);
});

test.each([
  [4, 4, 'all 4 rows'],
  [1, 1, 'its only row'],
  [1200, 9457, '1,200 of 9,457 rows (13%)'],
  [6, 1_188_124, '6 of 1,188,124 rows (below 1%)'],
  [9999, 10_000, '9,999 of 10,000 rows (nearly all)'],
])('shareOf(%i, %i) is %s', (count, rows, expected) => {
  expect(shareOf(count, rows)).toBe(expected);
});

test('listed(names) is a list in words, and counts what is beyond a dozen', () => {
  expect(listed(['a'])).toBe('a');
  expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
  expect(listed(Array.from({ length: 1500 }, () => 'a'))).toBe(
    `${Array.from({ length: 12 }, () => 'a').join(', ')} and 1,488 more`,
  );
});
