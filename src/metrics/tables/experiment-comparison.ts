import type { ReportConfig } from '../../shop/config/schema.ts';
import { sampleOf, welch } from '../statistics/means.ts';
import {
  differenceInterval,
  minimumDetectableEffect,
  type Proportion,
  relativeChangeInterval,
  twoProportionPValue,
} from '../statistics/proportions.ts';
import { meanChange } from '../statistics/ratios.ts';

export type Outcome = ReportConfig['experiments'][number]['outcomes'][number];

/** Sums of one arm, as the cube of experiments holds them; money in cents. */
export interface ArmSums {
  sessions: number;
  bounces: number;
  orders: number;
  buyers: number;
  revenue: number;
  revenue_squares: number;
}

/** The variant against the control; all empty where there is nothing to compare. */
export interface Comparison {
  difference: number | null;
  difference_low: number | null;
  difference_high: number | null;
  lift: number | null;
  lift_low: number | null;
  lift_high: number | null;
  p_value: number | null;
  minimum_detectable_effect: number | null;
  is_too_small: boolean;
}

export const NO_COMPARISON: Comparison = {
  difference: null,
  difference_low: null,
  difference_high: null,
  lift: null,
  lift_low: null,
  lift_high: null,
  p_value: null,
  minimum_detectable_effect: null,
  is_too_small: false,
};

/** With fewer expected in any cell the approximation behind the p-values does not hold (Cochran, Biometrics 10, 1954). */
const LEAST_EXPECTED = 5;

/** Sessions that bounced; orders; for revenue per session, sessions with an order. */
export function conversionsOf(sums: ArmSums, outcome: Outcome): number {
  if (outcome === 'bounce') return sums.bounces;
  return outcome === 'conversion' ? sums.orders : sums.buyers;
}

/** Conversions per session; for revenue per session, the one outcome that is no proportion, an amount in the currency's unit. */
export function rateOf(sums: ArmSums, outcome: Outcome): number {
  if (outcome === 'revenue_per_session') return sums.revenue / 100 / sums.sessions;
  return conversionsOf(sums, outcome) / sums.sessions;
}

/** What the variant did against the control, with intervals and the p-value of no difference; both arms have sessions. */
export function compareArms(control: ArmSums, variant: ArmSums, outcome: Outcome): Comparison {
  const effect =
    outcome === 'revenue_per_session'
      ? compareMeans(control, variant)
      : compareRates(control, variant, outcome);
  return { ...effect, is_too_small: isTooSmall(control, variant, outcome) };
}

function compareRates(control: ArmSums, variant: ArmSums, outcome: Outcome): Comparison {
  const proportion = (sums: ArmSums): Proportion => ({
    successes: conversionsOf(sums, outcome),
    trials: sums.sessions,
  });
  const [before, after] = [proportion(control), proportion(variant)];
  const difference = differenceInterval(before, after);
  const lift = relativeChangeInterval(before, after);
  return {
    ...NO_COMPARISON,
    difference: difference?.difference ?? null,
    difference_low: difference?.low ?? null,
    difference_high: difference?.high ?? null,
    lift: lift?.change ?? null,
    lift_low: lift?.low ?? null,
    lift_high: lift?.high ?? null,
    p_value: twoProportionPValue(before, after),
    minimum_detectable_effect: minimumDetectableEffect(
      rateOf(control, outcome),
      Math.min(control.sessions, variant.sessions),
    ),
  };
}

/** The difference of the means, and their ratio, in which both arms vary: an interval over the control's mean would take that for known. */
function compareMeans(control: ArmSums, variant: ArmSums): Comparison {
  const sample = (sums: ArmSums) =>
    sampleOf(sums.sessions, sums.revenue / 100, sums.revenue_squares / 10_000);
  const [before, after] = [sample(control), sample(variant)];
  const result = welch(before, after);
  if (result === null) return NO_COMPARISON;
  const lift = meanChange(before, after);
  return {
    ...NO_COMPARISON,
    difference: result.difference,
    difference_low: result.low,
    difference_high: result.high,
    lift: lift?.change ?? null,
    lift_low: lift?.low ?? null,
    lift_high: lift?.high ?? null,
    p_value: result.pValue,
  };
}

function isTooSmall(control: ArmSums, variant: ArmSums, outcome: Outcome): boolean {
  const sessions = control.sessions + variant.sessions;
  const share = (conversionsOf(control, outcome) + conversionsOf(variant, outcome)) / sessions;
  const smaller = Math.min(control.sessions, variant.sessions);
  return smaller * Math.min(share, 1 - share) < LEAST_EXPECTED;
}
