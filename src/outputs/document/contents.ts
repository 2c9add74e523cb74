import { escapeXml } from '../../base/format/escape-xml.ts';
import type { Part } from './parts.ts';

/** Where the contents stand, and where links back to them lead. */
export const CONTENTS_ANCHOR = 'contents';

/** Where the text of the first part begins: the cover before it is no place for the contents to lead to. */
export const FIRST_TEXT_ANCHOR = 'first-text';

export interface ContentsEntry {
  /** None for a group of pages, which has no page of its own. */
  anchor: string | null;
  number: string;
  title: string;
  /** A chapter's headings of the second level; of a group, its pages. */
  sections: readonly { anchor: string; title: string }[];
}

/** The entries of the contents, in the order of the parts, whose anchors are those of the whole document. */
export function contentsOf(parts: readonly Part[]): ContentsEntry[] {
  const groups = Map.groupBy(parts, ({ group }) => group);
  return parts.flatMap((part): ContentsEntry[] => {
    const group = groups.get(part.group)!;
    if (part.group !== '')
      return part === group[0]
        ? [{ anchor: null, number: '', title: `${part.group}, one by one`, sections: group }]
        : [];
    const anchor = part === parts[0] ? FIRST_TEXT_ANCHOR : part.anchor;
    const sections = part.isChapter ? sectionsOf(part) : [];
    return [{ anchor, number: part.number, title: part.title, sections }];
  });
}

function sectionsOf({ article }: Part): ContentsEntry['sections'] {
  return [
    ...article.querySelectorAll('.chapter-body > h2[id], .chapter-body > .heading > h2[id]'),
  ].map((heading) => ({
    anchor: heading.id,
    title: (heading.textContent ?? '').trim(),
  }));
}

/** The contents as HTML; `pageOf` gives the printed page of an anchor. */
export function renderContents(
  entries: readonly ContentsEntry[],
  pageOf: (anchor: string) => string,
): string {
  const line = (anchor: string | null, number: string, title: string): string => {
    const name = `<span class="contents-number">${escapeXml(number)}</span><span class="contents-title">${escapeXml(title)}</span>`;
    return anchor === null
      ? `<p class="contents-group">${name}</p>`
      : `<a href="#${anchor}">${name}<span class="contents-page" aria-hidden="true">${pageOf(anchor)}</span></a>`;
  };
  const items = entries.map(({ anchor, number, title, sections }) => {
    const below = sections.map((section) => `<li>${line(section.anchor, '', section.title)}</li>`);
    return `<li>${line(anchor, number, title)}${below.length > 0 ? `<ol>${below.join('')}</ol>` : ''}</li>`;
  });
  return (
    `<nav class="contents" id="${CONTENTS_ANCHOR}" aria-labelledby="${CONTENTS_ANCHOR}-title">` +
    `<h2 id="${CONTENTS_ANCHOR}-title">Contents</h2><ol>${items.join('')}</ol></nav>`
  );
}
