import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lightColours, mixInOkLab, resolveColours } from '../../src/images/light-colours.ts';

const colours = {
  ink: '#1d1b19',
  paper: '#ffffff',
  c1: '#000000',
  band: 'rgb(29 27 25 / 9%)',
};

describe('resolveColours(svg, colours)', () => {
  test.each([
    ['<a fill="var(--ink)"/>', '<a fill="#1d1b19"/>'],
    ['<a stroke="currentColor"/>', '<a stroke="#1d1b19"/>'],
    ['<a fill="none" stroke="url(#x-1)"/>', '<a fill="none" stroke="url(#x-1)"/>'],
    ['<a fill="var(--band)"/>', '<a fill="#1d1b19" fill-opacity="0.09"/>'],
    // CSS Color 4: half black, half white in OKLab is #636363.
    ['<a fill="color-mix(in oklab, var(--c1) 50%, var(--paper))"/>', '<a fill="#636363"/>'],
    ['<a class="strong"/>', '<a font-weight="600"/>'],
    ['<a class="other"/>', '<a/>'],
  ])('turns %s into %s', (svg, expected) => {
    expect(resolveColours(svg, colours)).toBe(expected);
  });

  test('refuses a colour that the theme does not have', () => {
    expect(() => resolveColours('<a fill="var(--c9)"/>', colours)).toThrow('no colour --c9');
  });
});

test('mixInOkLab(first, second, part) has its ends', () => {
  expect(mixInOkLab('#3d61ab', '#fbf8f3', 1)).toBe('#3d61ab');
  expect(mixInOkLab('#3d61ab', '#fbf8f3', 0)).toBe('#fbf8f3');
});

test('lightColours() are those of the light theme, and the icon has its accent and paper', () => {
  const { accent, paper, c6, band } = lightColours() as Record<string, string>;
  expect([accent, paper, c6].every((colour) => /^#[0-9a-f]{6}$/.test(colour!))).toBe(true);
  expect(paper! > '#f0').toBe(true);
  expect(band).toMatch(/^rgb\(/);
  const icon = readFileSync(new URL('../../public/favicon.svg', import.meta.url), 'utf8');
  expect(icon).toContain(`fill="${accent}"`);
  expect(icon).toContain(`stroke="${paper}"`);
});
