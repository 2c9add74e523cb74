import type { Anchors } from './anchors.ts';
import type { SitePages } from './parts.ts';

/** What a link of a page becomes in the whole document: an anchor, an address outside, or nothing (null). */
export type ResolveLink = (href: string, file: string) => string | null;

/** Links between pages of the site lead inside the document; those to its other files lead nowhere there; all others stay. */
export function linkResolver(
  { base, parts }: Pick<SitePages, 'base' | 'parts'>,
  anchors: Anchors,
): ResolveLink {
  const partOf = new Map(parts.map((part) => [part.file, part]));
  return (href, file) => {
    const here = new URL(`https://site.invalid${base}${file.replace(/index\.html$/, '')}`);
    const target = new URL(href, here);
    if (target.host !== here.host) return href;
    const inside = decodeURIComponent(target.pathname.slice(base.length));
    const part = partOf.get(`${inside}index.html`);
    if (part === undefined) return null;
    const id = decodeURIComponent(target.hash.slice(1));
    return `#${id === '' ? part.anchor : (anchors.get(part.file)?.get(id) ?? part.anchor)}`;
  };
}

/**
 * Rewrites the links below an element. A link that leads nowhere leaves its text behind; one to a download goes, and so does a list of
 * links that it leaves empty.
 */
export function rewriteLinks(element: Element, file: string, resolve: ResolveLink): void {
  for (const link of element.querySelectorAll('a[href]')) {
    const href = resolve(link.getAttribute('href')!, file);
    if (href !== null) link.setAttribute('href', href);
    else if (link.hasAttribute('download')) link.remove();
    else link.replaceWith(...link.childNodes);
  }
  for (const links of element.querySelectorAll('.figure-links'))
    if (links.querySelector('a') === null) links.remove();
}
