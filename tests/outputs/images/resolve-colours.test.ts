import { describe, expect, test } from 'vitest';
import { resolveColours } from '../../../src/outputs/images/resolve-colours.ts';

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
