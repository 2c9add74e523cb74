import { describe, expect, test } from 'vitest';
import { cssString, renderPageMargins } from '../../../src/base/theme/page-margins.ts';

describe('cssString(text) is one CSS string whatever the text holds', () => {
  test.each([
    ['plain text', 'Fuzzy Factory', '"Fuzzy Factory"'],
    ['letters beyond ASCII', 'Bärenfabrik – 熊', '"Bärenfabrik – 熊"'],
    ['a quotation mark', 'The "Bear"', '"The \\22 Bear\\22 "'],
    ['a backslash', 'a\\b', '"a\\5c b"'],
    ['a line break', 'a\nb', '"a\\a b"'],
    ['the end of a style element', '</style>', '"\\3c /style>"'],
  ])('%s', (_, text, expected) => {
    expect(cssString(text)).toBe(expected);
  });
});

describe('renderPageMargins', () => {
  const margins = { company: 'Fuzzy Factory', edition: 'Data to March 19, 2015' };

  test('puts the notice of a demonstration at the foot of every page', () => {
    const css = renderPageMargins({ ...margins, notice: 'Demonstration data' });
    expect(css).toMatchInlineSnapshot(`
      "@page {
        @top-left { content: "Fuzzy Factory"; }
        @top-right { content: "Data to March 19, 2015"; }
        @bottom-left { content: "Demonstration data"; }
        @bottom-right { content: counter(page) " / " counter(pages); }
      }
      @page :first {
        @top-left { content: none; }
        @top-right { content: none; }
      }
      "
    `);
  });

  test('leaves that foot out where there is no notice', () => {
    expect(renderPageMargins({ ...margins, notice: undefined })).not.toContain('@bottom-left');
  });
});
