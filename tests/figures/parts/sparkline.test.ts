import { expect, test } from 'vitest';
import { renderSparkline } from '../../../src/figures/parts/sparkline.ts';

// 120 by 32 with 4 at each side: x from 4 to 116, y from 28 (zero) to 4 (the highest).
test('renderSparkline(values) draws from zero and marks the last point', () => {
  const svg = renderSparkline([5, 0, 10]);
  expect(svg).toContain('d="M4,16L60,28L116,4"');
  expect(svg).toContain('<circle cx="116" cy="4" r="3" fill="var(--accent)"/>');
  expect(svg).toContain('aria-hidden="true"');
});

test('renderSparkline(values) leaves a gap for null and marks the last known point', () => {
  const svg = renderSparkline([10, null, 10, 5, null]);
  expect(svg).toContain('d="M4,4M60,4L88,16"');
  expect(svg).toContain('<circle cx="88" cy="16"');
});

test.each([
  ['no values', []],
  ['one known value', [null, 3]],
])('renderSparkline(values) is empty for %s', (_, values) => {
  expect(renderSparkline(values)).toBe('');
});

test('renderSparkline(values) lies on the zero line where all are zero', () => {
  expect(renderSparkline([0, 0])).toContain('d="M4,28L116,28"');
});
