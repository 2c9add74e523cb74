import { YEAR } from './model.ts';

/** A month under this share of both its neighbours is an incident (a shop that was closed, days that an export lost), and not a level. */
const INCIDENT = 1 / 3;
/** With more months than this masked in the last year there is no level to go on from. */
const MOST_MASKED = 3;

/**
 * The months with what cannot be a level masked: a month of zero, which has no logarithm, and a month under a third of both of its neighbours.
 * A masked month takes the geometric mean of the known months around it by their distance, the last ones the last known month. What a month is
 * told by is the months given and none after them, so a month that fell is an incident only once the next has risen again. Null where more than
 * three of the last twelve months are masked, or all are.
 */
export function maskIncidents(months: readonly number[]): number[] | null {
  const isKnown = months.map((value, place) => value > 0 && !isIncident(months, place));
  const known = isKnown.flatMap((is, place) => (is ? [place] : []));
  if (known.length === 0) return null;
  if (isKnown.slice(-YEAR).filter((is) => !is).length > MOST_MASKED) return null;
  return months.map((value, place) => (isKnown[place] ? value : between(months, known, place)));
}

function isIncident(months: readonly number[], place: number): boolean {
  const [before, after] = [months[place - 1], months[place + 1]];
  if (before === undefined || after === undefined) return false;
  return months[place]! < INCIDENT * Math.min(before, after);
}

function between(months: readonly number[], known: readonly number[], place: number): number {
  const before = known.findLast((other) => other < place);
  const after = known.find((other) => other > place);
  if (before === undefined) return months[after!]!;
  if (after === undefined) return months[before]!;
  const way = (place - before) / (after - before);
  return months[before]! ** (1 - way) * months[after]! ** way;
}
