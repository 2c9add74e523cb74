import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { axeFaults } from './axe.ts';
import { launchBrowser, openPage, type ServedSite, serveSite } from './browser.ts';
import { runScript } from './run-script.ts';

const BASE = '/report/';
const PASSPHRASE = 'velvet tornado biscuit anchor';
const RECIPIENT = 'Ada <b>Lovelace</b> & Co';

const open = inject('sites').under;
let parent: string;
let sealed: string;
let shareLink: string;
let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  parent = mkdtempSync(path.join(os.tmpdir(), 'sealing-'));
  sealed = path.join(parent, 'sealed');
  const said = runScript(
    'seal',
    [
      ...['--in', open, '--out', sealed, '--base', BASE, '--site', 'https://example.com'],
      ...['--recipient', RECIPIENT, '--expires', '2025-06-30'],
    ],
    { REPORT_PASSPHRASE: PASSPHRASE },
  );
  shareLink = /https:\S+/.exec(said)![0];
  site = await serveSite(sealed, BASE);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
  rmSync(parent, { recursive: true });
});

test('without a passphrase and a terminal, the command says what to set', () => {
  expect(() =>
    runScript('seal', ['--in', open, '--out', sealed, '--base', BASE], { REPORT_PASSPHRASE: '' }),
  ).toThrow(/REPORT_PASSPHRASE: expected a passphrase/);
});

describe('in a browser', () => {
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  beforeEach(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    await newTab();
    return () => context.close();
  });

  async function newTab(): Promise<void> {
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (response) => {
      if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
    });
  }

  async function enter(passphrase: string, remember = false): Promise<void> {
    await page.getByLabel('Passphrase').fill(passphrase);
    if (remember) await page.getByLabel('Remember on this device').check();
    await page.getByRole('button', { name: 'Open' }).click();
  }

  /** The text of the open home page, as its scripts leave it. */
  async function openText(): Promise<string | null> {
    const openSite = await serveSite(open, BASE);
    try {
      return await openPage(browser, openSite.home, {}, (home) =>
        home.locator('main').textContent(),
      );
    } finally {
      await openSite.close();
    }
  }

  const isSealed = () => page.getByRole('heading', { name: 'This report is sealed' }).isVisible();
  const keyFigures = () => page.locator('.key-figure-value').first();

  test('the gate says until when the copy is shared, and nothing of the report', async () => {
    await page.goto(site.home);
    expect(await page.title()).toBe('Sealed report');
    expect(await page.getByText('Shared until June 30, 2025.').isVisible()).toBe(true);
    expect(await page.locator('body').textContent()).not.toContain('Lovelace');
  });

  test('a wrong passphrase is refused', async () => {
    await page.goto(site.home);
    await enter('velvet tornado biscuit ankle');
    await page.getByText('This passphrase does not open the report.').waitFor();
    expect(await isSealed()).toBe(true);
  });

  test('the right one opens the page whole, and the other pages of the tab, without a refused policy', async () => {
    await page.goto(site.home);
    await enter(PASSPHRASE);
    await keyFigures().waitFor();
    // Asked as a yes or no: a page is too long to print.
    const isWhole = (await page.locator('main').textContent()) === (await openText());
    expect(isWhole).toBe(true);
    const layout = await page.locator('.site').evaluate((element) => getComputedStyle(element));
    expect(layout.display).toBe('grid');
    expect(await page.evaluate(() => document.fonts.check('600 1rem Fraunces'))).toBe(true);
    await page.locator('a.chapter-link:visible').nth(1).click();
    await page.locator('.chapter-opening:not(.chapter-opening-cover)').waitFor();
    expect(await page.locator('figure svg.drawing:visible').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).pathname).toMatch(/^\/report\/[0-9a-f]{20}\/$/);
    expect(complaints).toEqual([]);
  });

  test('every page says for whom it is, as text, and until when', async () => {
    await page.goto(`${site.home}${new URL(shareLink).hash}`);
    await keyFigures().waitFor();
    const notice = page.getByRole('complementary', { name: 'About this copy' });
    expect(await notice.textContent()).toBe(
      `Prepared for ${RECIPIENT}. Shared until June 30, 2025.`,
    );
    for (const address of site.pages.slice(0, 8)) {
      await page.goto(address);
      await notice.waitFor();
      expect(await page.locator('main').count()).toBe(1);
      expect(await isSealed()).toBe(false);
    }
    expect(complaints).toEqual([]);
  });

  test('the share link opens the report and leaves the key out of the address', async () => {
    expect(shareLink.startsWith('https://example.com/report/#')).toBe(true);
    await page.goto(`${site.home}${new URL(shareLink).hash}`);
    await keyFigures().waitFor();
    await expect.poll(() => page.url()).toBe(site.home);
    await page.reload();
    await keyFigures().waitFor();
    expect(complaints).toEqual([]);
  });

  test('a device remembers only when it is asked to, until it is told to forget', async () => {
    await page.goto(site.home);
    await enter(PASSPHRASE);
    await keyFigures().waitFor();
    await newTab();
    await page.goto(site.home);
    await enter(PASSPHRASE, true);
    await keyFigures().waitFor();
    await newTab();
    await page.goto(site.home);
    await keyFigures().waitFor();
    await page.getByRole('link', { name: 'forget the passphrase' }).click();
    await page.getByLabel('Passphrase').waitFor();
    await newTab();
    await page.goto(site.home);
    await page.getByLabel('Passphrase').waitFor();
  });

  test('a link to a part of a page leads there', async () => {
    await page.goto(`${site.home}${new URL(shareLink).hash}`);
    await keyFigures().waitFor();
    const href = (await page
      .locator(`main a[href^="${BASE}"][href*="#"]`)
      .first()
      .getAttribute('href'))!;
    await page.goto(new URL(href, site.home).href);
    await page.locator(new URL(href, site.home).hash).waitFor();
    expect(await page.locator(':target').count()).toBe(1);
  });

  test('a file is saved as it was', async () => {
    await page.goto(`${site.home}${new URL(shareLink).hash}`);
    await keyFigures().waitFor();
    const link = page.getByRole('link', { name: 'kpis.csv' }).first();
    await page.getByRole('link', { name: 'Metrics and tables' }).click();
    await link.click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Save the file' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kpis.csv');
    expect(readFileSync(await download.path())).toEqual(
      readFileSync(path.join(open, 'data/kpis.csv')),
    );
    expect(complaints).toEqual([]);
  });

  test('nothing that is written into an open page can run', async () => {
    await page.goto(`${site.home}${new URL(shareLink).hash}`);
    await keyFigures().waitFor();
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "ran"';
      document.body.append(script);
      return document.title === 'ran';
    });
    expect(ran).toBe(false);
  });

  test.each(['light', 'dark'] as const)(
    'axe finds nothing on the gate and on the page of a file, %s',
    async (colorScheme) => {
      const other = await browser.newContext({ colorScheme, bypassCSP: true });
      try {
        page = await other.newPage();
        await page.goto(site.home);
        await page.getByLabel('Passphrase').waitFor();
        expect(await axeFaults(page)).toEqual([]);
        await page.goto(`${site.home}${new URL(shareLink).hash}`);
        await page.getByRole('link', { name: 'Metrics and tables' }).click();
        await page.getByRole('link', { name: 'kpis.csv' }).first().click();
        await page.getByRole('link', { name: 'Save the file' }).waitFor();
        expect(await axeFaults(page)).toEqual([]);
      } finally {
        await other.close();
      }
    },
  );
});
