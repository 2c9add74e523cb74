import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataUrl } from '../../base/data-url.ts';
import type { SitePages } from './parts.ts';

/** The stylesheets of the site's pages as one text, with their fonts inside, each under the media it is for. */
export function siteStyles({ folder, base, home }: SitePages): string {
  return [...home.querySelectorAll('link[rel="stylesheet"]')]
    .map((link) => {
      const file = link.getAttribute('href')!.slice(base.length);
      const css = withFilesInside(readFileSync(path.join(folder, file), 'utf8'), folder, file);
      const media = link.getAttribute('media');
      return media === null ? css : `@media ${media} {\n${css}}\n`;
    })
    .join('');
}

/** A stylesheet whose `url(...)` are relative to its file, with those files inside. */
function withFilesInside(css: string, folder: string, file: string): string {
  return css.replace(/url\(["']?(?!data:|#)([^"')]+)["']?\)/g, (_, href: string) => {
    const target = path.posix.join(path.posix.dirname(file), href);
    return `url("${dataUrl(folder, target)}")`;
  });
}
