import { expect, test } from 'vitest';
import { CONDITIONS } from './conditions.ts';
import { onPages } from './on-pages.ts';
import { openSite } from './open-site.ts';

/** A chapter, a detail page, a page to look things up in and one whose figure is a table that unfolds; every template: tests/long/reading-conditions.test.ts. */
const PAGES = ['customers/', 'products/the-original-mr-fuzzy/', 'glossary/', 'data-and-method/'];

const opened = openSite();

test.each(CONDITIONS)('$name', async ({ look, options, widths }) => {
  const addresses = PAGES.map((page) => `${opened.site.home}${page}`);
  expect(await onPages(opened.browser, addresses, look, options, widths)).toEqual([]);
});
