import { freeName } from '../../base/format/free-name.ts';
import type { Part } from './parts.ts';

/** The id of each element in the whole document, by the page's file and the id that it has there. */
export type Anchors = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Attributes that name other elements of their page by id, separated by spaces. */
const REFERENCES = [
  'aria-labelledby',
  'aria-describedby',
  'aria-details',
  'aria-controls',
  'aria-owns',
  'for',
  'headers',
];

/**
 * Gives every id of the parts a form of its own in the whole document and brings what refers to it along, inside its page. An id keeps its
 * form where it is the first of it, so that an address such as `#fig-revenue-by-quarter` leads to the same place as on the site; any
 * later one bears its page's anchor before it.
 */
export function uniteAnchors(parts: readonly Part[], reserved: readonly string[] = []): Anchors {
  const taken = new Set([...reserved, ...parts.map(({ anchor }) => anchor)]);
  return new Map(
    parts.map((part) => {
      const renamed = new Map<string, string>();
      for (const element of part.article.querySelectorAll('[id]')) {
        const { id: own } = element;
        const id = freeName(taken.has(own) ? `${part.anchor}-${own}` : own, taken);
        renamed.set(element.id, id);
        element.id = id;
      }
      renameReferences(part.article, renamed);
      return [part.file, renamed];
    }),
  );
}

function renameReferences(article: Element, renamed: ReadonlyMap<string, string>): void {
  const current = (id: string): string => renamed.get(id) ?? id;
  for (const name of REFERENCES) {
    for (const element of article.querySelectorAll(`[${name}]`)) {
      const ids = element.getAttribute(name)!.split(/\s+/);
      element.setAttribute(name, ids.map(current).join(' '));
    }
  }
  for (const element of article.querySelectorAll('svg *')) {
    for (const { name, value } of [...element.attributes]) {
      if (value.includes('url(#'))
        element.setAttribute(
          name,
          value.replace(/url\(#([^)]+)\)/g, (_, id: string) => `url(#${current(id)})`),
        );
      else if (name === 'href' && value.startsWith('#') && element.localName !== 'a')
        element.setAttribute(name, `#${current(value.slice(1))}`);
    }
  }
}
