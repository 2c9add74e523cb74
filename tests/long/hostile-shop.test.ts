import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { csvParse } from 'd3-dsv';
import { parseHTML } from 'linkedom';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage, type ServedSite, serveSite } from '../site/browser.ts';
import { HOSTILE_TEXTS, makeHostile, RAN } from './hostile-texts.ts';
import { buildShop, makeSecondShop, SECOND_SHOP_YAML } from './shop-site.ts';
import { faultsOf } from './shown-as-text.ts';

/** Any source may bear a campaign of the kind; the company's own name holds what HTML escapes. */
const CONFIG = SECOND_SHOP_YAML.replace('[finda, quickquest]', '["*"]')
  .replace('name: Four Harbours', `name: 'Bar & "Grill" <b>'`)
  .replace('locale: en-IE', 'locale: de-DE');

let folder: string;
let folderOfSite: string;
let browser: Browser;
let site: ServedSite;
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hostile-'));
  makeHostile(makeSecondShop(folder, '--scale', '0.1'));
  folderOfSite = buildShop(folder, CONFIG);
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
    'b.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>a & b</text></svg>',
    'c.csv': 'a,b\n1\n',
    'd.json': '{"a": NaN}',
  });
  const files = faultsOf(made).map((fault) => fault.slice(0, 6));
  expect(files).toEqual(['a.html', 'a.html', 'a.html', 'a.html', 'b.svg:', 'c.csv:', 'd.json']);
});

test('the published tables hold the texts to the letter', () => {
  const products = csvParse(readFileSync(path.join(folderOfSite, 'data', 'products.csv'), 'utf8'));
  const named = products.map(({ product }) => product!.replace(/^'/, ''));
  const given = csvParse(readFileSync(path.join(folder, 'data', 'products.csv'), 'utf8'));
  expect(named.toSorted()).toEqual(given.map((row) => row.product_name!).toSorted());
});

test('a page shows the texts to the letter', () => {
  const page = readFileSync(path.join(folderOfSite, 'products', 'index.html'), 'utf8');
  const shown = parseHTML(page).document.body.textContent;
  for (const text of [0, 4, 8, 12].map((place) => HOSTILE_TEXTS[place]!)) {
    expect(shown).toContain(text);
  }
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

function mkdirAndWrite(made: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(made);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(made, name), text);
}
