/** Printing with the installed browser, for the scripts that make one document of the report. */
import type { PrintHtml } from '../src/outputs/document/number-pages.ts';
import { withBrowser } from './browser.ts';

/** Hands a function that prints HTML in one browser to `work`, and closes the browser after it. */
export function withPrinter<T>(work: (print: PrintHtml) => Promise<T>): Promise<T> {
  return withBrowser((browser) =>
    work(async (html) => {
      // A page of its own for each: the browser numbers a PDF's elements through all that a page has shown.
      const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
      const page = await context.newPage();
      await page.emulateMedia({ media: 'print' });
      await page.setContent(html, { waitUntil: 'load' });
      const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true });
      await context.close();
      return pdf;
    }),
  );
}
