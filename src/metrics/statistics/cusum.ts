import type { Proportion } from './proportions.ts';

/** Mean number of weeks without a change from one false alert to the next, at the least. */
const WEEKS_TO_FALSE_ALERT = 200;
/** The rise that is looked for soonest: the odds of a success have doubled. */
const ODDS_RATIO = 2;

/** One week: what was counted, and the rate of successes that it is judged by. Null where there is none yet. */
export interface JudgedWeek extends Proportion {
  usual: number | null;
}

/**
 * The cumulative sum that watches for a rise of a rate (Page, Biometrika 41, 1954), for counts of successes by their log-likelihood ratio
 * (Steiner et al., Biostatistics 1, 2000): each week adds ln of how much likelier its counts are at doubled odds than at the usual ones, and
 * the sum never falls below zero. It alerts at ln(200), and begins anew after an alert. While the rate is at most the usual one, a false
 * alert then comes after 200 weeks or more in the mean, whatever the counts and however the usual rate moves, since the sum of the
 * likelihood ratios less the number of weeks is a martingale (Lorden, Ann. Math. Statist. 42, 1971; Pollak, Ann. Statist. 13, 1985).
 */
export function watchForRise(weeks: readonly JudgedWeek[]): { sum: number; isAlert: boolean }[] {
  let sum = 0;
  let isAlert = false;
  return weeks.map((week) => {
    sum = Math.max(0, (isAlert ? 0 : sum) + evidenceOfRise(week));
    isAlert = sum >= Math.log(WEEKS_TO_FALSE_ALERT);
    return { sum, isAlert };
  });
}

/** Ln of the likelihood at the raised rate over that at the usual one. Nothing can rise from 1, and from 0 nothing is said. */
function evidenceOfRise({ successes, trials, usual }: JudgedWeek): number {
  if (usual === null || usual <= 0 || usual >= 1) return 0;
  return successes * Math.log(ODDS_RATIO) - trials * Math.log1p((ODDS_RATIO - 1) * usual);
}
