import type { Paragraph, Words } from './blocks.ts';

/** Plain text as words. */
export function wordsOf(text: string): Words {
  return [{ kind: 'text', text }];
}

/** A link within the site that says this. */
export function linkTo(href: string, text: string): Words {
  return [{ kind: 'link', href, isOutside: false, words: wordsOf(text) }];
}

/** A paragraph of its own that says this. */
export function paragraph(said: string | Words): Paragraph {
  return {
    kind: 'paragraph',
    words: typeof said === 'string' ? wordsOf(said) : said,
    isTight: false,
  };
}
