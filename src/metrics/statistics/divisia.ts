/**
 * The change of an amount that is a product of factors, split into what each factor did: logarithmic mean Divisia index, additive (LMDI-I;
 * Ang, Energy Policy 33, 867, 2005). `ratios` are each factor's later value / its earlier one, all above zero; their product is `after /
 * before`. Whole parts, in the unit of the amounts, that add up to the change exactly.
 */
export function divisiaParts(before: number, after: number, ratios: readonly number[]): number[] {
  const weight = logarithmicMean(before, after);
  return wholeParts(
    ratios.map((ratio) => weight * Math.log(ratio)),
    after - before,
  );
}

/** The parts rounded to whole numbers that add up to `total`: what rounding leaves goes to the largest. */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const whole = parts.map(Math.round);
  const largest = whole.reduce(
    (at, part, index) => (Math.abs(part) > Math.abs(whole[at]!) ? index : at),
    0,
  );
  whole[largest]! += total - whole.reduce((sum, part) => sum + part, 0);
  return whole;
}

/** (b - a) / ln(b / a), between both; for equal amounts that amount. */
export function logarithmicMean(a: number, b: number): number {
  return a === b ? a : (b - a) / (Math.log(b) - Math.log(a));
}
