import type { Proportion } from './proportions.ts';

/** Weeks, or other periods in a row, in which a rate stood at one height. */
export interface Regime extends Proportion {
  /** Place of its first week, and of the first after it. */
  start: number;
  end: number;
  /**
   * `incident` where the rate rose above the level before for less than a quarter of a year, else `level`. A rise that still lasts is an
   * incident until it has lasted that long: then the level has changed for good.
   */
  kind: 'level' | 'incident';
}

/** A quarter of a year: what has held so long is no incident, and may be history that a week is judged by. */
const LEVEL_WEEKS = 13;

/**
 * The regimes of a rate, counted week by week (or by another period), also as they looked after any earlier week. The weeks are cut where the likelihood of a
 * binomial rate for each stretch, less a penalty of 3 ln(weeks) for each cut on the scale of -2 ln, is largest over all ways to cut them
 * (optimal partitioning: Jackson et al., IEEE Signal Processing Letters 12, 2005; penalty: the leading term of Zhang and Siegmund's modified
 * BIC, Biometrics 63, 2007). Counts whose rate never changes are cut in one of some two hundred histories.
 */
export class RegimeHistory {
  readonly #successes: number[] = [0];
  readonly #trials: number[] = [0];
  /** Of the best cuts of the first so many weeks: where their last stretch begins. */
  readonly #lastStart: number[] = [0];

  /** `weeks` in order, without gaps: a week in which nothing was tried has no trials. */
  constructor(weeks: readonly Proportion[]) {
    for (const { successes, trials } of weeks) {
      this.#successes.push(this.#successes.at(-1)! + successes);
      this.#trials.push(this.#trials.at(-1)! + trials);
    }
    const penalty = 3 * Math.log(Math.max(2, weeks.length));
    const best = [0];
    for (let end = 1; end <= weeks.length; end += 1) {
      let [cost, start] = [this.#cost(0, end), 0];
      for (let cut = 1; cut < end; cut += 1) {
        const withCut = best[cut]! + penalty + this.#cost(cut, end);
        // Of equal cuts the last: a regime begins with a week that tells of it, not with empty ones before.
        if (withCut <= cost) [cost, start] = [withCut, cut];
      }
      best.push(cost);
      this.#lastStart.push(start);
    }
  }

  /** The regimes of the first so many weeks, of all where left out, in order; none without weeks. */
  upTo(weeks = this.#trials.length - 1): Regime[] {
    const stretches: Regime[] = [];
    for (let end = weeks; end > 0; end = this.#lastStart[end]!)
      stretches.unshift(this.#stretch(this.#lastStart[end]!, end));
    let level: Regime | undefined;
    return stretches.map((stretch) => {
      const isShort = stretch.end - stretch.start < LEVEL_WEEKS;
      if (level !== undefined && isShort && rateOf(stretch) > rateOf(level))
        return { ...stretch, kind: 'incident' };
      level = stretch;
      return stretch;
    });
  }

  /**
   * The level that the week after the first so many is to be judged by: that of the latest regime of a quarter of a year or more; all of them
   * together while none is as old. Null before the first trial.
   */
  levelAfter(weeks: number): Proportion | null {
    const settled = this.upTo(weeks).findLast(({ start, end }) => end - start >= LEVEL_WEEKS);
    const level = settled ?? this.#stretch(0, weeks);
    return level.trials === 0 ? null : level;
  }

  #stretch(start: number, end: number): Regime {
    return {
      start,
      end,
      successes: this.#successes[end]! - this.#successes[start]!,
      trials: this.#trials[end]! - this.#trials[start]!,
      kind: 'level',
    };
  }

  /** -2 ln of the likelihood that the stretch has at its own rate, without what all ways to cut have in common. */
  #cost(start: number, end: number): number {
    const successes = this.#successes[end]! - this.#successes[start]!;
    const trials = this.#trials[end]! - this.#trials[start]!;
    return 2 * (xLogX(trials) - xLogX(successes) - xLogX(trials - successes));
  }
}

function rateOf({ successes, trials }: Proportion): number {
  return trials === 0 ? 0 : successes / trials;
}

function xLogX(x: number): number {
  return x === 0 ? 0 : x * Math.log(x);
}
