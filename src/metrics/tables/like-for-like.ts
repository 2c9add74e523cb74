import { differenceInterval, type Proportion } from '../statistics/proportions.ts';
import { stratifiedPValue } from '../statistics/tests.ts';

/** Somebody or something with a rate, told apart by what else its trials differ in: how often it succeeded in each stratum. */
export interface Member {
  subject: string;
  /** What one more success earns, in cents. */
  worth: number;
  strata: ReadonlyMap<string, Proportion>;
}

/** How far a member lies below a peer, over the strata that both have. */
export interface Comparison {
  /** The member's own trials in those strata. */
  trials: number;
  current: number;
  /** The peer's rate, at the member's own mix of strata. */
  peerValue: number;
  /** Above zero where the peer does better. */
  gap: number;
  /** 95 % interval of the gap; null where a stratum has none. */
  gapLow: number | null;
  gapHigh: number | null;
  /** Two-sided p-value of no gap; null where nothing varies. */
  pValue: number | null;
}

interface Pair {
  own: Proportion;
  other: Proportion;
}

/**
 * Whom a member is compared with: of the others, the one with the most trials in the strata that both fill. Chosen by size alone, never by how
 * well it does, since the best of several is partly the luckiest. The first by name of equals; null where nobody is comparable.
 */
export function largestPeer(
  member: Member,
  members: readonly Member[],
  leastTrials: number,
): Member | null {
  const sized = members
    .filter((peer) => peer !== member)
    .map((peer) => ({ peer, trials: trialsOf(commonStrata(member, peer, leastTrials), 'other') }))
    .filter(({ trials }) => trials > 0)
    .toSorted((a, b) => b.trials - a.trials || (a.peer.subject < b.peer.subject ? -1 : 1));
  return sized[0]?.peer ?? null;
}

/**
 * A member against a peer. Only like is compared with like: strata in which both have `leastTrials`, weighted by the member's own mix (direct
 * standardisation), so that a page that phones land on is not blamed for phones. `better` says whether more or less is good. Null without
 * a common stratum.
 */
export function compareMembers(
  member: Member,
  peer: Member,
  { leastTrials, better }: { leastTrials: number; better: 'higher' | 'lower' },
): Comparison | null {
  const pairs = commonStrata(member, peer, leastTrials);
  if (pairs.length === 0) return null;
  const sign = better === 'higher' ? 1 : -1;
  const trials = trialsOf(pairs, 'own');
  const weighted = (value: (pair: Pair) => number): number =>
    pairs.reduce((sum, pair) => sum + (pair.own.trials / trials) * value(pair), 0);
  const current = weighted(({ own }) => rateOf(own));
  const peerValue = weighted(({ other }) => rateOf(other));
  return {
    trials,
    current,
    peerValue,
    gap: sign * (peerValue - current),
    ...gapInterval(pairs, trials, sign),
    pValue: stratifiedPValue(
      pairs.map(({ own, other }) => ({ a: own, b: other, weight: own.trials / trials })),
    ),
  };
}

function commonStrata(member: Member, peer: Member, leastTrials: number): Pair[] {
  return [...member.strata].flatMap(([stratum, own]) => {
    const other = peer.strata.get(stratum);
    const areLarge = own.trials >= leastTrials && (other?.trials ?? 0) >= leastTrials;
    return other !== undefined && areLarge ? [{ own, other }] : [];
  });
}

function trialsOf(pairs: readonly Pair[], side: keyof Pair): number {
  return pairs.reduce((sum, pair) => sum + pair[side].trials, 0);
}

function rateOf({ successes, trials }: Proportion): number {
  return successes / trials;
}

/** The strata's intervals (Newcombe) put together by the method of variance estimates recovery (Zou and Donner, Statist. Med. 27, 2008). */
function gapInterval(
  pairs: readonly Pair[],
  trials: number,
  sign: 1 | -1,
): Pick<Comparison, 'gapLow' | 'gapHigh'> {
  let gap = 0;
  let below = 0;
  let above = 0;
  for (const { own, other } of pairs) {
    const interval = sign === 1 ? differenceInterval(own, other) : differenceInterval(other, own);
    if (interval === null) return { gapLow: null, gapHigh: null };
    const weight = own.trials / trials;
    gap += weight * interval.difference;
    below += (weight * (interval.difference - interval.low)) ** 2;
    above += (weight * (interval.high - interval.difference)) ** 2;
  }
  return { gapLow: gap - Math.sqrt(below), gapHigh: gap + Math.sqrt(above) };
}
