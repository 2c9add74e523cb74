import { describe, expect, test } from 'vitest';
import { chooseExactly, cumulate, orderByTime, pick, shuffled } from '../../demo/draw.ts';
import { createRandom } from '../../demo/random.ts';

const numbers = (...values: number[]) => {
  let next = 0;
  return () => values[next++ % values.length]!;
};

describe('pick(sums, random)', () => {
  // Weights 1, 0, 3 give sums 1, 1, 4: below a quarter the first, from there on the third.
  test.each([
    ['the lowest number', 0, 0],
    ['just below the first border', 0.2499, 0],
    ['the first border', 0.25, 2],
    ['the highest number', 0.9999, 2],
  ])('%s', (_, drawn, index) => {
    expect(pick(cumulate([1, 0, 3]), numbers(drawn))).toBe(index);
  });

  test.each([
    ['no weights', []],
    ['weights of 0', [0, 0]],
  ])('throws for %s', (_, weights) => {
    expect(() => pick(cumulate(weights), numbers(0.5))).toThrow(RangeError);
  });
});

describe('chooseExactly(candidates, count, propensity, random)', () => {
  const candidates = Uint32Array.of(7, 8, 9);

  test('takes the smallest of number over propensity, in the order of the candidates', () => {
    // 0.8 / 0.8 = 1; 0.3 / 0.1 = 3; 0.4 / 1 = 0.4
    const propensity = (candidate: number) => ({ 7: 0.8, 8: 0.1, 9: 1 })[candidate]!;
    const chosen = chooseExactly(candidates, 2, propensity, numbers(0.8, 0.3, 0.4));
    expect([...chosen]).toEqual([7, 9]);
  });

  test('takes exactly as many where candidates tie', () => {
    const chosen = chooseExactly(candidates, 2, () => 1, numbers(0.5));
    expect([...chosen]).toEqual([7, 8]);
  });

  test('takes none when none is wanted', () => {
    expect(chooseExactly(candidates, 0, () => 1, numbers(0)).length).toBe(0);
  });

  test('throws when a candidate of propensity 0 would have to be taken', () => {
    const onlySeven = (candidate: number) => (candidate === 7 ? 1 : 0);
    expect(() => chooseExactly(candidates, 2, onlySeven, numbers(0))).toThrow(RangeError);
  });

  test('takes in proportion to propensity', () => {
    const all = Uint32Array.from({ length: 20_000 }, (_, i) => i);
    const chosen = chooseExactly(
      all,
      2_000,
      (i) => (i % 2 === 0 ? 0.3 : 0.1),
      createRandom(1, 'orders'),
    );
    // Three quarters, 1500; the standard deviation is below 20.
    expect(chosen.filter((i) => i % 2 === 0).length).toBeGreaterThan(1_420);
    expect(chosen.filter((i) => i % 2 === 0).length).toBeLessThan(1_580);
  });
});

test('orderByTime(times) keeps the order of rows within one second', () => {
  expect([...orderByTime(Float64Array.of(30, 10, 30, 10))]).toEqual([1, 3, 0, 2]);
});

test('orderByTime(times) of no rows is empty', () => {
  expect(orderByTime(new Float64Array(0)).length).toBe(0);
});

test('shuffled(count, random) holds each number once and moves most of them', () => {
  const order = shuffled(100, createRandom(1, 'returns'));
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i));
  expect(order.filter((value, i) => value === i).length).toBeLessThan(10);
});
