import type { Problem } from '../base/errors.ts';
import type { ChapterSource } from './chapter-source.ts';
import { namesIn } from './claims/evaluate-condition.ts';
import { inOneLine } from './model/text.ts';

/** Its name in a content folder. */
export const WORDINGS_FILE = 'claims.md';

const TITLE = '# What each claim says, and when';

const HEAD = `${TITLE}

Every claim of the chapters with its condition and its three wordings, side by side: what is said where the condition holds, where it does not,
and where the data cannot decide it. A wording says what the condition tests, no less and no more: "not below" for \`>=\`, a share for a share of the same thing.
Written by \`npm run check-claims -- --bless\`, which is for a person who has read it.
`;

/** Whether a file of that name was written by us, so that nobody's own notes are replaced. */
export function isWordings(text: string): boolean {
  return text.startsWith(TITLE);
}

/** Every claim of the chapters with its condition and its wordings, as Markdown: what a person has to read before it is said. */
export function claimWordings(sources: readonly ChapterSource[]): string {
  const chapters = sources.filter(({ frontMatter }) => Object.keys(frontMatter.claims).length > 0);
  return [HEAD, ...chapters.map(ofChapter)].join('\n');
}

function ofChapter(source: ChapterSource): string {
  const { title, claims } = source.frontMatter;
  const entries = Object.entries(claims).map(([id, { condition, otherwise, undecided }]) => {
    const expressions = [condition, ...namesWritten(`${otherwise} ${undecided}`)];
    const seen = new Set<string>();
    const used = expressions.flatMap((expression) => ownValues(expression, source, seen));
    const lines = [
      ['when', code(condition)],
      ...used.map((text) => ['with', code(text)]),
      ...sayings(id, source).map((said) => ['holds', said]),
      ['otherwise', otherwise ?? 'the report is not made'],
      ['undecided', undecided ?? 'cannot be'],
    ];
    return `### ${id}\n\n${lines.map(([name, text]) => `- ${name}: ${inOneLine(text!)}\n`).join('')}`;
  });
  return `## ${title}\n\n${entries.join('\n')}`;
}

/** Signs that would be Markdown stand as code. */
function code(text: string): string {
  return `\`${inOneLine(text)}\``;
}

/** The sentences that make a claim, each once, as the author wrote them. */
function sayings(id: string, { frontMatter, body }: ChapterSource): string[] {
  const texts = [frontMatter.finding, ...frontMatter.lead, body];
  const said = texts.flatMap((text) =>
    [...text.matchAll(new RegExp(`\\[([^[\\]]+)\\]\\(claim:${id}\\)`, 'g'))].map(([, words]) =>
      inOneLine(words!.replaceAll(/\n\s*>/g, ' ')),
    ),
  );
  return [...new Set(said)];
}

/** What a text writes between double braces: the first name of each path. A value may be the whole wording. */
function namesWritten(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([a-z][a-z0-9_]*)/g)].map(([, name]) => name!);
}

/** The chapter's own values that an expression needs, at first or second hand, as they are computed; those that were `seen` before are left out. */
function ownValues(expression: string, source: ChapterSource, seen: Set<string>): string[] {
  const { values } = source.frontMatter;
  return namesIn(expression).flatMap((name) => {
    const own = Object.hasOwn(values, name) ? values[name] : undefined;
    if (own === undefined || seen.has(name)) return [];
    seen.add(name);
    return [`${name}: ${own}`, ...ownValues(own, source, seen)];
  });
}

/** The claims that read otherwise than those that a person has blessed, and those that are gone; `file` is the blessed one's path for messages. */
export function changedWordings(blessed: string, now: string, file: string): Problem[] {
  const [before, after] = [entriesOf(blessed), entriesOf(now)];
  const hint =
    'Read its condition beside its wordings, then bless them: npm run check-claims -- --bless.';
  const problems = [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [then, today] = [before.get(key), after.get(key)];
    if (then === today) return [];
    const message = today === undefined ? 'it is no longer made' : `it now reads\n${today}`;
    return [{ kind: 'claim-not-read', file, key, message, hint }];
  });
  return problems;
}

/** The text of each claim by its chapter's title and its name. */
function entriesOf(text: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const chapter of text.split(/^## /m).slice(1)) {
    const [title = '', ...claims] = chapter.split(/^### /m);
    for (const claim of claims) {
      const [id = '', ...lines] = claim.split('\n');
      entries.set(`${title.trim()}, ${id}`, lines.join('\n').trim());
    }
  }
  return entries;
}
