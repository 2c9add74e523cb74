import { expect, test } from 'vitest';
import { onPages } from './on-pages.ts';
import { openSite } from './open-site.ts';
import { spokenFaults } from './spoken.ts';

/** The summary, a chapter with drawings and tables, a detail page; every template: tests/long/reading-conditions.test.ts. */
const PAGES = ['', 'website/', 'products/the-original-mr-fuzzy/'];

const opened = openSite();

test('what a screen reader says is named, in order, and without noise', async () => {
  const addresses = PAGES.map((page) => `${opened.site.home}${page}`);
  expect(await onPages(opened.browser, addresses, spokenFaults, {}, [1280])).toEqual([]);
});
