import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf';

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
