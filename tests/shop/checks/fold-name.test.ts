import { describe, expect, test } from 'vitest';
import { foldName, foldUrl, misreadUtf8, showName } from '../../../src/shop/checks/fold-name.ts';

describe('foldName(name)', () => {
  test.each([
    ['case', 'Desktop', 'desktop'],
    ['blanks at the ends', ' desktop\t', 'desktop'],
    ['a blank that does not break', 'tiny\u00a0bear', 'tiny bear'],
    ['blanks within', 'tiny  bear', 'tiny bear'],
    ['separators', 'tiny_bear', 'Tiny-Bear'],
    ['plus for a blank', 'tiny+bear', 'tiny bear'],
    ['percent signs', 'tiny%20bear', 'tiny bear'],
    ['percent signs twice', 'tiny%2520bear', 'tiny bear'],
    ['percent signs of UTF-8', 'caf%C3%A9', 'café'],
    ['a letter and its accent', 'cafe\u0301', 'café'],
    ['letters of full width', 'ｇｓｅａｒｃｈ', 'gsearch'],
    ['a ligature', 'oﬃce', 'office'],
    ['a space without width', 'g\u200bsearch', 'gsearch'],
    ['a soft hyphen', 'g\u00adsearch', 'gsearch'],
    ['a mark of byte order', '\ufeffgsearch', 'gsearch'],
    ['a mark of direction', '\u202egsearch', 'gsearch'],
    ['a Cyrillic letter', 'gѕearch', 'gsearch'],
    ['capital Greek letters', 'ΜΟΒΙLΕ', 'mobile'],
    ['UTF-8 read as Latin-1', 'CafÃ©', 'café'],
    ['UTF-8 read as windows-1252', 'Bearâ€™s', 'bears'],
    ['quotes', '"desktop"', 'desktop'],
  ])('%s make no difference: %j, %j', (_, one, other) => {
    expect(foldName(one)).toBe(foldName(other));
  });

  test.each([
    ['gsearch', 'bsearch'],
    ['g_ad_1', 'g_ad_2'],
    ['/billing', '/billing-2'],
    ['brand', 'nonbrand'],
    ['mobile', 'mobiles'],
    ['100%', '100'],
  ])('%j and %j are two', (one, other) => {
    expect(foldName(one)).not.toBe(foldName(other));
  });
});

describe('foldUrl(url)', () => {
  test.each([
    ['/cart/', '/cart'],
    ['/cart?sid=1', '/cart'],
    ['/cart#top', '/cart'],
    ['/Cart', '/cart'],
    ['/index.html', '/'],
    ['/home/index.php', '/home'],
    ['https://www.gsearch.com/', 'http://gsearch.com'],
  ])('%j is %j', (one, other) => {
    expect(foldUrl(one)).toBe(foldUrl(other));
  });

  test('a query tells pages apart where the pages of products have one', () => {
    expect(foldUrl('/item?id=1', true)).not.toBe(foldUrl('/item?id=2', true));
    expect(foldUrl('/item/?id=1')).toBe(foldUrl('/item'));
  });
});

test.each([
  ['CafÃ©', 'Café'],
  ['naÃ¯ve Ã©tÃ©', 'naïve été'],
  ['Bearâ€™s', 'Bear’s'],
  ['Café', undefined],
  ['Ünal', undefined],
  ['日本', undefined],
  ['plain', undefined],
])('misreadUtf8(%j) is %j', (text, before) => {
  expect(misreadUtf8(text)).toBe(before);
});

test.each([
  [['desktop\u00a0'], String.raw`"desktop\u{a0}"`],
  [['gѕearch', 'gsearch'], String.raw`"g\u{455}earch"`],
  [['Café'], '"Café"'],
  [['x'.repeat(90)], `"${'x'.repeat(80)}…"`],
])('showName(...%j) is %s', (given, shown) => {
  expect(showName(...(given as [string, string?]))).toBe(shown);
});
