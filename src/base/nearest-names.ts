import { distance } from 'fastest-levenshtein';

const SHOWN = 3;

/**
 * The known names nearest to a misspelt one, nearest first, at most three; none when nothing is near.
 * Near is: at most every other letter differs. Equal distances keep the order of `known`.
 */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  return [...known]
    .map((candidate) => ({ candidate, distance: distance(name, candidate) }))
    .filter((entry) => entry.distance <= Math.max(name.length, entry.candidate.length) / 2)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, SHOWN)
    .map((entry) => entry.candidate);
}

/** A hint for a problem: `Did you mean "a" or "b"?`, or what stands in `otherwise` when no name is near. */
export function didYouMean(suggestions: readonly string[], otherwise: string): string {
  if (suggestions.length === 0) return otherwise;
  const quoted = suggestions.map((suggestion) => `"${suggestion}"`);
  const last = quoted.pop();
  return `Did you mean ${quoted.length === 0 ? last : `${quoted.join(', ')} or ${last}`}?`;
}
