import { NO_COMPARISON } from './editions/words.ts';
import type { Words } from './model/blocks.ts';
import { linkTo, wordsOf } from './model/make.ts';
import type { Report } from './report.ts';
import { SUBJECT_TITLES } from './subject-titles.ts';

/** What a page outside the chapters says of itself. */
export interface ReferencePage {
  name: string;
  title: string;
  /** For search engines and whoever shares the page. */
  description: string;
  heading: string;
  /** What the page is good for. */
  lead: Words;
}

/** What the words of these pages depend on. */
export type ReferenceSource = Pick<Report, 'editions' | 'format' | 'subjects'>;

interface Template {
  title: string;
  /** Linked by its title at the foot of every page. */
  isAtFoot?: true;
  description: string;
  /** Where it is not the title. */
  heading?: string;
  lead(report: ReferenceSource, base: string): string | Words;
}

/**
 * Every page of the site that is no chapter, by the folder in which it stands: what a chapter may link as `page:NAME` and may not be called
 * itself. `tests/report/site-pages.test.ts` compares the list with `src/site/pages/`.
 */
const TEMPLATES: Readonly<Record<string, Template>> = {
  aims: {
    title: 'Aims and answers',
    isAtFoot: true,
    description: 'Each aim of the company, and where the report answers it',
    heading: 'What the company aims for, and where the report answers it',
    lead: () =>
      'A report is made only when every aim has a chapter. The findings below are those of the chapters, computed with them.',
  },
  glossary: {
    title: 'Glossary',
    isAtFoot: true,
    description: 'Every term and metric of the report, each once',
    lead: () =>
      'Every term and metric of the report, each once. A metric’s name leads to its calculation, its use and its limits.',
  },
  metrics: {
    title: 'Metrics and tables',
    isAtFoot: true,
    description:
      'Every metric of the report: definition, calculation, use and limits; every published table with its columns',
    lead: () =>
      'What each number means, how it is calculated, why it is useful, how management uses it and what it cannot tell; then every table behind the report, to download.',
  },
  claims: {
    title: 'How the claims are checked',
    isAtFoot: true,
    description: 'Every claim of the report with its condition and what the data say',
    lead: (_, base) => [
      ...wordsOf(
        'A claim is a sentence with a condition beside it. Each time the report is made, the condition is put to the data; a sentence that they no longer support is replaced, or the report is not published. Numbers are cut to six digits here; ',
      ),
      ...linkTo(`${base}data/claims.csv`, 'claims.csv'),
      ...wordsOf(' has them whole.'),
    ],
  },
  licences: {
    title: 'Licences',
    isAtFoot: true,
    description: 'What others made that is part of this site, and what the site was made with',
    lead: () =>
      'The words, numbers and figures are the report’s own. What others made that is part of the site stands here with its licence, and after that what the site was made with.',
  },
  provenance: {
    title: 'Provenance',
    isAtFoot: true,
    description: 'What this report was made from, by what, and how to check that it is unaltered',
    lead: ({ editions }) =>
      `What edition ${editions.list.editions[0]!.number} was made from and by what. Whoever has the same files and versions gets the same report, byte for byte.`,
  },
  changes: {
    title: 'What changed',
    // Stands at the foot too, behind the number of the edition.
    description: 'What differs between this edition of the report and the one before',
    lead: ({ editions, format }) => {
      const { edition, compared_with: before, not_compared } = editions.changes;
      if (not_compared !== null) return NO_COMPARISON[not_compared];
      return `Edition ${edition} against edition ${before!.number}, whose data ended on ${format.date(before!.last_date)}. A value of the past that differs is listed here, with the reason.`;
    },
  },
  channels: subjectIndex('channels'),
  experiments: subjectIndex('experiments'),
  search: {
    title: 'Search',
    // Stands behind the chapters.
    description: 'Everything in the report, to search or to look through',
    lead: () => 'Everything in the report: type a word, or look through the list.',
  },
};

function subjectIndex(kind: 'channels' | 'experiments'): Template {
  const title = SUBJECT_TITLES[kind];
  return {
    title,
    description: `${title} of the report, each with a page of its own`,
    lead: ({ subjects }) =>
      subjects.some((subject) => subject.kind === kind)
        ? 'Each has a page of its own, made from the same tables as the chapters.'
        : 'There is nothing to show yet.',
  };
}

/** The pages by their names, in the order of the links at the foot. */
export const SITE_PAGES = Object.entries(TEMPLATES).map(([name, { title, isAtFoot = false }]) => ({
  name,
  title,
  isAtFoot,
}));

/** The page of that name, under the site's path `base`. */
export function referencePage(name: string, report: ReferenceSource, base: string): ReferencePage {
  const { title, description, heading = title, lead } = TEMPLATES[name]!;
  const said = lead(report, base);
  return {
    name,
    title,
    description,
    heading,
    lead: typeof said === 'string' ? wordsOf(said) : said,
  };
}

/** Every page outside the chapters and beside those of products, channels and experiments. */
export function referencePages(report: ReferenceSource, base: string): ReferencePage[] {
  return SITE_PAGES.map(({ name }) => referencePage(name, report, base));
}
