import type { Chapter, Recommendation, Report } from './report.ts';

/** Where the report answers one aim or outcome. */
export interface Coverage {
  id: string;
  title: string;
  chapters: readonly Pick<Chapter, 'slug' | 'title' | 'finding'>[];
  /** Those that serve the aim; none for an outcome. */
  recommendations: readonly (Recommendation & { chapter: Chapter })[];
}

/** The company's aims, each with the chapters and recommendations that serve it. */
export function aimCoverage({ config, chapters }: Pick<Report, 'config' | 'chapters'>): Coverage[] {
  return config.aims.map(({ id, title }) => ({
    id,
    title,
    chapters: chapters.filter(({ aims }) => aims.includes(id)),
    recommendations: chapters.flatMap((chapter) =>
      chapter.recommendations
        .filter(({ aim }) => aim === id)
        .map((recommendation) => ({ ...recommendation, chapter })),
    ),
  }));
}

/** What the report is for, each outcome with the chapters that work for it. */
export function outcomeCoverage({
  config,
  chapters,
}: Pick<Report, 'config' | 'chapters'>): Coverage[] {
  return config.outcomes.map(({ id, title }) => ({
    id,
    title,
    chapters: chapters.filter(({ outcomes }) => outcomes.includes(id)),
    recommendations: [],
  }));
}
