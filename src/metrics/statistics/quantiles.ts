/**
 * The quantile of values at a share between 0 and 1, by linear interpolation between the two nearest (Hyndman and Fan, Am. Stat. 50, 1996,
 * definition 7: that of spreadsheets and NumPy); 0.5 is the median. Null without values.
 */
export function quantileOf(values: readonly number[], share: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)]!;
  return below + (place - Math.floor(place)) * (sorted[Math.ceil(place)]! - below);
}
