import { describe, expect, test } from 'vitest';
import { axisFormat, percentTicks, roundTicks } from '../../../src/figures/parts/axes.ts';
import { tinyContext } from '../tiny-context.ts';

describe('roundTicks(low, high, steps)', () => {
  test.each([
    ['ends at or above the highest value', 0, 377_000, 4, [0, 100_000, 200_000, 300_000, 400_000]],
    ['ends at the highest value where that is round', 0, 40, 4, [0, 10, 20, 30, 40]],
    ['has no dust of binary fractions', 0, 0.3, 3, [0, 0.1, 0.2, 0.3]],
    ['reaches below zero for a fall', -0.4, 0.4, 4, [-0.4, -0.2, 0, 0.2, 0.4]],
    ['has a scale where every value is zero', 0, 0, 4, [0, 1]],
  ])('%s', (_, low, high, steps, expected) => {
    expect(roundTicks(low, high, steps)).toEqual(expected);
  });
});

test('percentTicks(format) shows a decimal only where a step needs it', () => {
  const format = percentTicks(tinyContext().format);
  expect([0.02, 0.04].map((tick, _, ticks) => format(tick, ticks))).toEqual(['2%', '4%']);
  expect([0.025, 0.05].map((tick, _, ticks) => format(tick, ticks))).toEqual(['2.5%', '5.0%']);
});

test('axisFormat(write, context) shows no decimal that no step needs', () => {
  const context = tinyContext();
  const { format } = context;
  const written = (write: (value: number) => string, ticks: readonly number[]) =>
    ticks.map((tick) => axisFormat(write, context)(tick, ticks));
  expect(written(format.percent, [0, 0.2])).toEqual(['0%', '20%']);
  expect(written(format.change, [-0.2, 0, 0.2])).toEqual(['−20%', '0%', '+20%']);
  expect(written(format.change, [0, 0.025])).toEqual(['0%', '+2.5%']);
  expect(written(format.moneyExact, [0, 50])).toEqual(['$0', '$50']);
  expect(written(format.compact, [0, 1000])).toEqual(['0', '1k']);
});
