import { expect, test } from 'vitest';
import { oneOfEachTemplate, onPages } from '../site/on-pages.ts';
import { openSite } from '../site/open-site.ts';
import { CONDITIONS } from './conditions.ts';
import { spokenFaults } from './spoken.ts';

const opened = openSite();

test.each(CONDITIONS)('on every template, $name', async ({ look, options, widths }) => {
  const addresses = oneOfEachTemplate(opened.site.pages);
  expect(await onPages(opened.browser, addresses, look, options, widths)).toEqual([]);
});

test('on every template, what a screen reader says is named, in order, and without noise', async () => {
  const addresses = oneOfEachTemplate(opened.site.pages);
  expect(await onPages(opened.browser, addresses, spokenFaults, {}, [320, 1280])).toEqual([]);
});
