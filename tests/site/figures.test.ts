import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, inject, test } from 'vitest';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { sizeOfPng, textOfXml } from '../outputs/images/xml.ts';
import { BROTLI, openPage } from './browser.ts';
import { ADDRESS } from './kept-sites.ts';
import { oneOfEachTemplate, onPages } from './on-pages.ts';
import { openSite } from './open-site.ts';

const sites = inject('sites');
const FIGURE = '#fig-revenue-by-quarter';

const opened = openSite();

const read = (file: string) => readFileSync(path.join(sites.root, file));

function onGrowth<T>(look: (page: Page) => Promise<T>, options = {}): Promise<T> {
  return openPage(opened.browser, `${opened.site.home}growth/`, options, look);
}

describe('exact values', () => {
  test('arrow keys step through the marks, each is the drawing’s value for those who listen, Escape leaves', async () => {
    await onGrowth(async (page) => {
      const figure = page.locator(FIGURE);
      const drawing = figure.locator('svg.drawing:visible');
      const [first, second] = (await tableRows(page)).map(([name, value]) => `${name}: ${value}`);
      await drawing.focus();
      await page.keyboard.press('ArrowRight');
      expect(await figure.locator('.figure-reading:visible').textContent()).toBe(first);
      await page.keyboard.press('ArrowRight');
      expect(await figure.locator('.figure-reading:visible').textContent()).toBe(second);
      expect(await drawing.getAttribute('role')).toBe('slider');
      expect(await drawing.getAttribute('aria-valuetext')).toBe(second);
      await page.keyboard.press('Escape');
      expect(await figure.locator('.figure-reading:visible').count()).toBe(0);
      expect(await drawing.evaluate((svg) => svg === document.activeElement)).toBe(false);
    });
  });

  test.each([
    ['a pointer', {}],
    ['a finger', { hasTouch: true, viewport: { width: 390, height: 800 } }],
  ])('%s reads the mark under it', async (_, options) => {
    await onGrowth(async (page) => {
      const figure = page.locator(FIGURE);
      const bar = figure.locator('svg.drawing:visible rect[fill="var(--accent)"]');
      if ('hasTouch' in options) await bar.tap();
      else await bar.hover();
      const texts = (await tableRows(page)).map(([name, value]) => `${name}: ${value}`);
      const reading = await figure.locator('.figure-reading:visible').textContent();
      expect(texts).toContain(reading);
      expect(reading).not.toContain('in part');
    }, options);
  });

  test('without JavaScript the marks have titles, and no drawing takes the keyboard', async () => {
    await onGrowth(
      async (page) => {
        expect(await page.locator(`${FIGURE} svg title`).count()).toBeGreaterThan(0);
        expect(await page.locator('svg.drawing[tabindex]').count()).toBe(0);
        expect(await page.locator(`${FIGURE} a.figure-link`).getAttribute('href')).toBe(FIGURE);
      },
      { javaScriptEnabled: false },
    );
  });
});

/** Name and value of each row of the figure's own table. */
function tableRows(page: Page): Promise<[string, string][]> {
  return page
    .locator(`${FIGURE} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent) as [string, string]),
    );
}

test('the button copies the figure’s whole address', async () => {
  await onGrowth(
    async (page) => {
      await page.locator(`${FIGURE} button.figure-link`).click();
      await page.locator(FIGURE).getByText('Copied').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
        `${opened.site.home}growth/${FIGURE}`,
      );
    },
    { permissions: ['clipboard-read', 'clipboard-write'] },
  );
});

/** What the file weighs as a host sends it that compresses as it answers: never less than where it took its time. */
const weights = new Map<string, number>();
function weigh(file: string): number {
  let weight = weights.get(file);
  if (weight === undefined) {
    const bytes = read(file.endsWith('/') ? `${file}index.html` : file);
    const isDense = /\.(?:woff2|png)$/.test(file);
    weight = isDense ? bytes.length : brotliCompressSync(bytes, BROTLI).length;
    weights.set(file, weight);
  }
  return weight;
}

test('the scripts of a page are at most 10 KB over the wire, and its first view at most 100 KB in 12 requests', async () => {
  const faults = await onPages(
    opened.browser,
    oneOfEachTemplate(opened.site.pages),
    async (page) => {
      // What is taken from the cache is listed, too.
      const files = await page.evaluate(() => [
        location.pathname,
        ...performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname),
      ]);
      const sum = (some: string[]) => some.reduce((bytes, file) => bytes + weigh(file), 0);
      const scripts = sum(files.filter((file) => file.endsWith('.js')));
      return [
        ...(files.length > 1 ? [] : ['nothing but itself is heard of']),
        ...(files.length <= 12 ? [] : [`${files.length} requests`]),
        ...(sum(files) < 100 * 1024 ? [] : [`${sum(files)} bytes`]),
        ...(scripts < 10 * 1024 ? [] : [`${scripts} bytes of scripts`]),
      ];
    },
    {},
    [1280],
  );
  expect(faults).toEqual([]);
});

describe('the files of a figure', () => {
  const svgs = listFiles(path.join(sites.root, 'figures')).filter((file) => file.endsWith('.svg'));

  test.each(svgs)('%s stands alone, and its PNG is twice as large', (file) => {
    const svg = read(`figures/${file}`).toString();
    expect(textOfXml(svg)).toContain('Demonstration data');
    // A font in base64 may spell anything.
    expect(svg.replace(/<style>.*?<\/style>/, '')).not.toMatch(/var\(|NaN|undefined/);
    const [, width, height] = / width="(\d+)" height="(\d+)"/.exec(svg)!;
    const size = sizeOfPng(read(`figures/${file.replace('.svg', '.png')}`));
    expect(size).toEqual([2 * Number(width), 2 * Number(height)]);
  });

  test('an SVG shows its own fonts in a browser', async () => {
    await openPage(opened.browser, `${opened.site.home}figures/${svgs[0]}`, {}, async (page) => {
      const loaded = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(({ status }) => status === 'loaded').length;
      });
      expect(loaded).toBeGreaterThan(1);
    });
  });
});

describe('metadata', () => {
  const meta = (html: string, name: string) =>
    new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(html)?.[1];
  const pages = listFiles(sites.root).filter(
    (file) => file.endsWith('.html') && !file.startsWith('404'),
  );

  test.each(pages)(
    '%s has a card, a description and structured data, and is not to be indexed',
    (file) => {
      const html = read(file).toString();
      const image = meta(html, 'og:image')!;
      expect(sizeOfPng(read(image.slice(ADDRESS.length)))).toEqual([1200, 630]);
      expect(meta(html, 'og:url')).toBe(`${ADDRESS}/${file.replace(/index\.html$/, '')}`);
      expect(meta(html, 'og:title')).not.toBe('');
      expect(meta(html, 'og:description')).not.toBe('');
      expect(meta(html, 'robots')).toBe('noindex');
      const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)!;
      expect(JSON.parse(json!)['@type']).toBe('Report');
    },
  );

  test('a report that is not public has no sitemap and invites no crawler', () => {
    expect(existsSync(path.join(sites.root, 'sitemap.xml'))).toBe(false);
    expect(read('robots.txt').toString()).toContain('Disallow: /');
  });
});

test('a fast build has neither PNGs nor cards, and shows no link to one', () => {
  const files = listFiles(sites.under);
  expect(files.filter((file) => file.endsWith('.png'))).toEqual([]);
  expect(files).toContain('figures/revenue-by-quarter.svg');
  const html = readFileSync(path.join(sites.under, 'growth/index.html'), 'utf8');
  expect(html).not.toMatch(/\.png|og:image/);
});
