import { changesPage } from './changes-page.ts';
import { claimsPage } from './claims-page.ts';
import type { Block, Words } from './model/blocks.ts';
import { wordsOf } from './model/make.ts';
import { referencePages } from './reference-pages.ts';
import type { Chapter, Report, SubjectPage } from './report.ts';

/** A page of the report, whatever it is made into. */
export interface Page {
  /** Its folder in the site, `products/the-bear/`; empty for the home page. */
  path: string;
  /** Stands above the heading, `2. Growth`; empty where nothing does. */
  label: string;
  heading: Words;
  lead: Words;
  /** What is made of blocks: the text of a chapter, the figures of a page of details, the list of claims, what changed. */
  body: readonly Block[];
}

/** What the pages are made from. */
type PagesSource = Pick<
  Report,
  'chapters' | 'subjects' | 'claims' | 'tables' | 'editions' | 'format'
>;

/** By name, the bodies of pages to look things up in. */
const BODIES: Readonly<Record<string, (report: PagesSource, base: string) => Block[]>> = {
  changes: changesPage,
  claims: claimsPage,
};

/** Every page of the report under the site's path `base`: the chapters in order, the pages of details, those to look things up in. */
export function reportPages(report: PagesSource, base: string): Page[] {
  return [
    ...report.chapters.map(chapterPage),
    ...report.subjects.map(subjectPage),
    ...referencePages(report, base).map(({ name, heading, lead }) => ({
      path: `${name}/`,
      label: '',
      heading: wordsOf(heading),
      lead,
      body: BODIES[name]?.(report, base) ?? [],
    })),
  ];
}

function chapterPage({ slug, number, title, finding, lead, body }: Chapter): Page {
  const isHome = slug === '';
  return {
    path: isHome ? '' : `${slug}/`,
    label: isHome ? '' : `${number}. ${title}`,
    heading: finding,
    lead,
    body,
  };
}

function subjectPage({ path, title, lead, body }: SubjectPage): Page {
  return { path, label: '', heading: wordsOf(title), lead: wordsOf(lead), body };
}
