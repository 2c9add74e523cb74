import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { openPage, serveSite } from './browser.ts';
import { oneOfEachTemplate, onPages } from './on-pages.ts';
import { openTemplates } from './open-templates.ts';

const RIBBON = 'Demonstration data';
const PHONE = { viewport: { width: 320, height: 900 } };

const { opened, onEveryTemplate } = openTemplates();

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

test('nothing moves while a page loads for the first time', async () => {
  // Each in a context of its own, where no font is there yet; two at the same time.
  const waiting = oneOfEachTemplate(opened.site.pages);
  const faults: string[] = [];
  const work = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const shift = await openPage(opened.browser, address, PHONE, layoutShift);
      if (shift > 0.01) faults.push(`${address}: layout shift ${shift}`);
    }
  };
  await Promise.all([work(), work()]);
  expect(faults).toEqual([]);
});

/** How far what is on the page has moved since it began to load. */
function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
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
}

test('under a path every page loads, and every internal link leads to an answer', async () => {
  const under = await serveSite(inject('sites').under, '/report/');
  try {
    const links = new Set<string>();
    const complaints = await onPages(
      opened.browser,
      oneOfEachTemplate(under.pages),
      async (page, said) => {
        const hrefs = await page
          .locator('a[href]')
          .evaluateAll((anchors) => anchors.map((anchor) => (anchor as HTMLAnchorElement).href));
        for (const href of hrefs) links.add(href.replace(/#.*/, ''));
        return said;
      },
      {},
      [1280],
    );
    expect(complaints).toEqual([]);
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
