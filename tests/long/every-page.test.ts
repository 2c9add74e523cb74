import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type AuditBrowser, auditPage, launchAuditBrowser } from '../../bench/audit-page.ts';
import { axeFaults } from '../site/axe.ts';
import { type ServedSite, serveSite } from '../site/browser.ts';
import { drawingFaults } from '../site/drawing-faults.ts';
import { oneOfEachTemplate, onPages, openDisclosures } from '../site/on-pages.ts';

/** Performance is no matter for a test: it differs from run to run. */
const JUDGED = ['accessibility', 'best-practices', 'seo'] as const;

let auditor: AuditBrowser;
let site: ServedSite;
beforeAll(async () => {
  auditor = await launchAuditBrowser();
  site = await serveSite(inject('sites').root);
});
afterAll(async () => {
  await auditor?.browser.close();
  await site?.close();
});

/** The widths that tests/site/every-reader.test.ts does not look at. */
describe.each([
  ['light', [768, 1280]],
  ['dark', [320, 768, 1280]],
] as const)('in the %s theme', (colorScheme, widths) => {
  test('axe finds nothing at the other widths, with every disclosure open', async () => {
    const faults = await onPages(
      auditor.browser,
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
  expect(await onPages(auditor.browser, others, drawingFaults, {}, [320])).toEqual([]);
});

test('Lighthouse gives a page of every template 100 for accessibility, best practices and SEO', async () => {
  const below: string[] = [];
  for (const address of oneOfEachTemplate(site.pages)) {
    const { scores, failed } = await auditPage(address, auditor, JUDGED);
    for (const category of JUDGED)
      if (scores[category] !== 100)
        below.push(
          `${new URL(address).pathname}: ${category} ${scores[category]} (${failed.join(', ')})`,
        );
  }
  expect(below).toEqual([]);
});

test('a page of every template prints to PDF with its figures whole', async () => {
  const faults = await onPages(
    auditor.browser,
    oneOfEachTemplate(site.pages),
    async (page) => {
      await page.emulateMedia({ media: 'print' });
      const cut = await page.locator('figure svg.drawing:visible').evaluateAll((drawings) => {
        const right = document.documentElement.clientWidth;
        return drawings
          .filter((drawing) => drawing.getBoundingClientRect().right > right + 0.5)
          .map((drawing) => `${drawing.closest('figure')?.id} is cut at the right`);
      });
      const pdf = await page.pdf({ preferCSSPageSize: true });
      return pdf.subarray(0, 5).toString() === '%PDF-' ? cut : [...cut, 'no PDF'];
    },
    {},
    // A4 less its margins, in pixels.
    [640],
  );
  expect(faults).toEqual([]);
});
