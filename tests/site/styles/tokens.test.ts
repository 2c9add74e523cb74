import { describe, expect, test } from 'vitest';
import { themeColours } from '../../../src/base/theme/theme-colours.ts';
import { contrast, distance, VISIONS } from '../../base/theme/colour.ts';

const THEMES = {
  light: themeColours('light'),
  dark: themeColours('dark'),
};
const CATEGORIES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
const PAIRS = CATEGORIES.flatMap((first, index) =>
  CATEGORIES.slice(index + 1).map((second) => [first, second] as const),
);

describe.each(Object.entries(THEMES))('the %s theme', (_, theme) => {
  test.each(['ink', 'ink-2', 'accent', ...CATEGORIES.map((name) => `${name}-text`)])(
    '--%s is readable as text, 4.5:1 on paper and surface',
    (name) => {
      expect(contrast(theme[name]!, theme.paper!)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme[name]!, theme.surface!)).toBeGreaterThanOrEqual(4.5);
    },
  );

  test.each(CATEGORIES)('--%s stands out from paper, 3:1', (name) => {
    expect(contrast(theme[name]!, theme.paper!)).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(VISIONS))('categories are apart under %s', (_vision, matrix) => {
    const distances = PAIRS.map(([a, b]) => distance(theme[a]!, theme[b]!, matrix));
    expect(Math.min(...distances)).toBeGreaterThanOrEqual(15);
  });
});
