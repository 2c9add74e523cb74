import { formatHex, interpolate } from 'culori';
import { expect, test } from 'vitest';
import { themeColours } from '../../../src/base/theme/theme-colours.ts';
import { FULLEST_BEHIND_TEXT } from '../../../src/figures/forms/heat-figure.ts';
import { contrast } from '../../base/theme/colour.ts';

test.each(['light', 'dark'] as const)(
  'a value written on the fullest cell is read in the %s theme, 4.5:1',
  (theme) => {
    const { paper, c1, ink } = themeColours(theme) as Record<'paper' | 'c1' | 'ink', string>;
    const cell = formatHex(interpolate([paper, c1], 'oklab')(FULLEST_BEHIND_TEXT / 100));
    expect(contrast(ink, cell)).toBeGreaterThanOrEqual(4.5);
  },
);
