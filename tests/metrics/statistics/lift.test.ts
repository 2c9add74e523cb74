import { describe, expect, test } from 'vitest';
import { liftOverIndependence } from '../../../src/metrics/statistics/lift.ts';

const beside = (own: [number, number], others: [number, number]) => ({
  own: { successes: own[0], trials: own[1] },
  others: { successes: others[0], trials: others[1] },
});

describe('liftOverIndependence(strata)', () => {
  test('by hand: 10 of 100 beside 90 of 300', () => {
    const found = liftOverIndependence([beside([10, 100], [90, 300])])!;
    expect(found).toMatchObject({ observed: 10, expected: 25, lift: 0.4 });
    // Variance of the logarithm: (1/10 - 1/100)² · 9 + (1/100)² · 63 = 0.0792.
    const half = 1.959963984540054 * Math.sqrt(0.0792);
    expect(found.interval!.low).toBeCloseTo(0.4 * Math.exp(-half), 12);
    expect(found.interval!.high).toBeCloseTo(0.4 * Math.exp(half), 12);
  });

  test('is that of Katz for a group beside all others that vastly outnumber it', () => {
    // Then the rate of all is known, and the variance of the logarithm is (1 - p) / k.
    const { interval } = liftOverIndependence([beside([40, 100], [2e9, 1e10])])!;
    expect(Math.log(interval!.high / interval!.low) / 2).toBeCloseTo(
      1.959963984540054 * Math.sqrt(0.6 / 40),
      6,
    );
  });

  test('adds strata up, so that what differs between them for all cancels', () => {
    const found = liftOverIndependence([
      beside([10, 100], [30, 300]),
      beside([60, 300], [20, 100]),
    ]);
    expect(found!.lift).toBeCloseTo(1, 12);
    expect(found!.interval!.low).toBeLessThan(1);
    expect(found!.interval!.high).toBeGreaterThan(1);
  });

  test('a stratum in which one side is missing changes nothing', () => {
    const one = [beside([10, 100], [90, 300])];
    expect(liftOverIndependence([...one, beside([7, 9], [0, 0]), beside([0, 0], [3, 5])])).toEqual(
      liftOverIndependence(one),
    );
  });

  test('without a success of its own it is 0 and has no interval', () => {
    expect(liftOverIndependence([beside([0, 100], [90, 300])])).toEqual({
      observed: 0,
      expected: 22.5,
      lift: 0,
      interval: null,
    });
  });

  test('is absent where nobody succeeds or nothing can be compared', () => {
    expect(liftOverIndependence([beside([0, 100], [0, 300])])).toBeNull();
    expect(liftOverIndependence([beside([5, 100], [0, 0])])).toBeNull();
    expect(liftOverIndependence([])).toBeNull();
  });

  test('has no interval where nothing varies, rather than one of no width', () => {
    const always = liftOverIndependence([beside([3, 3], [5, 5])])!;
    expect(always).toMatchObject({ lift: 1, interval: null });
  });
});
