import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from './load-config.ts';

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

/** Reads and checks `content/glossary.yaml`: words that are no metrics. Throws a `ReportError` that names each wrong line. */
export function loadGlossary(path: string): readonly GlossaryTerm[] {
  return parseYaml(readFileSync(path, 'utf8'), path, glossarySchema).terms;
}
