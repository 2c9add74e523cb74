import type { BrowserContextOptions } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { openPage, serveSite } from './browser.ts';
import { type Look, oneOfEachTemplate, onPages, openDisclosures } from './on-pages.ts';
import { openSite } from './open-site.ts';

const WIDTHS = [320, 1280];
const RIBBON = 'Demonstration data';

const opened = openSite();

/** Runs the check on a page of every template, at every width. */
const onEveryTemplate = (
  look: Look,
  options: BrowserContextOptions = {},
  widths: readonly number[] = WIDTHS,
): Promise<string[]> =>
  onPages(opened.browser, oneOfEachTemplate(opened.site.pages), look, options, widths);

test('the site has its pages', () => {
  expect(opened.site.pages.map((address) => new URL(address).pathname)).toEqual(
    expect.arrayContaining([
      '/',
      '/growth/',
      '/data-and-method/',
      '/metrics/',
      '/claims/',
      '/changes/',
      '/provenance/',
      '/404.html',
    ]),
  );
});

test('pages load without a word on the console, a refused policy, a failed or an outside request; none scrolls sideways, and each says on screen and in print that the data are a demonstration', async () => {
  const faults = await onEveryTemplate(async (page, complaints) => {
    const overflow = await page.evaluate(
      () => document.scrollingElement!.scrollWidth - window.innerWidth,
    );
    const says = () => page.getByText(RIBBON).first().isVisible();
    const onScreen = await says();
    await page.emulateMedia({ media: 'print' });
    const onPaper = await says();
    return [
      ...complaints,
      ...(overflow > 0 ? [`${overflow} px too wide`] : []),
      ...(onScreen && onPaper ? [] : ['no ribbon']),
    ];
  });
  expect(faults).toEqual([]);
});

// The other widths of both themes: tests/long/every-page.test.ts.
describe.each([
  ['light', [320]],
  ['dark', [1280]],
] as const)('in the %s theme', (colorScheme, widths) => {
  test('axe finds nothing, with every disclosure open', async () => {
    const faults = await onEveryTemplate(
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

test('every text and every figure is there without JavaScript', async () => {
  const textOf = (javaScriptEnabled: boolean) =>
    onEveryTemplate(
      async (page) => {
        const said = await page.locator('main').evaluate((main) => {
          const copy = main.cloneNode(true) as Element;
          // What a mark says on request, and the words of a link that a script makes a button.
          for (const element of copy.querySelectorAll(
            'svg title, .figure-link, .figure-reading, [aria-live]',
          ))
            element.remove();
          return copy.textContent;
        });
        return [`${said} ${await page.locator('figure svg.drawing:visible').count()}`];
      },
      { javaScriptEnabled },
      [1280],
    );
  expect(await textOf(false)).toEqual(await textOf(true));
});

test('a figure shows one of its two drawings, whose text is at least 11 px high as displayed', async () => {
  const faults = await onEveryTemplate(
    async (page) =>
      page.evaluate(() => {
        const faults: string[] = [];
        for (const figure of document.querySelectorAll('figure.figure')) {
          const shown = [...figure.querySelectorAll<SVGSVGElement>('svg.drawing')].filter(
            (svg) => svg.getBoundingClientRect().width > 0,
          );
          const hasTable =
            figure.querySelector(':scope > .figure-table, :scope > .figure-note') !== null;
          if (shown.length !== 1 && !hasTable)
            faults.push(`${figure.id}: ${shown.length} drawings`);
          for (const svg of shown) {
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            for (const text of svg.querySelectorAll('text')) {
              const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale;
              if (size < 10.95)
                faults.push(`${figure.id}: ${size.toFixed(1)} px, ${text.textContent}`);
            }
          }
        }
        return faults;
      }),
    {},
    [320],
  );
  expect(faults).toEqual([]);
});

test('nothing moves while a page loads', async () => {
  const faults = await onEveryTemplate(
    async (page) => {
      const shift = await page.evaluate(
        () =>
          new Promise<number>((done) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                sum += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            document.fonts.ready.then(() => setTimeout(() => done(sum), 100));
          }),
      );
      return shift > 0.01 ? [`layout shift ${shift}`] : [];
    },
    {},
    [320],
  );
  expect(faults).toEqual([]);
});

test('under a path every page loads, and every internal link leads to an answer', async () => {
  const under = await serveSite(inject('sites').under, '/report/');
  try {
    const links = new Set<string>();
    for (const address of oneOfEachTemplate(under.pages)) {
      await openPage(opened.browser, address, {}, async (page, complaints) => {
        expect(complaints, address).toEqual([]);
        const hrefs = await page
          .locator('a[href]')
          .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
        for (const href of hrefs) links.add(href.replace(/#.*/, ''));
      });
    }
    const internal = [...links].filter((href) => href.startsWith(new URL('/', under.home).href));
    const answers = await Promise.all(
      internal.map(async (href) => `${(await fetch(href)).status} ${href}`),
    );
    expect(internal.length).toBeGreaterThan(20);
    expect(answers.filter((answer) => !answer.startsWith('200 '))).toEqual([]);
  } finally {
    await under.close();
  }
});

test('a page prints to PDF with its figures whole', async () => {
  const faults = await onEveryTemplate(
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
