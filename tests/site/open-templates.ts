import type { BrowserContextOptions } from 'playwright-core';
import { type Look, oneOfEachTemplate, onPages } from './on-pages.ts';
import { openSite } from './open-site.ts';

const WIDTHS = [320, 1280];

/** The site served in a browser for the tests of a file, and a way to look at a page of every template, at every width. */
export function openTemplates() {
  const opened = openSite();
  return {
    opened,
    onEveryTemplate: (
      look: Look,
      options: BrowserContextOptions = {},
      widths: readonly number[] = WIDTHS,
    ): Promise<string[]> =>
      onPages(opened.browser, oneOfEachTemplate(opened.site.pages), look, options, widths),
  };
}
