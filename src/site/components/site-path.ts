import type { SitePlace } from '../../report/model/block-html.ts';
import type { Report } from '../../report/report.ts';

/**
 * The address of a page or file of the site, such as `growth/` or `fonts/inter.woff2`, under the path where the site stands.
 * Every link of a layout or component goes through here; an empty path is the home page.
 */
export function sitePath(path: string, base: string = import.meta.env.BASE_URL): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}

/** The address of a chapter: its slug is its folder, and the chapter without a slug is the home page. */
export function chapterPath(slug: string, base: string = import.meta.env.BASE_URL): string {
  return sitePath(slug === '' ? '' : `${slug}/`, base);
}

/** Where blocks of the model stand on a page, for their links to files. */
export function sitePlace({ pictures }: Pick<Report, 'pictures'>): SitePlace {
  return { base: import.meta.env.BASE_URL, pictures };
}
