import { shownText } from '../base/format/shown-text.ts';
import { operandText } from './check-claims.ts';
import { shownWords } from './model/figure.ts';
import { inOneLine, textOf } from './model/text.ts';
import { claimsIn } from './model/walk.ts';
import type { Chapter, ClaimResult, Report } from './report.ts';

/** A chapter and the claims that it makes. */
export interface ChapterClaims {
  title: string;
  slug: string;
  claims: readonly ListedClaim[];
}

export interface ListedClaim extends ClaimResult {
  /** Where the marks in the text lead. */
  id: string;
  /** The sentences that make it, as the chapter words them, each once. */
  sentences: readonly string[];
  /** What the data say, line by line. */
  said: readonly string[];
  /** The published tables that its condition names. */
  tables: readonly string[];
}

/** The report's claims by chapter, in order. */
export function claimsByChapter({
  chapters,
  claims,
  tables,
}: Pick<Report, 'chapters' | 'claims' | 'tables'>): ChapterClaims[] {
  return chapters
    .map((chapter) => {
      const sentences = sentencesOf(chapter);
      return {
        title: chapter.title,
        slug: chapter.slug,
        claims: claims
          .filter((claim) => claim.chapter === chapter.id)
          .map((claim) => ({
            ...claim,
            id: `${chapter.id}-${claim.claim}`,
            sentences: sentences.get(claim.claim) ?? [],
            said: claim.values.map(({ path, value }) => shownText(`${path} = ${inShort(value)}`)),
            tables: [...tables.keys()].filter((table) =>
              new RegExp(`\\b${table}\\b`).test(claim.condition),
            ),
          })),
      };
    })
    .filter((chapter) => chapter.claims.length > 0);
}

/** The sentences of a chapter that make each claim, by the claim's id. */
function sentencesOf({ finding, lead, body }: Chapter): ReadonlyMap<string, string[]> {
  const sentences = new Map<string, string[]>();
  for (const { id, words } of [finding, lead, ...shownWords(body)].flatMap(claimsIn)) {
    const text = inOneLine(textOf(words));
    const known = sentences.get(id) ?? [];
    if (!known.includes(text)) sentences.set(id, [...known, text]);
  }
  return sentences;
}

/** Digits enough to see why a condition holds; `data/claims.csv` has them all. */
const DIGITS = 6;

/** A value as text, a number cut to a few digits. */
function inShort(value: ClaimResult['values'][number]['value']): string {
  return typeof value === 'number' && !Number.isInteger(value)
    ? String(Number(value.toPrecision(DIGITS)))
    : operandText(value);
}
