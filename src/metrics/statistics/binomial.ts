import betaCdf from '@stdlib/stats-base-dists-beta-cdf';

/**
 * The chance of at least so many successes when each trial succeeds with this probability: the upper tail of the binomial, by its identity
 * with the beta distribution (Abramowitz and Stegun 26.5.24). 1 for no successes.
 */
export function binomialUpperTail(successes: number, trials: number, probability: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  if (probability <= 0) return 0;
  if (probability >= 1) return 1;
  return betaCdf(probability, successes, trials - successes + 1);
}
