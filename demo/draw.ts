/**
 * Drawing by weight. Only the four rules of arithmetic are used on the numbers drawn: they give the same bits everywhere, which
 * `Math.exp`, `Math.log` and `Math.pow` do not promise.
 */
import type { Random } from './random.ts';

/** Running sums of weights, for `pick`. Weights are at least 0. */
export function cumulate(weights: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i += 1) {
    sum += weights[i]!;
    sums[i] = sum;
  }
  return sums;
}

/** An index drawn with chance in proportion to its weight. Throws when all weights are 0. */
export function pick(sums: Float64Array, random: Random): number {
  const total = sums[sums.length - 1] ?? 0;
  if (total <= 0) throw new RangeError('pick: there is nothing to choose from');
  const aim = random() * total;
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! > aim) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Exactly `count` of the candidates, each with a chance close to in proportion to its propensity, in the candidates' order
 * (sequential Poisson sampling, Ohlsson 1998: the smallest of uniform number over propensity are taken). A candidate of
 * propensity 0 is never taken. Throws when fewer than `count` can be.
 */
export function chooseExactly(
  candidates: Uint32Array,
  count: number,
  propensity: (candidate: number) => number,
  random: Random,
): Uint32Array {
  const ranks = new Float64Array(candidates.length);
  for (let i = 0; i < ranks.length; i += 1) {
    const chance = propensity(candidates[i]!);
    // The number is drawn in any case: who is eligible must not move the chances of those who come after.
    const drawn = random();
    ranks[i] = chance > 0 ? drawn / chance : Number.POSITIVE_INFINITY;
  }
  const sorted = ranks.slice().sort();
  const last = count === 0 ? -1 : (sorted[count - 1] ?? Number.POSITIVE_INFINITY);
  if (last === Number.POSITIVE_INFINITY) {
    throw new RangeError(`chooseExactly: ${count} wanted of ${candidates.length} candidates`);
  }
  const chosen = new Uint32Array(count);
  let taken = 0;
  for (let i = 0; i < ranks.length && taken < count; i += 1) {
    if (ranks[i]! <= last) chosen[taken++] = candidates[i]!;
  }
  return chosen;
}

/** The whole numbers below `count` in random order (Fisher and Yates). */
export function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i -= 1) {
    const other = Math.floor(random() * (i + 1));
    const held = order[i]!;
    order[i] = order[other]!;
    order[other] = held;
  }
  return order;
}

/** The whole numbers below `times.length`, ordered by time and, within one second, as they stood. */
export function orderByTime(times: Float64Array): Uint32Array {
  const count = times.length;
  let start = Number.POSITIVE_INFINITY;
  for (const time of times) start = Math.min(start, time);
  // Time and position in one number: a typed array sorts numbers many times faster than a comparison function.
  const keys = times.map((time, i) => (time - start) * count + i).sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i += 1) order[i] = keys[i]! % count;
  return order;
}
