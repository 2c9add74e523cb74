import type { Problem } from '../../base/errors.ts';

/** A problem as the reader finds it. Those of one cause are told once, whichever files and columns they are in. */
export interface FoundProblem extends Problem {
  /** The same for problems that one repair puts right; left out where each needs its own. */
  cause?: string;
  /** Where this one is, for the sentence that lists the others of its cause: `created_at of data/orders.csv (all 4 rows)`. */
  place?: string;
}

const LISTED = 12;

/** The problems with one for each cause: the first, which also says where the others are. */
export function mergeCauses(problems: readonly FoundProblem[]): Problem[] {
  const groups = Map.groupBy(problems, (problem) => problem.cause ?? problem);
  return [...groups.values()].map(([first, ...others]) => {
    const { cause: _, place: __, ...problem } = first!;
    if (others.length === 0) return problem;
    const same = `the same in ${listed(placesOf(others, problem.file))}`;
    return { ...problem, message: [problem.message, same].filter(Boolean).join('; ') };
  });
}

/** Where problems are: by their own words, or by the rows of each file; `here` is the file of the problem that lists them. */
function placesOf(problems: readonly FoundProblem[], here: string): string[] {
  const placed = problems.flatMap(({ place }) => place ?? []);
  const byFile = Map.groupBy(
    problems.filter(({ place }) => place === undefined),
    ({ file }) => file,
  );
  const rows = [...byFile].map(([file, ofFile]) => {
    const numbers = ofFile.flatMap(({ row }) => row ?? []).map(String);
    if (numbers.length === 0 || (file !== here && numbers.every((row) => row === '1'))) return file;
    const words = `${numbers.length === 1 ? 'row' : 'rows'} ${listed(numbers)}`;
    return file === here ? words : `${words} of ${file}`;
  });
  return [...placed, ...rows];
}

/** A list in words; what goes beyond a dozen is counted. */
export function listed(names: readonly string[], shown = LISTED): string {
  if (names.length > shown) {
    return `${names.slice(0, shown).join(', ')} and ${grouped(names.length - shown)} more`;
  }
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

/** A count with its thousands apart, as sentences have it. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** So many problems of one shape stand each with its own row; more, or those of most rows, are one pattern. */
export const FEW = 5;

/** Whether so many rows of all are a pattern, which one repair of the export puts right, and not single slips. */
export function isPattern(count: number, rows: number): boolean {
  return count > FEW || (count * 2 > rows && (count > 1 || rows === 1));
}

/** How many of all: `all 4 rows`, `1,200 of 9,457 rows (13%)`. */
export function shareOf(count: number, rows: number): string {
  if (count === rows) return rows === 1 ? 'its only row' : `all ${grouped(rows)} rows`;
  const percent = Math.round((count / rows) * 100);
  const share = percent === 0 ? 'below 1%' : percent === 100 ? 'nearly all' : `${percent}%`;
  return `${grouped(count)} of ${grouped(rows)} rows (${share})`;
}
