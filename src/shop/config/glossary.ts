import { z } from 'zod';
import { ReportError } from '../../base/errors.ts';
import { keysOf, namedTwice, typedNumberProblems } from './list-problems.ts';
import { parseWithLines } from './parse-yaml.ts';
import { readContentFile } from './read-content.ts';

const glossaryTerm = z.strictObject({
  /** Named in chapters: `[session](term:session)`. */
  id: z
    .string()
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'expected lower-case words joined by -, such as landing-page',
    ),
  term: z.string().min(1),
  /** One or two sentences in plain text. */
  definition: z.string().min(1),
});

const glossarySchema = z.strictObject({ terms: z.array(glossaryTerm).default([]) });

export type GlossaryTerm = z.output<typeof glossaryTerm>;

/**
 * Reads and checks `content/glossary.yaml`: words that are no metrics. Throws a `ReportError` that names each wrong line. `names` are words
 * that may hold a digit.
 */
export function loadGlossary(
  path: string,
  shown: string = path,
  names: readonly string[] = [],
): readonly GlossaryTerm[] {
  const { value, lineAt } = parseWithLines(readContentFile(path, shown), shown, glossarySchema);
  const places = { file: shown, lineAt };
  const problems = [
    ...namedTwice('the id', keysOf(value.terms, ['terms'], 'id'), places),
    ...value.terms.flatMap(({ term, definition }, at) => [
      ...typedNumberProblems(term, ['terms', at, 'term'], names, places),
      ...typedNumberProblems(definition, ['terms', at, 'definition'], names, places),
    ]),
    ...namedTwice('the term', keysOf(value.terms, ['terms'], 'term'), places),
  ];
  if (problems.length > 0) throw new ReportError(problems);
  return value.terms;
}
