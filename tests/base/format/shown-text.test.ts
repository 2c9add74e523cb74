import { describe, expect, test } from 'vitest';
import { isolateEach, shownText } from '../../../src/base/format/shown-text.ts';

describe('shownText(text)', () => {
  test.each([
    ['leaves a text from left to right as it is', 'Bear <b> 🧸 "é"', 'Bear <b> 🧸 "é"'],
    ['isolates one from right to left', 'דובי 5', '\u2068דובי 5\u2069'],
    ['isolates one that has a single such letter', 'Bear ب', '\u2068Bear ب\u2069'],
    ['shows an override by its number', '\u202egnp.exe', '[U+202E]gnp.exe'],
    ['shows what would end the isolation', 'דובי\u2069!', '\u2068דובי[U+2069]!\u2069'],
    ['shows a control character', 'a\u0001b\u0085', 'a[U+0001]b[U+0085]'],
    ['leaves tabs and line ends', 'a\tb\r\nc', 'a\tb\r\nc'],
    ['leaves nothing as nothing', '', ''],
  ])('%s', (_, text, expected) => {
    expect(shownText(text)).toBe(expected);
  });

  test('cuts a text that is too long to print, and keeps two of one beginning apart', () => {
    const long = 'W'.repeat(10_000);
    expect(shownText(long)).toMatch(/^W{1000}… \(10000 characters, [0-9a-f]{8}\)$/);
    expect(shownText(`${long}V`)).not.toBe(shownText(`${long}W`));
    expect(shownText(`${'W'.repeat(999)}🧸W`)).toMatch(/^W{999}… \(1001 characters/);
    expect(shownText('W'.repeat(1000))).toBe('W'.repeat(1000));
  });

  test('keeps texts that differ by a control character apart', () => {
    expect(shownText('a\u202eb')).not.toBe(shownText('ab'));
  });
});

test.each([
  ['none', ['a', 'b'], ['a', 'b']],
  ['a name in one line', ['a \u2068b\u2069', 'c'], ['a \u2068b\u2069', 'c']],
  [
    'a name over three lines',
    ['\u2068a', 'b', 'c\u2069 d'],
    ['\u2068a\u2069', '\u2068b\u2069', '\u2068c\u2069 d'],
  ],
  ['a name whose beginning was cut off', ['b\u2069 c'], ['\u2068b\u2069 c']],
])('isolateEach(lines) isolates %s', (_, lines, expected) => {
  expect(isolateEach(lines)).toEqual(expected);
});

test('shownText(text) cuts between characters, and keeps those beyond U+FFFF before the cut', () => {
  expect(shownText(`🧸${'a'.repeat(1000)}`).startsWith('🧸a')).toBe(true);
});
