import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FONT_NAMES, fontCharacters, renderFont } from '../../../src/base/theme/fonts.ts';

describe('renderFont', () => {
  test.each(FONT_NAMES)('renderFont(%j) gives the same woff2 on every run', async (name) => {
    const [first, second] = [await renderFont(name), await renderFont(name)];
    expect(Buffer.from(first.slice(0, 4)).toString('latin1')).toBe('wOF2');
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  test('both fonts together stay within 48 KB', async () => {
    const fonts = await Promise.all(FONT_NAMES.map(renderFont));
    const bytes = fonts.reduce((sum, font) => sum + font.byteLength, 0);
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(48 * 1024);
  });
});

test('fontCharacters() has each character once, and the characters of a report', () => {
  const characters = [...fontCharacters()];
  expect(new Set(characters).size).toBe(characters.length);
  expect(characters).toEqual(expect.arrayContaining([...'A9%$é€£¥–—−×·‘’“”…']));
});

test('fonts.css names exactly the fonts that are served', () => {
  const css = readFileSync(new URL('../../../src/site/styles/fonts.css', import.meta.url), 'utf8');
  const served = [...css.matchAll(/url\("\.\.\/fonts\/([a-z]+)\.woff2"\)/g)].map(
    ([, name]) => name,
  );
  expect(served.sort()).toEqual([...FONT_NAMES].sort());
});
