import { differenceInterval, type Proportion } from '../statistics/proportions.ts';

/** Somebody or something with a rate, told apart by what else its trials differ in: how often it succeeded in each stratum. */
export interface Member {
  subject: string;
  /** What one more success earns, in cents. */
  worth: number;
  strata: ReadonlyMap<string, Proportion>;
}

/** How far a member lies below a peer, over the strata that both have. */
export interface Comparison {
  peer: string;
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
}

/**
 * The comparison of a member with the peer that would be worth most to match. Only like is compared with like: strata in which both have
 * `leastTrials`, weighted by the member's own mix (direct standardisation), so that a page that phones land on is not blamed for phones.
 * `better` says whether more or less is good. Null where nobody comparable does better.
 */
export function largestGap(
  member: Member,
  members: readonly Member[],
  { leastTrials, better }: { leastTrials: number; better: 'higher' | 'lower' },
): Comparison | null {
  const comparisons = members
    .filter((peer) => peer !== member)
    .flatMap((peer) => compare(member, peer, leastTrials, better === 'higher' ? 1 : -1) ?? [])
    .filter(({ gap }) => gap > 0);
  return comparisons.reduce<Comparison | null>(
    (best, next) =>
      best === null || next.gap * next.trials > best.gap * best.trials ? next : best,
    null,
  );
}

function compare(
  member: Member,
  peer: Member,
  leastTrials: number,
  sign: 1 | -1,
): Comparison | null {
  const pairs = [...member.strata].flatMap(([stratum, own]) => {
    const other = peer.strata.get(stratum);
    const areLarge = own.trials >= leastTrials && (other?.trials ?? 0) >= leastTrials;
    return other !== undefined && areLarge ? [{ own, other }] : [];
  });
  if (pairs.length === 0) return null;
  const trials = pairs.reduce((sum, { own }) => sum + own.trials, 0);
  const weighted = (value: (pair: (typeof pairs)[number]) => number): number =>
    pairs.reduce((sum, pair) => sum + (pair.own.trials / trials) * value(pair), 0);
  const current = weighted(({ own }) => rateOf(own));
  const peerValue = weighted(({ other }) => rateOf(other));
  return {
    peer: peer.subject,
    trials,
    current,
    peerValue,
    gap: sign * (peerValue - current),
    ...gapInterval(pairs, trials, sign),
  };
}

function rateOf({ successes, trials }: Proportion): number {
  return successes / trials;
}

/** The strata's intervals (Newcombe) put together by the method of variance estimates recovery (Zou and Donner, Statist. Med. 27, 2008). */
function gapInterval(
  pairs: readonly { own: Proportion; other: Proportion }[],
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
