import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Interval, Proportion } from './proportions.ts';

const Z = normalQuantile(0.975, 0, 1);

/** One stratum, such as a month: a group, and all others beside it. */
export interface Beside {
  own: Proportion;
  others: Proportion;
}

/**
 * How many times as often a group succeeds as it would at the rate of everybody, itself among them: its successes, those expected, and their
 * ratio (the lift of association rules; Brin, Motwani, Ullman and Tsur, SIGMOD 1997). Expected is stratum by stratum, so that what
 * changes from one to the next for all cancels (indirect standardisation; Breslow and Day, Statistical Methods in Cancer Research II,
 * 1987). The 95 % interval is that of the logarithm by the delta method over the binomials of both sides, as Katz et al. (Biometrics 34,
 * 1978) have it for one stratum. Strata in which one side has no trials say nothing and do not count. Null where none counts or nobody
 * succeeds; the interval is null where the group has no success or nothing varies.
 */
export function liftOverIndependence(strata: readonly Beside[]): {
  observed: number;
  expected: number;
  lift: number;
  interval: Interval | null;
} | null {
  const counted = strata.filter(({ own, others }) => own.trials > 0 && others.trials > 0);
  let observed = 0;
  let expected = 0;
  for (const { own, others } of counted) {
    observed += own.successes;
    expected += shareOf(own, others) * (own.successes + others.successes);
  }
  if (expected === 0) return null;
  const lift = observed / expected;
  const half = observed === 0 ? 0 : Z * Math.sqrt(logVariance(counted, observed, expected));
  const interval = half > 0 ? { low: lift * Math.exp(-half), high: lift * Math.exp(half) } : null;
  return { observed, expected, lift, interval };
}

/** Variance of log(observed / expected): own successes stand in both, those of the others in the expected number alone. */
function logVariance(strata: readonly Beside[], observed: number, expected: number): number {
  return strata.reduce((sum, { own, others }) => {
    const share = shareOf(own, others) / expected;
    return sum + (1 / observed - share) ** 2 * varianceOf(own) + share ** 2 * varianceOf(others);
  }, 0);
}

function shareOf(own: Proportion, others: Proportion): number {
  return own.trials / (own.trials + others.trials);
}

function varianceOf({ successes, trials }: Proportion): number {
  return successes * (1 - successes / trials);
}
