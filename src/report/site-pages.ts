import { nearestNames } from '../base/nearest-names.ts';
import { UnknownNameError } from './markdown/env.ts';

/**
 * Every page of the site that is no chapter, by the folder in which it stands: what a chapter may link as `page:NAME` and may not be called
 * itself. `tests/report/site-pages.test.ts` compares the list with `src/site/pages/`.
 */
export interface SitePage {
  name: string;
  /** The words of its link at the foot of every page. */
  atFoot?: string;
}

export const SITE_PAGES: readonly SitePage[] = [
  { name: 'aims', atFoot: 'Aims and answers' },
  { name: 'glossary', atFoot: 'Glossary' },
  { name: 'metrics', atFoot: 'Metrics and tables' },
  { name: 'claims', atFoot: 'How the claims are checked' },
  { name: 'licences', atFoot: 'Licences' },
  { name: 'provenance', atFoot: 'Provenance' },
  // Stands at the foot too, behind the number of the edition.
  { name: 'changes' },
  { name: 'channels' },
  { name: 'experiments' },
  // Stands behind the chapters.
  { name: 'search' },
];

export const PAGE_NAMES: readonly string[] = SITE_PAGES.map(({ name }) => name);

/** The page of that name. Throws `UnknownNameError` with the names of all. */
export function findPage(name: string): string {
  if (PAGE_NAMES.includes(name)) return name;
  const suggestions = nearestNames(name, PAGE_NAMES);
  throw new UnknownNameError({ name, suggestions, known: PAGE_NAMES });
}

/** Folders of the site that hold files and no page. */
export const FILE_FOLDERS: readonly string[] = ['assets', 'cards', 'data', 'figures', 'fonts'];
