import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ImageFonts, loadImageFonts } from '../../../src/outputs/images/image-fonts.ts';
import { renderPng } from '../../../src/outputs/images/render-png.ts';

/** Names beside Latin letters, as a title has them. */
const NAMES: readonly (readonly [script: string, name: string])[] = [
  ['Greek', 'Ω'],
  ['Hebrew', 'דובי'],
  ['Hebrew, isolated', '\u2068דובי\u2069'],
  ['Arabic', 'دب'],
  ['Thai', 'หมี'],
  ['Japanese', 'くま'],
  ['Chinese', '们'],
  ['Korean', '곰'],
  ['an emoji', '🧸'],
  ['a joined emoji', '👩‍👩‍👧‍👦'],
  ['an emoji with a colour of skin', '👍🏽'],
  ['a flag', '🇩🇪'],
  ['a letter and an accent', 'e\u0301'],
  ['a script without a font', 'ᚠ'],
  ['a mark without a font', 'Z\u0337'],
];

let folder: string;
let fonts: ImageFonts;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'image-fonts-'));
  const texts = ['Bear <>"', ...NAMES.map(([, name]) => name)];
  fonts = await loadImageFonts(texts, path.join(folder, 'fonts'));
});
afterAll(() => {
  fonts.remove();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

function draw(text: string): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="5" y="30" font-family="Inter" font-size="20">${text}</text></svg>`;
  return renderPng(svg, 1, fonts);
}

describe('a PNG', () => {
  test.each(NAMES)('shows %s', async (_, name) => {
    const nothing = name.replaceAll(/./gu, ' ');
    expect((await draw(`Bear ${name}`)).equals(await draw(`Bear ${nothing}`))).toBe(false);
  });

  test('shows all of a joined emoji’s line', async () => {
    const [, family] = NAMES.find(([script]) => script === 'a joined emoji')!;
    expect((await draw(`${family} Bear`)).equals(await draw(`${family}     `))).toBe(false);
  });

  test('is the same for the same text', async () => {
    expect((await draw('דובי 🧸')).equals(await draw('דובי 🧸'))).toBe(true);
  });
});

describe('drawable(svg)', () => {
  test.each([
    ['a box for each character that no font has', 'ᚠᚠ', '□□'],
    ['one for a character and its marks', 'ᚠ\u0337', '□'],
    ['a letter and a box for its mark', 'Z\u0337', 'Z□'],
    ['the first of joined emoji', '👩‍👩‍👧‍👦🧸', '👩🧸'],
    ['a country’s letters for a flag', '🇩🇪', 'DE'],
    ['what isolates a name', '\u2068דובי\u2069', '\u2068דובי\u2069'],
  ])('has %s', (_, text, expected) => {
    expect(fonts.drawable(`<text class="a">${text}</text>`)).toBe(
      `<text class="a">${expected}</text>`,
    );
  });
});

test('css has Inter and Fraunces alone', () => {
  const families = [...fonts.css.matchAll(/font-family:"([^"]+)"/g)].map(([, name]) => name);
  expect([...new Set(families)]).toEqual(['Inter', 'Fraunces']);
});

test('measure(text, style) knows the characters of every font, and takes an em for one that none has', () => {
  const style = { family: 'Inter', weight: 400, size: 10 } as const;
  expect(fonts.measure('ᚠ', style)).toBe(10);
  expect(fonts.measure('く', style)).toBe(10);
  expect(fonts.measure('🧸', style)).toBeGreaterThan(10);
});
