import { expect, test } from 'vitest';
import { wrapText } from '../../../src/outputs/images/wrap-text.ts';

const measure = (text: string) => [...text].length;

test.each([
  ['words that fit', 'one two', 10, ['one two']],
  ['at the last space that fits', 'one two three', 8, ['one two', 'three']],
  ['inside a word wider than a line', 'abcdefghij k', 4, ['abcd', 'efgh', 'ij k']],
  ['not at a space that keeps words together', '12 34\u00a056', 5, ['12', '34\u00a056']],
  ['not inside what a reader takes for one character', '👩‍👧👩‍👧', 3, ['👩‍👧', '👩‍👧']],
  [
    'a name that is isolated',
    '\u2068ab cd\u2069 ef',
    4,
    ['\u2068ab\u2069', '\u2068cd\u2069', 'ef'],
  ],
  ['nothing', ' ', 4, []],
])('wraps %s', (_, text, width, lines) => {
  expect(wrapText(text, width, measure)).toEqual(lines);
});

test('ends in an ellipsis where there are more lines than allowed', () => {
  expect(wrapText('one two three four five', 8, measure, 2)).toEqual(['one two', 'three…']);
  expect(wrapText('abcdefghijkl', 4, measure, 2)).toEqual(['abcd', 'efg…']);
});
