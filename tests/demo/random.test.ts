import { expect, test } from 'vitest';
import { createRandom, type Stage } from '../../demo/random.ts';

const firstThree = (seed: number, stage: Stage) => {
  const random = createRandom(seed, stage);
  return [random(), random(), random()];
};

test('createRandom(seed, stage) repeats itself', () => {
  expect(firstThree(5, 'orders')).toEqual(firstThree(5, 'orders'));
});

test.each([
  ['another seed', 6, 'orders'],
  ['another stage', 5, 'refunds'],
] as const)('createRandom(seed, stage) differs for %s', (_, seed, stage) => {
  expect(firstThree(seed, stage)).not.toEqual(firstThree(5, 'orders'));
});

test('createRandom(seed, stage) gives numbers from 0 to below 1, evenly', () => {
  const random = createRandom(5, 'orders');
  const tenths = new Array<number>(10).fill(0);
  for (let i = 0; i < 10_000; i += 1) tenths[Math.floor(random() * 10)]! += 1;
  // 1000 each; the standard deviation is 30. A number outside 0 to 1 would miss the ten.
  expect(Math.min(...tenths)).toBeGreaterThan(880);
  expect(tenths.reduce((sum, count) => sum + count, 0)).toBe(10_000);
});
