import { ReportError } from '../../base/errors.ts';
import { listFiles } from '../placing/list-files.ts';
import { opaqueName, type SealingKey } from './encryption.ts';

/** Pages that a host looks for by name; they keep it. */
export const KNOWN_TO_HOSTS = ['index.html', '404.html'];

/** Where each page and file of a site stands once sealed. */
export interface SealedNames {
  /** Pages of the open site, such as `growth/index.html`. */
  pages: readonly string[];
  /** The path of a page or file inside the sealed site: a folder with an opaque name for all but the home page and the page of a wrong address. */
  sealedFile(file: string): string;
  /** The file of the site that a link leads to, with its fragment; undefined for a link out of it. Throws where it leads nowhere. */
  target(link: string, from: string): { file: string; fragment: string } | undefined;
  /** The address of a sealed page, such as `/report/3f…/`. */
  address(file: string): string;
}

/** Names of a site in `folder`, which stands or will stand under the path `base`. */
export function nameSealed(folder: string, base: string, key: SealingKey): SealedNames {
  const files = listFiles(folder);
  const known = new Set(files);
  const sealedFile = (file: string): string =>
    KNOWN_TO_HOSTS.includes(file) ? file : `${opaqueName(file, key)}/index.html`;
  return {
    pages: files.filter((file) => file.endsWith('.html')),
    sealedFile,
    address: (file) => `${base}${sealedFile(file).replace(/(^|\/)index\.html$/, '$1')}`,
    target(link, from) {
      const here = new URL(`https://site.invalid${base}${from}`);
      const url = new URL(link, here);
      if (url.host !== here.host) return undefined;
      const inside = decodeURIComponent(url.pathname.slice(base.length));
      const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
      if (!url.pathname.startsWith(base) || !known.has(file)) throw deadLink(link, from, base);
      return { file, fragment: url.hash };
    },
  };
}

function deadLink(link: string, file: string, base: string): ReportError {
  return new ReportError([
    {
      kind: 'dead-link',
      file,
      message: `the link "${link}" leads to no file of the site under the path ${base}`,
      hint: 'Give the path for which the site was built, such as --base /report/, or build it anew.',
    },
  ]);
}
