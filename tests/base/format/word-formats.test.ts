import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../../src/base/format/create-formatter.ts';

const format = createFormatter({ locale: 'en-US', currency: 'USD' });

describe('words for numbers', () => {
  test.each([
    ['word', 0, 'none'],
    ['word', 7, 'seven'],
    ['word', 11, '11'],
    ['word', null, '–'],
    ['direction', 0.02, 'rose by 2.0%'],
    ['direction', -0.02, 'fell by 2.0%'],
    ['direction', 0, 'did not change'],
    ['direction', null, '–'],
    ['more', 1.588, '159% more'],
    ['more', -0.031, '3.1% less'],
    ['more', 0, 'no more'],
    ['above', 0.5, '50.0% above'],
    ['above', -0.5, '50.0% below'],
    ['above', null, '–'],
  ] as const)('%s of %s is "%s"', (name, value, expected) => {
    expect(format.format(value, name)).toBe(expected);
  });
});
