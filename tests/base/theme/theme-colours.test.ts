import { expect, test } from 'vitest';
import { themeColours } from '../../../src/base/theme/theme-colours.ts';

test('themeColours(theme) are those of its own block', () => {
  expect(themeColours('light')).toMatchObject({ paper: '#fbf8f3', band: 'rgb(29 27 25 / 9%)' });
  expect(themeColours('dark')).toMatchObject({ paper: '#171513', band: 'rgb(241 236 228 / 12%)' });
});
