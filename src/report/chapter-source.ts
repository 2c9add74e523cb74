import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Problem, ReportError } from '../base/errors.ts';
import { FORMAT_NAMES } from '../base/format/formatter.ts';
import { type ParsedYaml, parseWithLines } from '../shop/config/parse-yaml.ts';
import { contentFile, listContentFolder, readContentFile } from '../shop/config/read-content.ts';
import { chapterIdOf, chapterSetProblems, fileNameProblems, isLeftover } from './chapter-names.ts';
import { splitFrontMatter } from './markdown/front-matter.ts';

const name = z
  .string()
  .regex(
    /^[a-z0-9]+(?:-[a-z0-9]+)*$/,
    'expected lower-case words joined by -, such as revenue-rose',
  );

/** What stands above a chapter's text. Texts are inline Markdown and may hold values; `finding` and `lead` may hold claims too. */
const frontMatterSchema = z.strictObject({
  title: z.string().min(1),
  /** 0 is the home page. */
  number: z.number().int().min(0),
  /** The chapter's finding in one sentence: its main heading. */
  finding: z.string().min(1),
  /** One or two sentences under it; of several, the first whose values the data all have. */
  lead: z.union([
    z
      .string()
      .min(1)
      .transform((text) => [text]),
    z.array(z.string().min(1)).min(1),
  ]),
  /** Ids of the aims in `content/report.yaml` that the chapter serves. */
  aims: z.array(z.string()).default([]),
  /** Ids of the outcomes in `content/report.yaml` that the chapter works for. */
  outcomes: z.array(z.string()).default([]),
  key_figures: z
    .array(
      z.strictObject({
        label: z.string().min(1),
        /** Path of a value, such as `kpis.revenue_ttm`, or a text with values, such as `{{ a.low }} to {{ a.high }}`. */
        value: z.string().min(1),
        format: z.enum(FORMAT_NAMES).optional(),
        note: z.string().min(1),
        /** A table by month or quarter and a column of it, such as `performance_by_month.revenue`: drawn over whole periods. */
        sparkline: z.string().optional(),
      }),
    )
    .max(12)
    .default([]),
  /** What to do, shown as a table ranked by worth: one whose worth the data do not have is left out. */
  recommendations: z
    .array(
      z.strictObject({
        /** Inline Markdown; may hold values. */
        action: z.string().min(1),
        /** A condition: without it, or where it holds, the recommendation is made. */
        when: z.string().min(1).optional(),
        /** Figures that show why. */
        evidence: z.array(z.string()).min(1),
        /** Path of the worth a year; left out where it cannot be computed. */
        value: z.string().min(1).optional(),
        effort: z.enum(['low', 'medium', 'high']),
        /** The owner's role. */
        role: z.string().min(1),
        /** Id of the aim that it serves. */
        aim: z.string().min(1),
      }),
    )
    .default([]),
  /** Values that the chapter computes from the published tables: a name of lower-case words joined by _, an expression in CEL. */
  values: z
    .record(
      z.string().regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'expected a name such as top_channel'),
      z.string().min(1),
    )
    .default({}),
  claims: z
    .record(
      name,
      z.strictObject({
        /** A condition over the published tables, in the Common Expression Language. */
        condition: z.string().min(1),
        /** The wording for when it does not hold; without it the build stops. */
        otherwise: z.string().min(1).optional(),
        /** The wording for when the data lack a value that the condition needs; `otherwise` where it is left out. */
        undecided: z.string().min(1).optional(),
      }),
    )
    .default({}),
});

export type FrontMatter = z.output<typeof frontMatterSchema>;

/** A chapter's file, read and its front matter checked; nothing resolved yet. */
export interface ChapterSource {
  /** The file's name without number and ending: `growth` for `01-growth.md`. */
  id: string;
  /** Path for messages, such as `content/chapters/01-growth.md`. */
  file: string;
  sha256: string;
  frontMatter: FrontMatter;
  /** Text of the front matter, and the line on which it begins. */
  yaml: string;
  yamlLine: number;
  /** The line of the file on which a key of the front matter stands, such as `['claims', 'revenue-rose']`. */
  lineAt: ParsedYaml<unknown>['lineAt'];
  body: string;
  bodyLine: number;
}

/**
 * Reads every chapter of a folder, in the order of their numbers. Throws a `ReportError` with the problems of all of them; `shown` is the
 * folder's name in it.
 */
export function loadChapterSources(contentFolder: string, shown = contentFolder): ChapterSource[] {
  const folder = path.join(contentFolder, 'chapters');
  const shownFolder = contentFile(shown, 'chapters');
  const sources: ChapterSource[] = [];
  const problems: Problem[] = [];
  for (const name of listContentFolder(folder, shownFolder)) {
    if (isLeftover(name)) continue;
    const file = contentFile(shownFolder, name);
    const named = fileNameProblems(name, file);
    problems.push(...named);
    if (named.length > 0) continue;
    try {
      assertWithin(contentFolder, path.join(folder, name), file);
      sources.push(parseChapter(readContentFile(path.join(folder, name), file), file));
    } catch (error) {
      if (!(error instanceof ReportError)) throw error;
      problems.push(...error.problems);
    }
  }
  problems.push(...chapterSetProblems(sources, shownFolder));
  if (problems.length > 0) throw new ReportError(problems);
  return sources.toSorted((a, b) => a.frontMatter.number - b.frontMatter.number);
}

/** A link in the place of a chapter could publish any file of the machine. */
function assertWithin(folder: string, file: string, shown: string): void {
  const refused = (message: string): ReportError =>
    new ReportError([
      { kind: 'chapter-elsewhere', file: shown, message, hint: 'Put the file itself there.' },
    ]);
  let stands: string;
  try {
    stands = path.relative(realpathSync(folder), realpathSync(file));
  } catch {
    throw refused('the chapter is a link that leads to no file');
  }
  if (stands.startsWith('..') || path.isAbsolute(stands))
    throw refused('the chapter is a link that leads out of the content folder');
}

/** One chapter from its text. `file` is its path for messages and names the chapter. */
export function parseChapter(text: string, file: string): ChapterSource {
  const { yaml, yamlLine, body, bodyLine } = splitFrontMatter(text, file);
  const { value, lineAt } = parseWithLines(yaml, file, frontMatterSchema, yamlLine);
  return {
    id: chapterIdOf(file),
    file,
    sha256: createHash('sha256').update(text).digest('hex'),
    frontMatter: value,
    yaml,
    yamlLine,
    lineAt,
    body,
    bodyLine,
  };
}
