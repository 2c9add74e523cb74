import { createRandom } from '../../../demo/random.ts';
import type { Proportion } from '../../../src/metrics/statistics/proportions.ts';

/** Weeks of so many items on average, each of which comes back with the chance of its week, by a seed. */
export function simulatedWeeks(
  seed: number,
  { items, rates }: { items: number; rates: readonly number[] },
): Proportion[] {
  const random = createRandom(seed, 'refunds');
  return rates.map((rate) => {
    const trials = Math.max(1, Math.round(items * (0.6 + 0.8 * random())));
    const successes = Array.from({ length: trials }, random).filter((draw) => draw < rate).length;
    return { successes, trials };
  });
}

/** Kinds of products whose refund rate never changes: few or many items a week, rare and common refunds. */
export const STABLE_PRODUCTS = [0.005, 0.013, 0.03, 0.06, 0.15].flatMap((rate) =>
  [5, 15, 60, 250].map((items) => ({ items, rates: Array<number>(104).fill(rate) })),
);
