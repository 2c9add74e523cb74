import { finishPdf, pagesOfAnchors } from './finish-pdf.ts';
import type { SitePages } from './parts.ts';
import { type Paper, renderDocument } from './render-document.ts';

/** Prints an HTML document, by its own page size, as a tagged PDF with bookmarks. */
export type PrintHtml = (html: string) => Promise<Uint8Array>;

/** The whole report twice: as one HTML file, and as what it prints. */
export interface PrintedReport {
  html: string;
  pdf: Uint8Array;
}

/** In the contents' room for a number while no page is known. */
const UNKNOWN = '–';

/**
 * The whole report with the printed pages in its contents. Browsers cannot count those themselves, so it is printed once to learn them
 * and once more with them. Throws an Error when the pages differ the second time.
 */
export async function printReport(
  site: SitePages,
  paper: Paper,
  print: PrintHtml,
): Promise<PrintedReport> {
  const document = renderDocument(site, paper);
  const pages = await pagesOfAnchors(await print(document.html(() => UNKNOWN)));
  const html = document.html((anchor) => String(pages.get(anchor) ?? UNKNOWN));
  const printed = await print(html);
  const again = await pagesOfAnchors(printed);
  const moved = [...pages].find(([anchor, page]) => again.get(anchor) !== page);
  if (moved !== undefined)
    throw new Error(`"${moved[0]}" moved from page ${moved[1]} to ${again.get(moved[0])}`);
  const pdf = await finishPdf(printed, {
    title: document.title,
    bookmarks: document.partTitles,
    date: site.lastDate,
  });
  return { html, pdf };
}
