import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { openPage } from './browser.ts';
import { drawingFaults } from './drawing-faults.ts';
import { oneOfEachTemplate, onPages } from './on-pages.ts';
import { openSite } from './open-site.ts';

const opened = openSite();

test('no text of a drawing is cut, runs over the edge, or lies over another text or over part of a bar', async () => {
  const pages = oneOfEachTemplate(opened.site.pages).filter((address) => {
    const file = path.join(inject('sites').root, new URL(address).pathname, 'index.html');
    return existsSync(file) && readFileSync(file, 'utf8').includes('<svg');
  });
  expect(pages.length).toBeGreaterThan(8);
  expect(await onPages(opened.browser, pages, drawingFaults, {}, [320])).toEqual([]);
});

test('the drawings of a page of details are read by arrow keys and by a pointer', async () => {
  const address = opened.site.pages.find((page) => /\/products\/[^/]+\/$/.test(page))!;
  await openPage(opened.browser, address, {}, async (page) => {
    const figures = page.locator('figure.figure:has(svg.drawing)');
    const count = await figures.count();
    expect(count).toBeGreaterThan(1);
    for (let place = 0; place < count; place += 1) {
      const figure = figures.nth(place);
      await figure.locator('svg.drawing:visible').focus();
      await page.keyboard.press('End');
      expect(await figure.locator('.figure-reading:visible').textContent()).toMatch(/: .*\d/);
      await page.keyboard.press('Escape');
    }
    const bar = figures.first().locator('svg.drawing:visible rect[fill="var(--accent)"]');
    await bar.hover();
    expect(await figures.first().locator('.figure-reading:visible').textContent()).toMatch(/: \$/);
  });
});

test('what a drawing names is linked under it, with targets of 24 px', async () => {
  await openPage(
    opened.browser,
    opened.site.home,
    { viewport: { width: 320, height: 800 } },
    async (page) => {
      const links = page.locator('#fig-channel-mix-by-quarter .figure-pages a');
      expect(await links.count()).toBeGreaterThan(1);
      for (const link of await links.all()) {
        expect(await link.getAttribute('href')).toMatch(/^\/channels\/[^/]+\/$/);
        expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(24);
      }
    },
  );
});
