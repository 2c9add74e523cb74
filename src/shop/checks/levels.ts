/** Series that stand on one level for months and on another from then on. */

/** What a month lies between. Months of which too little is known are left out before. */
interface Range {
  low: number;
  high: number;
}

/** Places before and after a step that must lie apart; next to an end of the series there may be one of them. */
const SIDE = 2;

/**
 * The places of a series at which its level changes at once: the two before lie wholly apart from the two after, by so much or more. The
 * place itself may hold both levels. A change that lasts but one place, or comes little by little, is none.
 */
export function stepsOf(series: readonly Range[], apart: number): number[] {
  return [...series.keys()].filter((place) => {
    const before = series.slice(Math.max(0, place - SIDE), place);
    const after = series.slice(place + 1, place + 1 + SIDE);
    if (before.length === 0 || after.length === 0) return false;
    return isAbove(after, before, apart) || isAbove(before, after, apart);
  });
}

function isAbove(upper: readonly Range[], lower: readonly Range[], apart: number): boolean {
  return (
    Math.min(...upper.map(({ low }) => low)) - Math.max(...lower.map(({ high }) => high)) >= apart
  );
}
