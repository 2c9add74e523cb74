import tQuantile from '@stdlib/stats-base-dists-t-quantile';
import { sum } from './model.ts';

/** A past forecast against what happened. */
export interface Miss {
  /** Months that were known. */
  origin: number;
  /** Months ahead, from 1. */
  horizon: number;
  /** Logarithm of actual / forecast. */
  log: number;
}

/** How far from the forecast the ends of both ranges lie, as factors. */
export interface Factors {
  of80: number;
  of95: number;
}

/** Errors grow with this power of the months ahead: between a level that is merely misjudged (0) and one that wanders (a half). */
const GROWTH_WITH_HORIZON = 0.3;
/** From so many months on, two and a half years, more of them do not make a forecast better. */
const MATURE = 30;
/** The errors of the shop's other measures tell of this one's, half as much as its own. */
const OTHERS = 0.5;
/** Overlapping forecasts of neighbouring month-ends err together: each month-end counts half. */
const INDEPENDENT = 0.5;
/** What is believed before any replay: errors of fifteen per cent one month ahead, after a year; it counts as two replays that do not overlap. */
const BELIEF = { error: 0.15, weight: 2 };

/** By what an error is divided so that those of all horizons and ages of the shop are of one size; what is learnt from n months is uncertain by 1 / sqrt(n). */
function difficulty(origin: number, horizon: number): number {
  return horizon ** GROWTH_WITH_HORIZON * Math.sqrt(12 / Math.min(origin, MATURE));
}

/**
 * The ranges of a forecast made from `known` months, from the misses of the replays that were known by then: those of the newer half of the
 * history, since a forecast from half as many months is another. Misses are divided by how difficult each forecast was (normalised scores: Lei
 * et al., J. American Statistical Association 113, 2018), and their mean square is learnt beside a prior belief, which makes the predictive
 * distribution Student's t with the degrees of freedom of what was seen and believed (West and Harrison, Bayesian Forecasting and Dynamic
 * Models, 1997): few replays make wide ranges, and none makes no width at all. An empirical quantile of so few overlapping misses could
 * not say where nineteen of twenty lie. `coverage` in the tests replays it on shops of known kinds.
 */
export function rangesFrom(
  own: readonly Miss[],
  others: readonly Miss[],
  known: number,
): (horizon: number) => Factors {
  const recent = ({ origin }: Miss): boolean => origin >= known / 2;
  const [ours, theirs] = [own.filter(recent), others.filter(recent)];
  const squares = (misses: readonly Miss[]): number =>
    sum(misses.map(({ log, origin, horizon }) => (log / difficulty(origin, horizon)) ** 2));
  const count = ours.length + OTHERS * theirs.length;
  const seen = INDEPENDENT * new Set(ours.map(({ origin }) => origin)).size;
  const square = count === 0 ? 0 : (squares(ours) + OTHERS * squares(theirs)) / count;
  const freedom = BELIEF.weight + seen;
  const scale = Math.sqrt((BELIEF.weight * BELIEF.error ** 2 + seen * square) / freedom);
  const [t80, t95] = [0.9, 0.975].map((share) => tQuantile(share, freedom));
  return (horizon) => {
    const width = scale * difficulty(known, horizon);
    return { of80: Math.exp(t80! * width), of95: Math.exp(t95! * width) };
  };
}
