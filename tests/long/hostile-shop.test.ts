import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shownText } from '../../src/base/format/shown-text.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { textOfXml } from '../outputs/images/xml.ts';
import { launchBrowser, openPage, type ServedSite, serveSite } from '../site/browser.ts';
import { COMPANY, hostileSite } from './hostile-site.ts';
import { HOSTILE_TEXTS, RAN } from './hostile-texts.ts';
import { faultsOf } from './shown-as-text.ts';

let folder: string;
let folderOfSite: string;
let given: readonly string[];
let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
  ({ site: folderOfSite, products: given } = await hostileSite());
  browser = await launchBrowser();
  site = await serveSite(folderOfSite);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true });
});

test('no file of the site holds an element, a link or a break that a text of the data made', () => {
  expect(faultsOf(folderOfSite)).toEqual([]);
});

test('the look through the files sees what it looks for', () => {
  const made = path.join(folder, 'made');
  mkdirAndWrite(made, {
    'a.html': `<p title="x" onclick="y">${HOSTILE_TEXTS[0]}${HOSTILE_TEXTS[1]}</p>`,
    'b.html': `<p title="${HOSTILE_TEXTS[14]}"></p>`,
    'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>a & b</text></svg>',
    'c.csv': 'a,b\n1\n',
    'd.json': '{"a": NaN}',
  });
  const files = faultsOf(made).map((fault) => fault.slice(0, 6));
  expect(files).toEqual([
    'a.html',
    'a.html',
    'a.html',
    'a.html',
    'b.html',
    'b.svg:',
    'c.csv:',
    'd.json',
  ]);
});

test('the published tables hold the texts to the letter', () => {
  const products = csvParse(readFileSync(path.join(folderOfSite, 'data', 'products.csv'), 'utf8'));
  const named = products.map(({ product }) => product!.replace(/^'/, ''));
  expect(named.toSorted()).toEqual(given.toSorted());
});

test('a page shows the names as text', () => {
  const shown = documentOf('products/index.html').body.textContent;
  for (const name of given) expect(shown).toContain(shownText(name));
});

test('titles, descriptions and what machines read of a page hold the names as text', () => {
  const titles = listFiles(folderOfSite)
    .filter((file) => /^products\/.+\/index\.html$/.test(file))
    .map((file) => {
      const document = documentOf(file);
      const content = (name: string): string | null | undefined =>
        document.querySelector(`meta[property="${name}"]`)?.getAttribute('content');
      const machine = document.querySelector('script[type="application/ld+json"]')!.textContent;
      const said = JSON.parse(machine!) as { name: string; publisher: { name: string } };
      expect(said.publisher.name).toBe(COMPANY);
      expect(document.querySelector('h1')!.textContent).toBe(said.name);
      expect(document.querySelector('title')!.textContent).toBe(`${said.name} · ${COMPANY}`);
      expect(content('og:title')).toBe(said.name);
      expect(content('og:image:alt')).toBe(said.name);
      expect(content('og:site_name')).toBe(`${COMPANY}, investor report`);
      expect(content('og:url')).toMatch(/^https:\/\/report\.example\/products\/[\w%-]+\/$/);
      return said.name;
    });
  expect(titles.toSorted()).toEqual(given.map(shownText).toSorted());
});

test('the feed has the company’s name as text, and links of its own site alone', () => {
  const feed = readFileSync(path.join(folderOfSite, 'editions.xml'), 'utf8');
  const { document } = parseHTML(feed);
  const text = textOfXml(feed);
  expect(text).toContain(`${COMPANY}: editions of the investor report`);
  expect(text).toContain('Edition 1, data to ');
  const links = [...document.querySelectorAll('link')].map((link) => link.getAttribute('href')!);
  expect(links.map((link) => new URL(link).host)).toEqual(['report.example']);
});

test('robots.txt names nothing of the data, and there is no list of pages', () => {
  const robots = readFileSync(path.join(folderOfSite, 'robots.txt'), 'utf8');
  expect(robots).toBe('User-agent: *\nDisallow: /\n');
  expect(listFiles(folderOfSite).filter((file) => /sitemap/.test(file))).toEqual([]);
});

test.each([
  ['HYPERLINK', 10],
  ['script', 0],
  ['דובי', 14],
  ['gnp', 14],
])('a search for %s shows the name as text and leads inside the site', async (query, at) => {
  const address = `${site.home}search/?q=${encodeURIComponent(query)}`;
  await openPage(browser, address, {}, async (page, complaints) => {
    const results = page.locator('#results');
    await results.locator('li').first().waitFor();
    const links = await results
      .locator('a')
      .evaluateAll((found) =>
        found.map((link) => ({ text: link.textContent, href: (link as HTMLAnchorElement).href })),
      );
    expect(links.map(({ text }) => text)).toContain(shownText(HOSTILE_TEXTS[at]!));
    expect(links.filter(({ href }) => !href.startsWith(site.home))).toEqual([]);
    expect(await results.locator(':not(li, a, p)').count()).toBe(0);
    expect(await page.evaluate((name) => name in window, RAN)).toBe(false);
    expect(complaints).toEqual([]);
  });
});

test('on a phone nothing of it runs, and no page is wider than the screen', async () => {
  const faults: string[] = [];
  for (const address of site.pages) {
    const viewport = { width: 390, height: 844 };
    await openPage(browser, address, { viewport }, async (page, complaints) => {
      const ran = await page.evaluate((name) => name in window, RAN);
      const overflow = await page.evaluate(
        () => document.scrollingElement!.scrollWidth - window.innerWidth,
      );
      const found = [...complaints, ...(ran ? ['something ran'] : [])];
      if (overflow > 0) found.push(`${overflow} px too wide`);
      faults.push(...found.map((fault) => `${new URL(address).pathname}: ${fault}`));
    });
  }
  expect(faults).toEqual([]);
});

function documentOf(file: string): Document {
  const { document } = parseHTML(readFileSync(path.join(folderOfSite, file), 'utf8'));
  return document as unknown as Document;
}

function mkdirAndWrite(made: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(made);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(made, name), text);
}
