import { type Problem, ReportError } from '../base/errors.ts';
import type { GlossaryTerm } from '../shop/config/glossary.ts';
import { contentFile } from '../shop/config/read-content.ts';
import type { Registry } from './registry.ts';

/** One word of the glossary: a term, or a metric of the registry. */
export interface GlossaryEntry {
  id: string;
  term: string;
  definition: string;
  /** Path within the site of the page and place that define it. */
  path: string;
}

/**
 * Every term and metric once, in the order of the alphabet. Throws a `ReportError` for a term that is there twice, or that the registry of
 * metrics defines already.
 */
export function buildGlossary(
  terms: readonly GlossaryTerm[],
  { metrics }: Pick<Registry, 'metrics'>,
  locale: string,
  contentName = 'content',
): readonly GlossaryEntry[] {
  const entries = [
    ...metrics.map(({ id, name, definition }) => ({
      id,
      term: name,
      definition,
      path: `metrics/#${id}`,
    })),
    ...terms.map((term) => ({ ...term, path: `glossary/#${term.id}` })),
  ];
  const problems = [...Map.groupBy(entries, ({ id }) => id)]
    .filter(([, same]) => same.length > 1)
    .map(
      ([id]): Problem => ({
        kind: 'term-twice',
        file: contentFile(contentName, 'glossary.yaml'),
        key: 'terms.id',
        message: `"${id}" is defined twice`,
        hint: 'The metrics of the registry are terms already: give the term another id, or remove it.',
      }),
    );
  if (problems.length > 0) throw new ReportError(problems);
  return entries.toSorted((a, b) => a.term.localeCompare(b.term, locale));
}
