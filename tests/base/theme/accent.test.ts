import { describe, expect, test } from 'vitest';
import { accentOf, GROUNDS, renderAccent } from '../../../src/base/theme/accent.ts';
import { renderIcon } from '../../../src/base/theme/icon.ts';
import { themeColours } from '../../../src/base/theme/theme-colours.ts';
import { contrast } from './colour.ts';

const BRANDS = ['#a63f27', '#0b6e4f', '#ffd400', '#1a237e', '#FF0000', '#000000', '#ffffff'];

test.each(['light', 'dark'] as const)('GROUNDS are those of the tokens, %s', (theme) => {
  expect(themeColours(theme)).toMatchObject(GROUNDS[theme]);
});

describe('accentOf(brand)', () => {
  test.each([
    ['light', 4.5],
    ['dark', 7],
  ] as const)('can be read in the %s theme, whatever the brand, %d:1', (theme, least) => {
    const { paper, surface } = themeColours(theme);
    for (const accent of BRANDS.map((brand) => accentOf(brand)[theme])) {
      expect(contrast(accent, paper!)).toBeGreaterThanOrEqual(least);
      expect(contrast(accent, surface!)).toBeGreaterThanOrEqual(least);
    }
  });

  test.each([
    ['#0b6e4f', { light: '#0b6e4f' }],
    ['#1a237e', { light: '#1a237e' }],
    ['#ffd400', { dark: '#ffd400' }],
  ])('leaves %s as it is where it can be read', (brand, as) => {
    expect(accentOf(brand)).toMatchObject(as);
  });

  test('is the one of the tokens where no brand colour is named', () => {
    expect(accentOf(undefined)).toEqual({
      light: themeColours('light').accent,
      dark: themeColours('dark').accent,
    });
  });
});

test('renderAccent(accent) outweighs the tokens in both themes', () => {
  expect(renderAccent({ light: '#0b6e4f', dark: '#64b895' })).toBe(
    'html:root { --accent: #0b6e4f; }\n@media screen and (prefers-color-scheme: dark) {\n  html:root { --accent: #64b895; }\n}\n',
  );
});

test('renderIcon(brand) has the accent and the paper of the light theme', () => {
  expect(renderIcon('#0b6e4f')).toContain('fill="#0b6e4f"');
  expect(renderIcon(undefined)).toContain(`fill="${themeColours('light').accent}"`);
  expect(renderIcon(undefined)).toContain(`stroke="${themeColours('light').paper}"`);
});
