/** Where the ratio of a series changed for good, found backwards and by recursion; see `RegimeHistory` for the method. */

/** A period: how many, and how many of these. */
export interface Counts {
  of: number;
  some: number;
}

/** The places at which a stretch of one rate begins, the first among them. */
export function stretchesOf(periods: readonly Counts[]): number[] {
  const charge = 3 * Math.log(periods.length);
  const known = new Map<number, { cost: number; begins: number[] }>();
  /** The best split of the periods from `first` on. */
  const bestFrom = (first: number): { cost: number; begins: number[] } => {
    const found = known.get(first);
    if (found !== undefined) return found;
    const rest = periods.slice(first);
    let [of, some] = [0, 0];
    let best = { cost: Number.POSITIVE_INFINITY, begins: [first] };
    for (const [length, period] of rest.entries()) {
      of += period.of;
      some += period.some;
      const next = first + length + 1;
      const later = next === periods.length ? { cost: -charge, begins: [] } : bestFrom(next);
      const cost = misfit(of, some) + charge + later.cost;
      if (cost < best.cost) best = { cost, begins: [first, ...later.begins] };
    }
    known.set(first, best);
    return best;
  };
  return periods.length === 0 ? [] : bestFrom(0).begins;
}

/** Twice what one rate for all of the trials misses of a perfect fit, in logarithms of likelihood. */
function misfit(of: number, some: number): number {
  const rate = some / of;
  const gain = some === 0 ? 0 : some * Math.log(rate);
  const rest = some === of ? 0 : (of - some) * Math.log1p(-rate);
  return -2 * (gain + rest);
}
