import normalQuantile from '@stdlib/stats-base-dists-normal-quantile';
import type { Interval } from './proportions.ts';

/** Of those who are followed, how many had the event after so long, and how many could only be followed so long without it. */
export interface Followed {
  time: number;
  events: number;
  censored: number;
}

/** The curve just after a time at which something happened. */
export interface SurvivalStep {
  time: number;
  /** Followed so long and without the event until then. */
  atRisk: number;
  /** Estimated share without the event by then, were all followed so long. */
  survival: number;
  /** Its variance. */
  variance: number;
  /** 95 % interval; null while nobody, or once everybody, has had the event. */
  interval: Interval | null;
}

const Z = normalQuantile(0.975, 0, 1);

/**
 * The product-limit estimate (Kaplan and Meier, J. Am. Stat. Assoc. 53, 1958): those who could be followed for a short time only count as long as they
 * could. Variance of Greenwood (1926); interval by the logarithm of -log S, which stays within 0 and 1 (Kalbfleisch and Prentice, The
 * Statistical Analysis of Failure Time Data, 1980). An event counts before a loss at the same time. `followed` in any order, one entry a time.
 */
export function kaplanMeier(followed: readonly Followed[]): SurvivalStep[] {
  let atRisk = followed.reduce((sum, { events, censored }) => sum + events + censored, 0);
  let survival = 1;
  let spread = 0;
  return [...followed]
    .sort((a, b) => a.time - b.time)
    .map(({ time, events, censored }) => {
      const before = atRisk;
      survival *= 1 - events / before;
      spread += events === 0 ? 0 : events / (before * (before - events));
      atRisk -= events + censored;
      const variance = survival === 0 ? 0 : survival ** 2 * spread;
      return {
        time,
        atRisk: before,
        survival,
        variance,
        interval: logLogInterval(survival, spread),
      };
    });
}

function logLogInterval(survival: number, spread: number): Interval | null {
  if (survival === 0 || spread === 0) return null;
  const half = (Z * Math.sqrt(spread)) / Math.abs(Math.log(survival));
  return { low: survival ** Math.exp(half), high: survival ** Math.exp(-half) };
}
