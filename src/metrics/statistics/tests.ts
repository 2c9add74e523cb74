import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import type { Proportion } from './proportions.ts';

/**
 * P-values adjusted so that the chance of any false finding among them stays within the level (Holm, Scand. J. Statist. 6, 1979). In the
 * order given; null stays null and does not count.
 */
export function holm(pValues: readonly (number | null)[]): (number | null)[] {
  const ordered = pValues
    .map((pValue, index) => ({ pValue, place: index }))
    .filter((entry): entry is { pValue: number; place: number } => entry.pValue !== null)
    .sort((a, b) => a.pValue - b.pValue);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let largest = 0;
  ordered.forEach(({ pValue, place }, rank) => {
    largest = Math.max(largest, Math.min(1, pValue * (ordered.length - rank)));
    adjusted[place] = largest;
  });
  return adjusted;
}

/** P-value that counts so far from the expected shares arise by chance (Pearson's chi-square): tells a split that was not split as meant. Null without counts. */
export function sampleRatioPValue(
  counts: readonly number[],
  shares: readonly number[],
): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0 || counts.length < 2) return null;
  const distance = counts.reduce((sum, count, index) => {
    const expected = total * shares[index]!;
    return sum + (count - expected) ** 2 / expected;
  }, 0);
  return 1 - chisquareCdf(distance, counts.length - 1);
}

/**
 * Two-sided p-value that a rate is the same on both sides in every stratum: the weighted sum of the strata's differences over its standard error
 * if they were (each stratum's variance pooled, as in the tests of Cochran, Biometrics 10, 1954, and of Mantel and Haenszel, J. Natl. Cancer
 * Inst. 22, 1959, with the weights that are given instead of theirs). With one stratum it is the z test of two proportions. Null where nothing varies,
 * and where a side has more successes than trials.
 */
export function stratifiedPValue(
  strata: readonly { a: Proportion; b: Proportion; weight: number }[],
): number | null {
  let difference = 0;
  let variance = 0;
  for (const { a, b, weight } of strata) {
    if (a.successes > a.trials || b.successes > b.trials) return null;
    const pooled = (a.successes + b.successes) / (a.trials + b.trials);
    difference += weight * (b.successes / b.trials - a.successes / a.trials);
    variance += weight ** 2 * pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials);
  }
  return variance > 0 ? 2 * normalCdf(-Math.abs(difference) / Math.sqrt(variance), 0, 1) : null;
}
