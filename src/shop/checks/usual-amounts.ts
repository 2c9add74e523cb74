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
  const counts = new Uint32Array(groups + 1);
  for (let item = 0; item < amounts.length; item += 1) counts[groupOf[item]! + 1]! += 1;
  for (let group = 0; group < groups; group += 1) counts[group + 1]! += counts[group]!;
  const next = counts.slice();
  const grouped = new Float64Array(amounts.length);
  for (let item = 0; item < amounts.length; item += 1)
    grouped[next[groupOf[item]!]!++] = amounts[item]!;
  return Float64Array.from({ length: groups }, (_, group) => {
    const own = grouped.subarray(counts[group], counts[group + 1]).sort();
    return own.length < ENOUGH ? Number.NaN : own[Math.ceil(own.length / 2) - 1]!;
  });
}

/** Whether an amount is far from the usual one. Nothing is far from what is not known or nothing itself. */
export function isFar(amount: number, usual: number): boolean {
  return usual > 0 && (amount >= usual * TIMES || amount * TIMES <= usual);
}
