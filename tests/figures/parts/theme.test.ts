import { expect, test } from 'vitest';
import {
  channelColour,
  channelTextColour,
  hatch,
  hatchColour,
  productColour,
  productTextColour,
} from '../../../src/figures/parts/theme.ts';
import { tinyContext } from '../tiny-context.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const context = tinyContext({}, { products: names, channels: names });

test.each([
  ['channelColour', channelColour, 'var(--c1)', 'var(--c6)'],
  ['channelTextColour', channelTextColour, 'var(--c1-text)', 'var(--c6-text)'],
  ['productColour', productColour, 'var(--c1)', 'var(--c6)'],
  ['productTextColour', productTextColour, 'var(--c1-text)', 'var(--c6-text)'],
])(
  '%s(context, name) follows the place, and is the second ink beyond the palette',
  (_, colour, first, sixth) => {
    expect(colour(context, 'a')).toBe(first);
    expect(colour(context, 'f')).toBe(sixth);
    expect(colour(context, 'g')).toBe('var(--ink-2)');
    expect(colour(context, 'unknown')).toBe('var(--ink-2)');
  },
);

test('hatchColour(id) is the colour that hatch(colour) was given, null for another id', () => {
  expect(hatch('var(--ink-2)')).toBe('url(#hatch-ink-2)');
  expect(hatchColour('hatch-ink-2')).toBe('var(--ink-2)');
  expect(hatchColour('plot-clip-1')).toBeNull();
});
