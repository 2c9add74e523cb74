import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './proportions.ts';

/** A sample by its size, mean and unbiased variance. */
export interface Sample {
  n: number;
  mean: number;
  variance: number;
}

/** A sample from the count, the sum and the sum of squares of its values. */
export function sampleOf(n: number, sum: number, squares: number): Sample {
  const mean = n > 0 ? sum / n : 0;
  // Rounding may leave a hair below zero where all values are equal.
  const variance = n > 1 ? Math.max(0, (squares - n * mean ** 2) / (n - 1)) : 0;
  return { n, mean, variance };
}

/**
 * The difference b - a of two means with its 95 % interval and two-sided p-value, without the assumption of equal variances (Welch,
 * Biometrika 34, 1947; degrees of freedom by Satterthwaite, 1946). Null with fewer than two values in a sample or without any spread.
 */
export function welch(
  a: Sample,
  b: Sample,
): (Interval & { difference: number; pValue: number }) | null {
  if (a.n < 2 || b.n < 2) return null;
  const partA = a.variance / a.n;
  const partB = b.variance / b.n;
  const error = Math.sqrt(partA + partB);
  if (error === 0) return null;
  const freedom = (partA + partB) ** 2 / (partA ** 2 / (a.n - 1) + partB ** 2 / (b.n - 1));
  const difference = b.mean - a.mean;
  const half = tQuantile(0.975, freedom) * error;
  return {
    difference,
    low: difference - half,
    high: difference + half,
    pValue: 2 * tCdf(-Math.abs(difference / error), freedom),
  };
}
