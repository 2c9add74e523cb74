import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import type { Interval } from './proportions.ts';

/** Where all units have one ratio, rounding leaves so much variance at most. */
const ROUNDING = 1e-20;

/** One unit of observation, such as a day: an amount, and what it is per (sessions, orders, or 1 for the unit itself). */
export interface Part {
  top: number;
  bottom: number;
}

/**
 * 95 % interval of the relative change b / a - 1 of two ratios, each the sum of tops over the sum of bottoms of its units. The variance of
 * a ratio is the linearised one over units (Cochran, Sampling Techniques, 3rd ed., 1977, 2.11), so that days that differ more than chance
 * alone would explain widen it; the change is that of the logarithms, so that it never falls below -1; degrees of freedom by Satterthwaite
 * (1946). A unit with a bottom of zero holds nothing and does not count. Null with fewer than two units that count, without a positive
 * ratio, or without any spread on either side.
 */
export function ratioChangeInterval(
  a: readonly Part[],
  b: readonly Part[],
): (Interval & { change: number }) | null {
  const [before, after] = [ratioOf(a), ratioOf(b)];
  if (before === null || after === null) return null;
  const variance = before.variance + after.variance;
  if (variance === 0) return null;
  const freedom =
    variance ** 2 /
    (before.variance ** 2 / (before.units - 1) + after.variance ** 2 / (after.units - 1));
  const half = tQuantile(0.975, freedom) * Math.sqrt(variance);
  const ratio = after.ratio / before.ratio;
  return { change: ratio - 1, low: ratio * Math.exp(-half) - 1, high: ratio * Math.exp(half) - 1 };
}

/**
 * A ratio of sums over units with its 95 % interval, in the same way: the linearised variance over units, on the logarithm, with the t
 * distribution of the units less one. Null with fewer than two units that count, without a positive ratio, or without any spread but that
 * of rounding.
 */
export function ratioInterval(parts: readonly Part[]): (Interval & { ratio: number }) | null {
  const found = ratioOf(parts);
  if (found === null || found.variance < ROUNDING) return null;
  const half = tQuantile(0.975, found.units - 1) * Math.sqrt(found.variance);
  return {
    ratio: found.ratio,
    low: found.ratio * Math.exp(-half),
    high: found.ratio * Math.exp(half),
  };
}

/** A ratio, the variance of its logarithm, and the units behind it. */
function ratioOf(
  parts: readonly Part[],
): { ratio: number; variance: number; units: number } | null {
  const counted = parts.filter(({ bottom }) => bottom > 0);
  const units = counted.length;
  const top = sumOf(counted, (part) => part.top);
  if (units < 2 || top <= 0) return null;
  const ratio = top / sumOf(counted, (part) => part.bottom);
  const spread = sumOf(counted, (part) => (part.top - ratio * part.bottom) ** 2) / (units - 1);
  return { ratio, variance: (units * spread) / top ** 2, units };
}

function sumOf(parts: readonly Part[], value: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + value(part), 0);
}
