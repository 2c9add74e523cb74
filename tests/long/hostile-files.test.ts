import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import exceljs from 'exceljs';
import { unzipSync } from 'fflate';
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownText } from '../../src/base/format/shown-text.ts';
import { themeColours } from '../../src/base/theme/theme-colours.ts';
import { loadImageFonts } from '../../src/outputs/images/image-fonts.ts';
import { wordsOfPage } from '../../src/outputs/images/page-words.ts';
import { CARD_HEIGHT, CARD_WIDTH, renderSocialCard } from '../../src/outputs/images/social-card.ts';
import { listFiles } from '../../src/outputs/placing/list-files.ts';
import { sizeOfPng, textOfXml } from '../outputs/images/xml.ts';
import { launchBrowser, openPage, serveSite } from '../site/browser.ts';
import { readPdf } from '../site/pdf.ts';
import { runScript } from '../site/run-script.ts';
import { COMPANY, type HostileSite, hostileSite } from './hostile-site.ts';
import { RAN } from './hostile-texts.ts';
import { faultsOf } from './shown-as-text.ts';

let hostile: HostileSite;
let folder: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hostile-files-'));
  hostile = await hostileSite();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** The spaces of a PDF's text are guesses of its reader, and it writes no characters that only isolate. */
function letters(text: string): string {
  return text.replace(/[\s\u2068\u2069]/g, '');
}

describe('the workbook', () => {
  let bytes: Uint8Array;
  const workbook = new exceljs.Workbook();
  beforeAll(async () => {
    bytes = readFileSync(path.join(hostile.site, 'data', 'report.xlsx'));
    await workbook.xlsx.load(bytes as unknown as exceljs.Buffer);
  });

  test('has no formula and no link but those between its sheets, in valid XML', () => {
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(?:xml|rels)$/.test(name));
    expect(parts.length).toBeGreaterThan(40);
    const suspect = parts.flatMap(([name, part]) => {
      const xml = new TextDecoder().decode(part);
      textOfXml(xml);
      const found = xml.match(/<f[ >]|TargetMode="External"|<hyperlink (?![^>]*location=)/g) ?? [];
      return found.map((text) => `${name}: ${text}`);
    });
    expect(suspect).toEqual([]);
  });

  test('has the names of products to the letter, as texts', () => {
    const sheet = workbook.getWorksheet('products')!;
    const header = sheet.getRow(1).values as string[];
    const cells = hostile.products.map((_, row) =>
      sheet.getCell(row + 2, header.indexOf('product')),
    );
    expect(cells.map(({ type }) => type)).toEqual(cells.map(() => exceljs.ValueType.String));
    const named = cells.map(({ value }) => String(value));
    expect(named.toSorted()).toEqual(hostile.products.toSorted());
  });

  test('has sheets whose names a spreadsheet accepts', () => {
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names.filter((name) => !/^[A-Za-z][\w~]{0,30}$/.test(name))).toEqual([]);
  });
});

describe('the printed report', () => {
  let bytes: Uint8Array;
  beforeAll(() => {
    const file = path.join(folder, 'report.pdf');
    runScript('print-pdf', ['--in', hostile.site, '--out', file]);
    bytes = readFileSync(file);
  });

  test('shows every name as text', async () => {
    const { pages } = await readPdf(bytes);
    const text = letters(pages.join(''));
    expect(text).toContain(letters(COMPANY));
    // A reader of PDF gives right-to-left letters in the order in which they are drawn, and joined emoji as their parts.
    const named = hostile.products.filter((name) => /^[\u0020-\u007e]{1,900}$/.test(name));
    expect(named.length).toBeGreaterThanOrEqual(4);
    expect(named.filter((name) => !text.includes(letters(name)))).toEqual([]);
    expect(text).toContain('[U+202E]gnp.exe');
    expect(text).toContain('W'.repeat(500));
  });

  test('does nothing when it is opened or clicked but follow links inside it or to the company’s own addresses', async () => {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const name of ['OpenAction', 'AA', 'AcroForm'])
      expect(document.catalog.has(PDFName.of(name))).toBe(false);
    const actions = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
      if (!(object instanceof PDFDict)) return [];
      const action = object.lookup(PDFName.of('A'));
      const direct = action instanceof PDFDict ? action : object;
      const kind = direct.get(PDFName.of('S'));
      const address = direct.lookupMaybe(PDFName.of('URI'), PDFString)?.decodeText();
      const isScript = direct.has(PDFName.of('JS')) || kind === PDFName.of('JavaScript');
      return [...(isScript ? ['script'] : []), ...(address === undefined ? [] : [address])];
    });
    expect(
      actions.filter((text) => !/^(?:https:\/\/(?!evil\.)|mailto:ann@shop\.example$)/.test(text)),
    ).toEqual([]);
  });
});

test('the report in one file holds nothing that a text made, and runs nothing', async () => {
  const made = mkdtempSync(path.join(folder, 'single-'));
  const file = path.join(made, 'report.html');
  runScript('single-file', ['--in', hostile.site, '--out', file]);
  expect(faultsOf(made)).toEqual([]);
  await openPage(browser, pathToFileURL(file).href, {}, async (page) => {
    const shown = await page.locator('main').textContent();
    for (const name of hostile.products) expect(shown).toContain(shownText(name));
    expect(await page.evaluate((name) => name in window, RAN)).toBe(false);
    expect(await page.locator('script').count()).toBe(0);
  });
});

test('the sealed site opens, page for page, and runs nothing', async () => {
  const sealed = path.join(folder, 'sealed');
  const passphrase = { REPORT_PASSPHRASE: 'velvet tornado biscuit anchor' };
  const said = runScript(
    'seal',
    ['--in', hostile.site, '--out', sealed, '--base', '/'],
    passphrase,
  );
  const key = /#\S+/.exec(said)![0];
  const site = await serveSite(sealed);
  const context = await browser.newContext();
  const faults: string[] = [];
  const titles: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(site.home + key);
    for (const address of site.pages) {
      await page.goto(address);
      await page.locator('main').waitFor({ state: 'attached' });
      if (await page.evaluate((name) => name in window, RAN)) faults.push(`ran: ${address}`);
      titles.push(await page.title());
    }
  } finally {
    await context.close();
    await site.close();
  }
  expect(faults).toEqual([]);
  for (const name of hostile.products) expect(titles).toContain(`${shownText(name)} · ${COMPANY}`);
});

describe('pictures', () => {
  /** Texts of drawings that leave them, as a browser lays them out with the fonts inside. */
  async function overflowing(svgs: ReadonlyMap<string, string>, css = ''): Promise<string[]> {
    const page = await browser.newPage();
    const faults: string[] = [];
    for (const [name, svg] of svgs) {
      await page.setContent(`<style>body{margin:0}${css}</style>${svg}`);
      const found = await page.evaluate(async () => {
        await document.fonts.ready;
        const frame = document.querySelector('svg')!.getBoundingClientRect();
        return [...document.querySelectorAll('svg text')]
          .filter((text) => {
            const box = text.getBoundingClientRect();
            const isIn = box.left >= frame.left - 1 && box.right <= frame.right + 1;
            return !isIn || box.bottom > frame.bottom + 1;
          })
          .map((text) => (text.textContent ?? '').slice(0, 40));
      });
      faults.push(...found.map((text) => `${name}: ${text}`));
    }
    await page.close();
    return faults;
  }

  test('of figures keep every text inside', async () => {
    const files = listFiles(path.join(hostile.site, 'figures')).filter((file) =>
      file.endsWith('.svg'),
    );
    const read = (file: string) => readFileSync(path.join(hostile.site, 'figures', file), 'utf8');
    expect(await overflowing(new Map(files.map((file) => [file, read(file)])))).toEqual([]);
  });

  test('of pages, the cards, keep every text inside', async () => {
    const words = (await hostile.pages()).map(wordsOfPage);
    const brand = {
      company: `${COMPANY} ${'W'.repeat(2000)}`,
      edition: 'Data to 2021',
      notice: undefined,
    };
    const fonts = await loadImageFonts(
      [JSON.stringify(words), brand.company],
      path.join(folder, 'fonts'),
    );
    fonts.remove();
    const cards = words.map(
      (word) => [word.path, renderSocialCard(word, brand, themeColours('light'), fonts)] as const,
    );
    expect(await overflowing(new Map(cards), fonts.css)).toEqual([]);
  });

  test('as PNGs have their size and are not empty', () => {
    const files = listFiles(hostile.site).filter((file) => file.endsWith('.png'));
    const cards = files.filter((file) => file.startsWith('cards/'));
    expect(cards.length).toBeGreaterThan(30);
    for (const file of files) {
      const png = readFileSync(path.join(hostile.site, file));
      const [width, height] = sizeOfPng(png);
      if (file.startsWith('cards/')) expect([width, height]).toEqual([CARD_WIDTH, CARD_HEIGHT]);
      // One colour alone is packed to next to nothing.
      if (width > 192) expect(png.length).toBeGreaterThan((width * height) / 200);
    }
  });
});
