/** What something usually costs: the measure for a single amount. */

/** Amounts that a group must have for its usual amount to be known. */
const ENOUGH = 3;
/** An amount is unusual from so many times the usual on, or up to that part of it. */
const TIMES = 5;

/** Several checks ask for the same amounts. */
const known = new WeakMap<Float64Array, Float64Array>();

/** The usual amount of each group (a product, a campaign): the lower median; NaN where there are too few. */
export function usualAmounts(
  groups: number,
  groupOf: ArrayLike<number>,
  amounts: Float64Array,
): Float64Array {
  const usual = known.get(amounts) ?? lowerMedians(groups, groupOf, amounts);
  known.set(amounts, usual);
  return usual;
}

/** The same of groups that nothing else asks for. */
export function lowerMedians(
  groups: number,
  groupOf: ArrayLike<number>,
  amounts: Float64Array,
): Float64Array {
  return quantilesOf({ groups, groupOf, amounts }, [0.5])[0]!;
}

/** What is asked of groups of amounts. */
interface Grouped {
  groups: number;
  /** Group of each amount; those of a group beyond the last are left out. */
  groupOf: ArrayLike<number>;
  amounts: Float64Array;
}

/** For each of these shares, the least amount of each group that so many of its amounts do not exceed; NaN where there are too few. */
export function quantilesOf(
  { groups, groupOf, amounts }: Grouped,
  shares: readonly number[],
): Float64Array[] {
  const ends = new Uint32Array(groups + 2);
  for (let item = 0; item < amounts.length; item += 1) ends[groupOf[item]! + 1]! += 1;
  for (let group = 0; group <= groups; group += 1) ends[group + 1]! += ends[group]!;
  const next = ends.slice();
  const grouped = new Float64Array(amounts.length);
  for (let item = 0; item < amounts.length; item += 1)
    grouped[next[groupOf[item]!]!++] = amounts[item]!;
  const quantiles = shares.map(() => new Float64Array(groups).fill(Number.NaN));
  for (let group = 0; group < groups; group += 1) {
    const own = grouped.subarray(ends[group], ends[group + 1]);
    if (own.length < ENOUGH) continue;
    // Most products cost the same for months.
    if (own.some((amount) => amount !== own[0])) own.sort();
    for (const [place, share] of shares.entries())
      quantiles[place]![group] = own[Math.ceil(own.length * share) - 1]!;
  }
  return quantiles;
}

/** Whether an amount is far from the usual one. Nothing is far from what is not known or nothing itself. */
export function isFar(amount: number, usual: number): boolean {
  return usual > 0 && (amount >= usual * TIMES || amount * TIMES <= usual);
}
