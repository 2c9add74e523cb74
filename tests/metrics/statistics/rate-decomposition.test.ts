import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counts, decomposeRate } from '../../../src/metrics/statistics/rate-decomposition.ts';

const groups = (rows: Readonly<Record<string, [number, number]>>): Map<string, Counts> =>
  new Map(Object.entries(rows).map(([name, [trials, successes]]) => [name, { trials, successes }]));

describe('decomposeRate(before, after)', () => {
  test.each([
    // The whole went from 6.5 % to 8 %: phones from 3 % to 4 %, desktops from 10 % to 12 %, shares as they were.
    ['rates alone', { phone: [500, 20], desktop: [500, 60] }, 0.015, 0],
    // A tenth of all visits moved from phones to desktops, where 7 points more order.
    ['mix alone', { phone: [400, 12], desktop: [600, 60] }, 0, 0.007],
    // Phones 3 % to 4 % at a mean share of 0.45, desktops 10 % to 12 % at 0.55; a tenth moved between mean rates of 3.5 % and 11 %.
    ['both', { phone: [400, 16], desktop: [600, 72] }, 0.45 * 0.01 + 0.55 * 0.02, 0.1 * 0.075],
    // Half of the visits are of a group that there was not: its 1 % replaces half of each group's share.
    ['a group that came', { phone: [250, 7.5], desktop: [250, 25], social: [500, 5] }, 0, -0.0275],
    ['a group that went', { desktop: [1000, 100] }, 0, 0.035],
  ] as const)('tells %s', (_, after, rate, mix) => {
    const before = groups({ phone: [500, 15], desktop: [500, 50] });
    const parts = decomposeRate(
      before,
      groups(after as unknown as Record<string, [number, number]>),
    )!;
    expect(parts.rate).toBeCloseTo(rate, 12);
    expect(parts.mix).toBeCloseTo(mix, 12);
  });

  test('adds up to the change, whatever groups there are', () => {
    const counts = fc
      .tuple(fc.integer({ min: 0, max: 1e6 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([trials, share]): [number, number] => [trials, Math.round(trials * share)]);
    const shop = fc
      .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), counts, { minKeys: 1 })
      .filter((rows) => Object.values(rows).some(([trials]) => trials > 0));
    const whole = (rows: Record<string, [number, number]>): number => {
      const [trials, successes] = Object.values(rows).reduce(
        ([t, s], row) => [t + row[0], s + row[1]],
        [0, 0],
      );
      return successes / trials;
    };
    fc.assert(
      fc.property(shop, shop, (before, after) => {
        const { rate, mix } = decomposeRate(groups(before), groups(after))!;
        expect(rate + mix).toBeCloseTo(whole(after) - whole(before), 9);
      }),
      { seed: 1955 },
    );
  });

  test('has no parts where a period has no trials', () => {
    expect(decomposeRate(new Map(), groups({ phone: [1, 1] }))).toBeNull();
    expect(decomposeRate(groups({ phone: [1, 1] }), groups({ phone: [0, 0] }))).toBeNull();
  });
});
