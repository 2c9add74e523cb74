import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withPrinter } from '../../scripts/print-html.ts';
import { type PrintedReport, printReport } from '../../src/outputs/document/number-pages.ts';
import { readSitePages } from '../../src/outputs/document/parts.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { launchBrowser } from './browser.ts';
import { type ReadPdf, readPdf } from './pdf.ts';

const LARGEST = 5_000_000;
const NOTICE = 'Demonstration data: a simulated shop';

const { root } = inject('sites');
let folder: string;
let browser: Browser;
let report: PrintedReport;
let pdf: ReadPdf;
/** What the browser was given last, and made of it. */
let lastPrint: { html: string; bytes: Uint8Array };
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'document-'));
  browser = await launchBrowser();
  report = await withPrinter((print) =>
    printReport(readSitePages(root), 'A4', async (html) => {
      const bytes = await print(html);
      lastPrint = { html, bytes };
      return bytes;
    }),
  );
  pdf = await readPdf(report.pdf);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The spaces of a PDF's text are guesses of its reader. */
function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '');
}

/** Ids of the figures of every page of the site, each once. */
function siteFigures(): string[] {
  const ids = listFiles(root)
    .filter((file) => file.endsWith('.html'))
    .flatMap((file) => {
      const { document } = parseHTML(readFileSync(path.join(root, file), 'utf8'));
      return [...document.querySelectorAll('figure.figure')].map(({ id }) => id);
    });
  return [...new Set(ids)].sort();
}

test('the file opens from a folder, without a network, a script, a word on the console or a failed request', async () => {
  const file = path.join(folder, 'report.html');
  writeFileSync(file, report.html);
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (protocol !== 'data:' && request.url() !== pathToFileURL(file).href)
      complaints.push(request.url());
  });
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url().slice(0, 80)}`));
  await page.goto(pathToFileURL(file).href);
  expect(await page.locator('main').textContent()).toContain('Contents');
  const fonts = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family }) => family);
  });
  expect(new Set(fonts.map((name) => name.replaceAll('"', '')))).toContain('Fraunces');
  expect(await page.getByText(NOTICE).first().isVisible()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});

test('the file holds every figure of the site, drawn, each id once, and no dead anchor', () => {
  const { document } = parseHTML(report.html);
  const figures = [...document.querySelectorAll('figure.figure')];
  expect(figures.map(({ id }) => id)).toEqual(expect.arrayContaining(siteFigures()));
  expect(
    figures
      .filter((figure) => figure.querySelector('svg.drawing *, table tbody tr, p') === null)
      .map(({ id }) => id),
  ).toEqual([]);
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
  const known = new Set(ids);
  const links = [...document.querySelectorAll('a[href]')].map((link) => link.getAttribute('href')!);
  expect(links.length).toBeGreaterThan(100);
  expect(
    links.filter((href) =>
      href.startsWith('#') ? !known.has(href.slice(1)) : !/^https?:/.test(href),
    ),
  ).toEqual([]);
});

test('the file can be mailed', () => {
  expect(Buffer.byteLength(report.html)).toBeLessThan(LARGEST);
});

test('the file prints what the PDF shows', async () => {
  expect(lastPrint.html).toBe(report.html);
  expect((await readPdf(lastPrint.bytes)).pages).toEqual(pdf.pages);
});

test('the PDF is on A4, tagged, and says on each page that the data are a demonstration', () => {
  expect(pdf.size).toEqual([595, 842]);
  expect(pdf.isTagged).toBe(true);
  expect([...pdf.roles]).toEqual(expect.arrayContaining(['H2', 'P', 'Figure']));
  expect(pdf.pages.filter((text) => !text.includes(NOTICE))).toEqual([]);
});

test('no page parts a drawn figure from its title or its source', () => {
  const { document } = parseHTML(report.html);
  // Paper does not show where a screen's links lead.
  for (const links of document.querySelectorAll('.figure-pages')) links.remove();
  const pages = pdf.pages.map(withoutSpaces);
  const textOf = (figure: Element, part: string) =>
    withoutSpaces(figure.querySelector(part)?.textContent ?? '');
  const figures = [...document.querySelectorAll('figure.figure')].filter(
    (figure) => figure.querySelector('svg.drawing') !== null,
  );
  const parted = figures.filter((figure) => {
    const [number, subtitle, source] = ['number', 'subtitle', 'source'].map((part) =>
      textOf(figure, `.figure-${part}`),
    );
    return !pages.some((page) =>
      [number, subtitle, source].every((text) => text !== '' && page.includes(text!)),
    );
  });
  expect(figures.length).toBeGreaterThan(10);
  expect(parted.map(({ id }) => id)).toEqual([]);
});

test('the contents name the page of each chapter, where its bookmark leads', () => {
  const { document } = parseHTML(report.html);
  const isPart = (link: Element) =>
    link.matches('.contents > ol > li > *') ||
    document.querySelector(link.getAttribute('href')!)?.className === 'part';
  const entries = [...document.querySelectorAll('.contents a')].filter(isPart).map((link) => {
    const [number, title, page] = [...link.children].map((child) => child.textContent ?? '');
    return { title: number === '' ? title! : `${number}. ${title}`, page: Number(page) };
  });
  expect(entries.length).toBeGreaterThan(10);
  const [cover, ...chapters] = pdf.bookmarks;
  // The summary's bookmark leads to its heading, which stands on the cover; its text begins after the contents.
  expect(cover).toEqual({ title: entries[0]!.title, page: 1 });
  expect(chapters).toEqual(entries.slice(1));
  for (const { title, page } of entries.slice(1))
    expect(pdf.pages[page - 1], title).toContain(title);
});
