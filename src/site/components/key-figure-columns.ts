/**
 * How many key figures stand side by side on a wide page, 1 to 5, so that the rows come out full wherever the count allows it:
 * six in two rows of three, eight in two of four. One where there is none.
 */
export function keyFigureColumns(count: number): number {
  if (count <= 5) return Math.max(1, count);
  return count % 4 !== 0 && count % 3 === 0 ? 3 : 4;
}
