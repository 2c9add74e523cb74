import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writePublishedSite } from '../fixtures/published-site.ts';
import { launchBrowser, type ServedSite, serveSite } from './browser.ts';
import { onPages } from './on-pages.ts';

/** Twelve pages go through four tabs, so that each tab has both kinds. */
const PAGES = Array.from({ length: 12 }, (_, number) => `page-${number}/`);
const SCREAMING = `<script>console.error('a fault'); fetch('/never'); fetch('https://elsewhere.example/');</script>`;

let folder: string;
let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'on-pages-'));
  const files = PAGES.map((page, number) => [
    `${page}index.html`,
    `<!doctype html><title>${page}</title><link rel="icon" href="/icon.svg">${number % 2 === 0 ? SCREAMING : ''}`,
  ]);
  writePublishedSite(folder, { _headers: '', 'icon.svg': '<svg/>', ...Object.fromEntries(files) });
  site = await serveSite(folder);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true });
});

test('onPages() hears each page alone, in a window and a medium that no look before has changed', async () => {
  const seen: string[] = [];
  const faults = await onPages(
    browser,
    PAGES.map((page) => `${site.home}${page}`),
    async (page, complaints) => {
      const state = await page.evaluate(() =>
        [
          innerWidth,
          matchMedia('print').matches,
          matchMedia('(forced-colors: active)').matches,
        ].join(' '),
      );
      seen.push(state);
      await page.emulateMedia({ media: 'print', forcedColors: 'none' });
      await page.setViewportSize({ width: 777, height: 500 });
      return complaints;
    },
    { forcedColors: 'active' },
    [320],
  );
  expect(seen).toEqual(PAGES.map(() => '320 false true'));
  const complaining = new Set(faults.map((fault) => fault.split(' ')[0]));
  const screaming = PAGES.filter((_, number) => number % 2 === 0).map((page) => `/${page}`);
  expect([...complaining].sort()).toEqual(screaming.sort());
  expect(faults).toContain('/page-0/ at 320: a fault');
  expect(faults).toContain('/page-0/ at 320: outside request: https://elsewhere.example/');
});
