import { expect, test } from 'vitest';
import { CONDITIONS } from '../site/conditions.ts';
import { oneOfEachTemplate, onPages } from '../site/on-pages.ts';
import { openSite } from '../site/open-site.ts';

const opened = openSite();

test.each(CONDITIONS)('on every template, $name', async ({ look, options, widths }) => {
  const addresses = oneOfEachTemplate(opened.site.pages);
  expect(await onPages(opened.browser, addresses, look, options, widths)).toEqual([]);
});
