export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
export type Category = (typeof CATEGORIES)[number];

/** What Lighthouse says of a page on a phone. */
export interface PageAudit {
  /** From 0 to 100; null where Lighthouse gave no score. */
  scores: Readonly<Record<Category, number | null>>;
  /** Audits that cost a point, of each category that was asked for. */
  failed: readonly string[];
  /** Over the wire, headers included. */
  bytes: number;
  scriptBytes: number;
  requests: number;
}

/** What the table says of a page: of its scores the medians. */
export interface PageReport extends PageAudit {
  path: string;
  /** How often it was looked at. */
  runs: number;
}

/** The middle score of each category, of those runs that gave one; bytes and requests are the same in every run. */
export function medianAudit(audits: readonly PageAudit[]): PageAudit {
  const scored = audits.filter(({ scores }) => scores.performance !== null);
  const middle = (name: (typeof CATEGORIES)[number]): number | null => {
    const sorted = scored.map(({ scores }) => scores[name] ?? 0).toSorted((a, b) => a - b);
    return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
  };
  return {
    ...(scored[0] ?? audits[0]!),
    scores: {
      performance: middle('performance'),
      accessibility: middle('accessibility'),
      'best-practices': middle('best-practices'),
      seo: middle('seo'),
    },
    failed: [...new Set(audits.flatMap(({ failed }) => failed))],
  };
}
