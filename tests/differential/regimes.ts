/** Where the rate of a series changed for good, found backwards and by recursion; see `ratesRegimes` for the method. */

/** A month of sales. */
export interface Month {
  sold: number;
  refunded: number;
}

/** The place of the month in which the present rate began. */
export function presentRegime(months: readonly Month[]): number {
  const charge = 3 * Math.log(months.length);
  const known = new Map<number, { cost: number; begin: number }>();
  /** The best split of the months from `first` on: its cost, and where its last stretch begins. */
  const bestFrom = (first: number): { cost: number; begin: number } => {
    const found = known.get(first);
    if (found !== undefined) return found;
    let best = { cost: misfit(months.slice(first)), begin: first };
    for (let next = first + 1; next < months.length; next += 1) {
      const rest = bestFrom(next);
      const cost = misfit(months.slice(first, next)) + charge + rest.cost;
      if (cost < best.cost) best = { cost, begin: rest.begin };
    }
    known.set(first, best);
    return best;
  };
  return months.length === 0 ? 0 : bestFrom(0).begin;
}

/** Twice what one rate for all of the months misses of a perfect fit, in logarithms of likelihood. */
function misfit(months: readonly Month[]): number {
  const sold = months.reduce((sum, month) => sum + month.sold, 0);
  const refunded = months.reduce((sum, month) => sum + month.refunded, 0);
  const rate = refunded / sold;
  const gain = refunded === 0 ? 0 : refunded * Math.log(rate);
  const rest = refunded === sold ? 0 : (sold - refunded) * Math.log1p(-rate);
  return -2 * (gain + rest);
}
