/**
 * What lives in `statistics/`: intervals, tests and adjustments for metrics, each with its source, on the distributions of @stdlib. It knows
 * nothing of tables.
 */
import betaQuantile from '@stdlib/stats-base-dists-beta-quantile';
import normalCdf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';

export interface Interval {
  low: number;
  high: number;
}

/** So many successes in so many trials. */
export interface Proportion {
  successes: number;
  trials: number;
}

const CONFIDENCE = 0.95;
const Z = normalQuantile(1 - (1 - CONFIDENCE) / 2, 0, 1);

/**
 * 95 % score interval of a proportion (Wilson, J. Am. Stat. Assoc. 22, 1927). Null without trials. A count of successes above the trials
 * (two orders in one session) is no proportion and gives null.
 */
export function proportionInterval(successes: number, trials: number): Interval | null {
  if (trials <= 0 || successes > trials) return null;
  const rate = successes / trials;
  const scale = 1 + Z ** 2 / trials;
  const centre = (rate + Z ** 2 / (2 * trials)) / scale;
  const half = (Z / scale) * Math.sqrt((rate * (1 - rate)) / trials + Z ** 2 / (4 * trials ** 2));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
}

/** 95 % exact interval of a proportion (Clopper and Pearson, Biometrika 26, 1934): never covers less, often more. Null without trials. */
export function exactProportionInterval(successes: number, trials: number): Interval | null {
  if (trials <= 0 || successes > trials) return null;
  const tail = (1 - CONFIDENCE) / 2;
  return {
    low: successes === 0 ? 0 : betaQuantile(tail, successes, trials - successes + 1),
    high: successes === trials ? 1 : betaQuantile(1 - tail, successes + 1, trials - successes),
  };
}

/** 95 % interval of the difference b - a of two rates (Newcombe, Statist. Med. 17, 1998, method 10: hybrid score). Null without trials. */
export function differenceInterval(
  a: Proportion,
  b: Proportion,
): (Interval & { difference: number }) | null {
  const first = proportionInterval(a.successes, a.trials);
  const second = proportionInterval(b.successes, b.trials);
  if (first === null || second === null) return null;
  const rateA = a.successes / a.trials;
  const rateB = b.successes / b.trials;
  const difference = rateB - rateA;
  return {
    difference,
    low: difference - Math.hypot(rateB - second.low, first.high - rateA),
    high: difference + Math.hypot(second.high - rateB, rateA - first.low),
  };
}

/** 95 % interval of the relative change b / a - 1 of two rates, by the logarithm of their ratio (Katz et al., Biometrics 34, 1978). Null where either has no success. */
export function relativeChangeInterval(
  a: Proportion,
  b: Proportion,
): (Interval & { change: number }) | null {
  if (a.successes <= 0 || b.successes <= 0 || a.successes > a.trials || b.successes > b.trials)
    return null;
  const ratio = b.successes / b.trials / (a.successes / a.trials);
  const error = Math.sqrt(1 / a.successes - 1 / a.trials + 1 / b.successes - 1 / b.trials);
  return {
    change: ratio - 1,
    low: ratio * Math.exp(-Z * error) - 1,
    high: ratio * Math.exp(Z * error) - 1,
  };
}

/** Two-sided p-value for equal rates: the z test with pooled variance, which is Pearson's chi-square without correction. Null without trials or without any spread. */
export function twoProportionPValue(a: Proportion, b: Proportion): number | null {
  if (a.trials <= 0 || b.trials <= 0) return null;
  const pooled = (a.successes + b.successes) / (a.trials + b.trials);
  const variance = pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials);
  if (!(variance > 0)) return null;
  const z = (b.successes / b.trials - a.successes / a.trials) / Math.sqrt(variance);
  return twoSided(z);
}

/** The two-sided tail of a standard normal value. */
function twoSided(z: number): number {
  return 2 * normalCdf(-Math.abs(z), 0, 1);
}

/**
 * The smallest difference of rates that a comparison of two arms of this size would find in four of five cases (80 % power, 5 % two-sided;
 * Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., 1981, with the variance at the baseline). Null without sessions, and where
 * the baseline has no spread to judge by (none or all of the sessions).
 */
export function minimumDetectableEffect(baseline: number, perArm: number): number | null {
  if (perArm <= 0 || baseline <= 0 || baseline >= 1) return null;
  const power = normalQuantile(0.8, 0, 1);
  return (Z + power) * Math.sqrt((2 * baseline * (1 - baseline)) / perArm);
}
