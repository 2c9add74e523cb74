/** What the head and foot of a printed page say. */
export interface PageMargins {
  company: string;
  edition: string;
  /** Stands at the foot of every page where it is given. */
  notice: string | undefined;
}

/** A text as a CSS string. Whatever could end the string, the rule or the stylesheet is written as its code point. */
export function cssString(text: string): string {
  const escaped = text.replace(
    /["\\<\p{Cc}]/gu,
    (character) => `\\${character.codePointAt(0)!.toString(16)} `,
  );
  return `"${escaped}"`;
}

/**
 * `@page` rules that put the company, the date of the data, the notice and the page's number in the margins of each page.
 * The first page has the masthead, so its head stays empty.
 */
export function renderPageMargins({ company, edition, notice }: PageMargins): string {
  const boxes = [
    `@top-left { content: ${cssString(company)}; }`,
    `@top-right { content: ${cssString(edition)}; }`,
    ...(notice === undefined ? [] : [`@bottom-left { content: ${cssString(notice)}; }`]),
    '@bottom-right { content: counter(page) " / " counter(pages); }',
  ];
  return `@page {\n  ${boxes.join('\n  ')}\n}\n@page :first {\n  @top-left { content: none; }\n  @top-right { content: none; }\n}\n`;
}
