import type { ClaimResult, Report } from '../report/report.ts';

/** A chapter and the claims that it makes. */
export interface ChapterClaims {
  title: string;
  slug: string;
  claims: readonly (ClaimResult & {
    id: string;
    said: readonly string[];
    tables: readonly string[];
  })[];
}

/**
 * The report's claims by chapter, in order: each with the id that the marks in the text lead to, what the data say line by line, and the
 * published tables that its condition names.
 */
export function claimsByChapter({
  chapters,
  claims,
  tables,
}: Pick<Report, 'chapters' | 'claims' | 'tables'>): ChapterClaims[] {
  return chapters
    .map(({ id, title, slug }) => ({
      title,
      slug,
      claims: claims
        .filter(({ chapter }) => chapter === id)
        .map((claim) => ({
          ...claim,
          id: `${id}-${claim.claim}`,
          said: claim.values === '' ? [] : claim.values.split('; '),
          tables: [...tables.keys()].filter((table) =>
            new RegExp(`\\b${table}\\b`).test(claim.condition),
          ),
        })),
    }))
    .filter((chapter) => chapter.claims.length > 0);
}
