/** Printing with the installed browser, for the scripts that make one document of the report. */
import { chromium } from 'playwright-core';
import type { PrintHtml } from '../src/document/number-pages.ts';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.ts';

/** Hands a function that prints HTML in one browser to `work`, and closes the browser after it. */
export async function withPrinter<T>(work: (print: PrintHtml) => Promise<T>): Promise<T> {
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
