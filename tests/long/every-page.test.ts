import lighthouse from 'lighthouse';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { CHROMIUM_FLAGS, ensureChromium } from '../../scripts/chromium.ts';
import { axeFaults } from '../site/axe.ts';
import { type ServedSite, serveSite } from '../site/browser.ts';
import { drawingFaults } from '../site/drawing-faults.ts';
import { oneOfEachTemplate, onPages, openDisclosures } from '../site/on-pages.ts';

/** Lighthouse speaks to the browser through a port of its own. */
const PORT = 9377;
/** Performance is no matter for a test: it differs from run to run. */
const CATEGORIES = ['accessibility', 'best-practices', 'seo'] as const;

let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${PORT}`],
  });
  site = await serveSite(inject('sites').root);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The widths that tests/site/pages.test.ts does not look at. */
describe.each([
  ['light', [768, 1280]],
  ['dark', [320, 768]],
] as const)('in the %s theme', (colorScheme, widths) => {
  test('axe finds nothing at the other widths, with every disclosure open', async () => {
    const faults = await onPages(
      browser,
      oneOfEachTemplate(site.pages),
      async (page) => {
        await openDisclosures(page);
        return axeFaults(page);
      },
      { colorScheme, bypassCSP: true },
      widths,
    );
    expect(faults).toEqual([]);
  });
});

test('the drawings of every page have no text that is cut or lies over another', async () => {
  const others = site.pages.filter((address) => !oneOfEachTemplate(site.pages).includes(address));
  expect(await onPages(browser, others, drawingFaults, {}, [320])).toEqual([]);
});

test('Lighthouse gives a page of every template 100 for accessibility, best practices and SEO', async () => {
  const below: string[] = [];
  for (const address of oneOfEachTemplate(site.pages)) {
    // A page that asks not to be indexed loses a point for it, and the page of errors is one.
    const run = await lighthouse(address, {
      port: PORT,
      logLevel: 'error',
      onlyCategories: [...CATEGORIES],
      skipAudits: ['is-crawlable', 'http-status-code'],
    });
    for (const category of CATEGORIES) {
      const score = Math.round((run!.lhr.categories[category]!.score ?? 0) * 100);
      if (score === 100) continue;
      const failed = run!.lhr.categories[category]!.auditRefs.filter(
        ({ id, weight }) => weight > 0 && (run!.lhr.audits[id]!.score ?? 1) < 1,
      ).map(({ id }) => id);
      below.push(`${new URL(address).pathname}: ${category} ${score} (${failed.join(', ')})`);
    }
  }
  expect(below).toEqual([]);
});
