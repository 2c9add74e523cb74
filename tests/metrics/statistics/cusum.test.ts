import { describe, expect, test } from 'vitest';
import { type JudgedWeek, watchForRise } from '../../../src/metrics/statistics/cusum.ts';
import { exactProportionInterval } from '../../../src/metrics/statistics/proportions.ts';
import { RegimeHistory } from '../../../src/metrics/statistics/regimes.ts';
import { STABLE_PRODUCTS, simulatedWeeks } from './simulated-weeks.ts';

const week = (successes: number, trials = 100, usual: number | null = 0.1): JudgedWeek => ({
  successes,
  trials,
  usual,
});

describe('watchForRise(weeks)', () => {
  // At 10 % usually, doubled odds are 2/11: a success adds ln 2, a hundred trials take 100 ln 1.1 = 9.531.
  const added = (successes: number): number => successes * Math.LN2 - 100 * Math.log(1.1);

  test.each<[string, JudgedWeek[], number[]]>([
    ['never falls below zero', [week(10), week(0)], [0, 0]],
    ['adds up', [week(15), week(16)], [added(15), added(15) + added(16)]],
    ['falls with a good week', [week(18), week(12)], [added(18), added(18) + added(12)]],
    ['begins anew after an alert', [week(22), week(15)], [added(22), added(15)]],
    ['says nothing before there is a usual rate', [week(90, 100, null)], [0]],
    [
      'says nothing of a rate that was never above zero, or is one',
      [week(9, 9, 0), week(9, 9, 1)],
      [0, 0],
    ],
    ['says nothing of a week without trials', [week(18), week(0, 0)], [added(18), added(18)]],
  ])('%s', (_label, weeks, sums) => {
    const watched = watchForRise(weeks);
    expect(watched).toHaveLength(sums.length);
    for (const [place, { sum }] of watched.entries()) expect(sum).toBeCloseTo(sums[place]!, 12);
  });

  test('alerts from ln 200 on', () => {
    // 5.298: 21 successes give 5.025, 22 give 5.718.
    expect(watchForRise([week(21)])[0]!.isAlert).toBe(false);
    expect(watchForRise([week(22)])[0]!.isAlert).toBe(true);
  });

  test('is the log-likelihood ratio of the two rates', () => {
    const logLikelihood = (rate: number): number => 17 * Math.log(rate) + 83 * Math.log(1 - rate);
    const { sum } = watchForRise([week(17)])[0]!;
    expect(sum).toBeCloseTo(logLikelihood(2 / 11) - logLikelihood(1 / 10), 12);
  });

  test.each([
    [0.005, 250],
    [0.03, 60],
    [0.06, 250],
    [0.15, 15],
  ])(
    'gives at most one false alert in 200 weeks at a known rate of %d and %i items a week',
    (rate, items) => {
      const weeks = simulatedWeeks(5, { items, rates: Array<number>(4000).fill(rate) });
      const alerts = watchForRise(weeks.map((each) => ({ ...each, usual: rate }))).filter(
        ({ isAlert }) => isAlert,
      );
      expect(alerts.length).toBeLessThanOrEqual(4000 / 200);
      // A watch that never alerts would keep to that, too.
      expect(alerts.length).toBeGreaterThan(0);
    },
  );
});

/** As the weekly refunds are judged: by the most that the level so far allows. */
function alertsOf(weeks: ReturnType<typeof simulatedWeeks>): number[] {
  const history = new RegimeHistory(weeks);
  const judged = weeks.map((each, place) => {
    const level = history.levelAfter(place);
    return {
      ...each,
      usual: level && exactProportionInterval(level.successes, level.trials)!.high,
    };
  });
  return watchForRise(judged).flatMap(({ isAlert }, place) => (isAlert ? [place] : []));
}

describe('judged by the most that the product’s level allows', () => {
  test('products whose rate never changes have at most one alert in 200 weeks', () => {
    let [weeks, alerts] = [0, 0];
    STABLE_PRODUCTS.forEach((product, kind) => {
      for (let seed = 1; seed <= 10; seed += 1) {
        weeks += product.rates.length;
        alerts += alertsOf(simulatedWeeks(1000 * kind + seed, product)).length;
      }
    });
    expect(weeks).toBe(20_800);
    expect(alerts).toBeLessThanOrEqual(weeks / 200);
  });

  test.each([
    ['a busy product', 200, 0.04, 0.24],
    ['a small one', 60, 0.04, 0.24],
    ['a doubling, of many items', 800, 0.04, 0.08],
  ])('a fault of %s is found within two weeks', (_label, items, rate, fault) => {
    const rates = [...Array<number>(60).fill(rate), fault, fault, fault, fault];
    for (let seed = 1; seed <= 20; seed += 1) {
      const [first] = alertsOf(simulatedWeeks(seed, { items, rates })).filter((at) => at >= 60);
      expect(first, `seed ${seed}`).toBeLessThanOrEqual(61);
    }
  });
});
