import tCdf from '@stdlib/stats-base-dists-t-cdf';
import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Sample } from './means.ts';
import type { Interval } from './proportions.ts';

/** Where all units have one ratio, rounding leaves so much variance at most. */
const ROUNDING = 1e-20;

/** One unit of observation, such as a day or a week: an amount, and what it is per (sessions, orders, or 1 for the unit itself). */
export interface Part {
  top: number;
  bottom: number;
}

/** A relative change with its 95 % interval and the two-sided p-value of no change. */
export interface Change extends Interval {
  change: number;
  pValue: number;
}

/**
 * The relative change b / a - 1 of two ratios, each the sum of tops over the sum of bottoms of its units. The variance of a ratio is the linearised
 * one over units (Cochran, Sampling Techniques, 3rd ed., 1977, 2.11), so that units that differ more than chance alone would explain widen
 * it; the change is that of the logarithms, so that it never falls below -1; degrees of freedom by Satterthwaite (1946). Days that hang together
 * belong into one unit: t tests of few long blocks hold their level where each block's days depend on each other (Ibragimov and Müller, J.
 * Bus. Econ. Stat. 28, 2010). A unit with a bottom of zero holds nothing and does not count. Null with fewer than two units that count,
 * without a positive ratio, or without any spread on either side.
 */
export function ratioChange(a: readonly Part[], b: readonly Part[]): Change | null {
  return contrast([ratioOf(a)], [ratioOf(b)]);
}

/**
 * The relative change of b / a beyond that of a control's b / a: the difference in differences of the logarithms (Angrist and Pischke, Mostly
 * Harmless Econometrics, 2009, 5.2), with variances as in `ratioChange`. Null where either change is.
 */
export function ratioChangeAgainst(
  [a, b]: readonly [readonly Part[], readonly Part[]],
  [controlA, controlB]: readonly [readonly Part[], readonly Part[]],
): Change | null {
  return contrast([ratioOf(a), ratioOf(controlB)], [ratioOf(b), ratioOf(controlA)]);
}

/**
 * A ratio of sums over units with its 95 % interval: the variance of `ratioChange`, on the logarithm, with the t
 * distribution of the units less one. Null with fewer than two units that count, without a positive ratio, or without any spread but that
 * of rounding.
 */
export function ratioInterval(parts: readonly Part[]): (Interval & { ratio: number }) | null {
  const found = ratioOf(parts);
  if (found === null || found.variance < ROUNDING) return null;
  const half = tQuantile(0.975, found.units - 1) * Math.sqrt(found.variance);
  return {
    ratio: found.value,
    low: found.value * Math.exp(-half),
    high: found.value * Math.exp(half),
  };
}

/**
 * The relative change b / a - 1 of two means that both vary: the logarithm of their ratio, with its variance by the delta method (Hedges, Gurevitch
 * and Curtis, Ecology 80, 1999); degrees of freedom by Satterthwaite (1946). Null without positive means, with fewer than two values on a side,
 * or without any spread.
 */
export function meanChange(a: Sample, b: Sample): Change | null {
  return contrast([logMean(a)], [logMean(b)]);
}

/** A positive value, the variance of its logarithm, and the units behind it. */
interface Estimate {
  value: number;
  variance: number;
  units: number;
}

/** The product of the upper values over that of the lower ones, less one. */
function contrast(
  lower: readonly (Estimate | null)[],
  upper: readonly (Estimate | null)[],
): Change | null {
  const all = [...lower, ...upper].filter((each) => each !== null);
  if (all.length < lower.length + upper.length) return null;
  const variance = all.reduce((sum, each) => sum + each.variance, 0);
  if (variance === 0) return null;
  const freedom =
    variance ** 2 / all.reduce((sum, each) => sum + each.variance ** 2 / (each.units - 1), 0);
  const product = (side: readonly (Estimate | null)[]): number =>
    side.reduce((of, each) => of * each!.value, 1);
  const ratio = product(upper) / product(lower);
  const error = Math.sqrt(variance);
  const half = tQuantile(0.975, freedom) * error;
  return {
    change: ratio - 1,
    low: ratio * Math.exp(-half) - 1,
    high: ratio * Math.exp(half) - 1,
    pValue: 2 * tCdf(-Math.abs(Math.log(ratio)) / error, freedom),
  };
}

function ratioOf(parts: readonly Part[]): Estimate | null {
  const counted = parts.filter(({ bottom }) => bottom > 0);
  const units = counted.length;
  const top = sumOf(counted, (part) => part.top);
  if (units < 2 || top <= 0) return null;
  const value = top / sumOf(counted, (part) => part.bottom);
  const spread = sumOf(counted, (part) => (part.top - value * part.bottom) ** 2) / (units - 1);
  return { value, variance: (units * spread) / top ** 2, units };
}

function logMean({ n, mean, variance }: Sample): Estimate | null {
  return n < 2 || mean <= 0 ? null : { value: mean, variance: variance / n / mean ** 2, units: n };
}

function sumOf(parts: readonly Part[], value: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + value(part), 0);
}
