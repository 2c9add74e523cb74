/**
 * What lives in `base/`: what every room needs and what knows no shop: errors, the calendar, text, colours. This file is the one expected
 * failure of this program: something that a person can put right. Whoever throws it names the place, what was found, what was expected and
 * what to do; a script prints it and exits 1.
 */

/** One thing that is wrong, in a form that a person can act on and a test can assert. */
export interface Problem {
  /** Problems of one kind are counted together and cut after the first twenty. Kebab-case, such as `not-a-number`. */
  kind: string;
  /** Path as the reader knows it, relative to the folder where the command runs. */
  file: string;
  /** Record number in a CSV, the header being row 1. */
  row?: number;
  /** Line in a text file, from 1. */
  line?: number;
  column?: string;
  /** Dotted path in a configuration file or front matter, such as `channels.2.kind`. */
  key?: string;
  expected?: string;
  found?: string;
  /** The sentence, when expected and found alone do not say it. */
  message?: string;
  /** What to do about it, a full sentence. */
  hint?: string;
}

/** Problems of one kind that are shown; a file with millions of bad cells says the same each time. */
export const SHOWN_PER_KIND = 20;

/** Bad input. Carries every problem of the run, not only the first. */
export class ReportError extends Error {
  readonly problems: readonly Problem[];
  /** Problems of each kind that were counted but not kept, for a file with millions of bad cells. */
  readonly uncounted: ReadonlyMap<string, number>;

  constructor(problems: readonly Problem[], uncounted: ReadonlyMap<string, number> = new Map()) {
    super(formatProblems(problems, uncounted));
    this.name = 'ReportError';
    this.problems = problems;
    this.uncounted = uncounted;
  }
}

/** One problem as one paragraph: place, expected, found, remedy. */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.file,
    problem.row === undefined ? undefined : `row ${problem.row}`,
    problem.line === undefined ? undefined : `line ${problem.line}`,
    problem.column === undefined ? undefined : `column ${problem.column}`,
    problem.key,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
  const sentence = `${place}: ${describeProblem(problem)}`.replace(/[.\s]+$/, '');
  return problem.hint === undefined ? `${sentence}.` : `${sentence}. ${problem.hint}`;
}

/** What is wrong, without the place and the remedy. */
export function describeProblem({ message, expected, found }: Problem): string {
  const parts: string[] = [];
  if (message !== undefined) parts.push(message);
  if (expected !== undefined && found !== undefined)
    parts.push(`expected ${expected}, found ${found}`);
  else if (expected !== undefined) parts.push(`expected ${expected}`);
  else if (found !== undefined) parts.push(`found ${found}`);
  return parts.join('; ');
}

/** All problems: the first twenty of each kind, then how many more there are, then one line that sums up. */
export function formatProblems(
  problems: readonly Problem[],
  uncounted: ReadonlyMap<string, number> = new Map(),
): string {
  const byKind = Map.groupBy(problems, (problem) => problem.kind);
  const lines: string[] = [];
  let total = 0;
  for (const [kind, ofKind] of byKind) {
    const more = Math.max(0, ofKind.length - SHOWN_PER_KIND) + (uncounted.get(kind) ?? 0);
    total += ofKind.length + (uncounted.get(kind) ?? 0);
    lines.push(...ofKind.slice(0, SHOWN_PER_KIND).map(formatProblem));
    if (more > 0) lines.push(`… and ${more} more of this kind (${kind}).`);
  }
  const files = new Set(problems.map((problem) => problem.file)).size;
  lines.push(
    `${total} ${total === 1 ? 'problem' : 'problems'} in ${files} ${files === 1 ? 'file' : 'files'}.`,
  );
  return lines.join('\n');
}
