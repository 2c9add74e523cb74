import { nearestNames } from '../base/nearest-names.ts';
import { UnknownNameError } from './markdown/env.ts';
import { SITE_PAGES } from './reference-pages.ts';

/** What a chapter may link as `page:NAME`, and may not be called itself. */
export const PAGE_NAMES: readonly string[] = SITE_PAGES.map(({ name }) => name);

/** The page of that name. Throws `UnknownNameError` with the names of all. */
export function findPage(name: string): string {
  if (PAGE_NAMES.includes(name)) return name;
  const suggestions = nearestNames(name, PAGE_NAMES);
  throw new UnknownNameError({ name, suggestions, known: PAGE_NAMES });
}

/** Folders of the site that hold files and no page. */
export const FILE_FOLDERS: readonly string[] = ['assets', 'cards', 'data', 'figures', 'fonts'];
