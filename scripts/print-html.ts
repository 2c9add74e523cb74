/** Printing with the installed browser, for the scripts that make one document of the report. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { PrintHtml } from '../src/outputs/document/number-pages.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';
import { isRunning } from './process-facts.ts';

const FOLDER = 'report-print-';

/** Hands a function that prints HTML in one browser to `work`, and closes the browser after it. */
export function withPrinter<T>(work: (print: PrintHtml) => Promise<T>): Promise<T> {
  return withTemporaryFolder(() => withBrowser(work));
}

/**
 * The browser's profile stands in a folder named for this process: when that is killed, nobody is left to remove it, and the next to print
 * does.
 */
async function withTemporaryFolder<T>(work: () => Promise<T>): Promise<T> {
  const parent = os.tmpdir();
  for (const name of leftBehind(readdirSync(parent)))
    rmSync(path.join(parent, name), { recursive: true, force: true });
  const before = process.env.TMPDIR;
  const folder = path.join(parent, `${FOLDER}${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of the names in the folder for temporary files, those of prints whose process is gone; any other that begins so is somebody's. */
export function leftBehind(names: readonly string[]): string[] {
  return names.filter((name) => {
    const pid = /^report-print-(\d+)$/.exec(name)?.[1];
    return pid !== undefined && !isRunning(Number(pid));
  });
}

async function withBrowser<T>(work: (print: PrintHtml) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: CHROMIUM_FLAGS,
  });
  try {
    return await work(async (html) => {
      // A page of its own for each: the browser numbers a PDF's elements through all that a page has shown.
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      await page.emulateMedia({ media: 'print' });
      await page.setContent(html, { waitUntil: 'load' });
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
      await context.close();
      return pdf;
    });
  } finally {
    await browser.close();
  }
}
