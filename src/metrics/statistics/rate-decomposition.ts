/** What one group counted: trials, such as visits, and how many of them succeeded. */
export interface Counts {
  trials: number;
  successes: number;
}

/**
 * How far the change of a rate came from the groups' own rates, and how far from another mix of groups (Kitagawa, Journal of the American
 * Statistical Association 50, 1168, 1955): each group's change of rate by the mean of its two shares of trials, and its change of share by the
 * mean of its two rates. The two add up to the change. A group that one of the periods did not have has no rate there: the rate that it has
 * counts for both, so that its coming or going is mix. Null where a period has no trials.
 */
export function decomposeRate(
  before: ReadonlyMap<string, Counts>,
  after: ReadonlyMap<string, Counts>,
): { rate: number; mix: number } | null {
  const [trialsBefore, trialsAfter] = [trialsOf(before), trialsOf(after)];
  if (trialsBefore === 0 || trialsAfter === 0) return null;
  let [rate, mix] = [0, 0];
  for (const group of new Set([...before.keys(), ...after.keys()])) {
    const [then, now] = [before.get(group), after.get(group)];
    const shareThen = (then?.trials ?? 0) / trialsBefore;
    const shareNow = (now?.trials ?? 0) / trialsAfter;
    const rateNow = rateOf(now) ?? rateOf(then) ?? 0;
    const rateThen = rateOf(then) ?? rateNow;
    rate += ((shareThen + shareNow) / 2) * (rateNow - rateThen);
    mix += ((rateThen + rateNow) / 2) * (shareNow - shareThen);
  }
  return { rate, mix };
}

function trialsOf(groups: ReadonlyMap<string, Counts>): number {
  return [...groups.values()].reduce((sum, { trials }) => sum + trials, 0);
}

function rateOf(counts: Counts | undefined): number | null {
  return counts === undefined || counts.trials === 0 ? null : counts.successes / counts.trials;
}
