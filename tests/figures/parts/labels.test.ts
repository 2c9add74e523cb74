import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shorten, spread, textWidth, widest, wrap } from '../../../src/figures/parts/labels.ts';

describe('spread(wanted, gap, low, high)', () => {
  test.each([
    ['leaves labels that do not touch', [10, 50, 90], [10, 50, 90]],
    ['pushes two apart evenly', [50, 50], [40, 60]],
    // The mean of 10, 12 and 14 is 12; at steps of 20 that is -8, 12, 32, and the edge lifts all by 8.
    ['keeps the lowest inside', [10, 12, 14], [0, 20, 40]],
    ['keeps the highest inside', [99, 98], [100, 80]],
    ['keeps the order of the input', [60, 10], [60, 10]],
    [
      'shrinks the gap where there is no room',
      [1, 2, 3, 4, 5, 6, 7],
      [0, 16.7, 33.3, 50, 66.7, 83.3, 100],
    ],
    ['places one label where it wants to be', [30], [30]],
    ['places nothing for none', [], []],
  ])('%s', (_, wanted, expected) => {
    const places = spread(wanted, 20, 0, 100);
    expect(places.map((place) => Math.round(place * 10) / 10)).toEqual(expected);
  });

  test('never overlaps, leaves the frame or changes the order', () => {
    const wanted = fc.array(fc.double({ min: -50, max: 150, noNaN: true }), { maxLength: 5 });
    fc.assert(
      fc.property(wanted, (values) => {
        const places = spread(values, 20, 0, 100);
        const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
        const sorted = order.map((index) => places[index]!);
        for (const [i, place] of sorted.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
          if (i > 0) expect(place - sorted[i - 1]!).toBeGreaterThanOrEqual(20 - 1e-9);
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

test('textWidth(text, fontSize) grows with both, gives wide characters room and counts a surrogate pair once', () => {
  expect(textWidth('abcd', 10)).toBeCloseTo(2 * textWidth('ab', 10));
  expect(textWidth('ab', 20)).toBeCloseTo(2 * textWidth('ab', 10));
  expect(textWidth('🧸🧸', 10)).toBeCloseTo(21);
  expect(textWidth('WWW', 10)).toBeCloseTo(25);
  expect(textWidth('熊熊熊', 10)).toBeCloseTo(25);
});

test('widest(texts, fontSize) is that of the longest text, 0 for none', () => {
  expect(widest(['a', 'abc'], 10)).toBe(textWidth('abc', 10));
  expect(widest([], 10)).toBe(0);
});

test('shorten(text, width, fontSize) cuts only what does not fit', () => {
  // 0.58 em each: ten letters at 10 px take 58.
  expect(shorten('abcdefghij', 58, 10)).toBe('abcdefghij');
  expect(shorten('abcdefghij', 40, 10)).toBe('abcde…');
  expect(shorten('a'.repeat(10_000), 100, 10).length).toBeLessThan(20);
});

describe('wrap(text, width, fontSize, most)', () => {
  // At size 1 a letter takes 0.58, so a width of 5.8 holds ten.
  test.each([
    ['one line where it fits', 'Mini bears', 3, 'Mini bears'],
    ['breaks at spaces', 'The Hudson River', 3, 'The Hudson\nRiver'],
    [
      'cuts what the last line cannot hold',
      'The Hudson River Mini bear',
      2,
      'The Hudson\nRiver Min…',
    ],
    ['cuts a word that no line holds', 'Abcdefghijklmno bear', 3, 'Abcdefghi…\nbear'],
    ['nothing of nothing', '', 3, ''],
  ])('%s', (_, text, most, expected) => {
    expect(wrap(text, 5.8, 1, most)).toBe(expected);
  });
});
