import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { numberElements } from './number-elements.ts';

/** A printed document's pages by the anchor that a link in it leads to: the number of the page, from 1. */
export async function pagesOfAnchors(pdf: Uint8Array): Promise<ReadonlyMap<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const numbers = new Map(document.getPages().map((page, index) => [page.ref, index + 1]));
  const destinations = document.catalog.lookup(PDFName.of('Dests'), PDFDict);
  return new Map(
    destinations.entries().map(([name, destination]) => {
      const page = document.context.lookup(destination, PDFArray).get(0);
      return [name.decodeText(), numbers.get(page as PDFRef)!] as const;
    }),
  );
}

/** By this a PDF of this program is known. */
export const PDF_CREATOR = 'investor-report';

export interface PdfFacts {
  title: string;
  /** Titles of the bookmarks of the first level, in order. */
  bookmarks: readonly string[];
  /** Stands as the day of the document, `2015-03-19`. */
  date: string;
}

/**
 * The printed document with short names for its chapters' bookmarks, which a reader shows beside it, and dated by its data instead of
 * by the clock; the same page printed again gives the same bytes. Throws an Error where it has not the bookmarks that are to be named.
 */
export async function finishPdf(pdf: Uint8Array, facts: PdfFacts): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  nameBookmarks(document, facts.bookmarks);
  numberElements(document);
  const date = new Date(`${facts.date}T00:00:00Z`);
  document.setTitle(facts.title, { showInWindowTitleBar: true });
  // The browser names itself and the machine's system there.
  document.setCreator(PDF_CREATOR);
  document.setCreationDate(date);
  document.setModificationDate(date);
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  return document.save({ addDefaultPage: false });
}

function nameBookmarks(document: PDFDocument, names: readonly string[]): void {
  const bookmarks = childrenOf(document.catalog.lookup(PDFName.of('Outlines'), PDFDict));
  if (bookmarks.length !== names.length)
    throw new Error(`expected ${names.length} bookmarks, found ${bookmarks.length}`);
  bookmarks.forEach((bookmark, place) => {
    setTitle(bookmark, names[place]!);
    for (const below of childrenOf(bookmark)) undoubleTitle(below);
  });
}

function childrenOf(parent: PDFDict): PDFDict[] {
  const children: PDFDict[] = [];
  let child = parent.lookupMaybe(PDFName.of('First'), PDFDict);
  while (child !== undefined) {
    children.push(child);
    child = child.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return children;
}

/** Chromium writes a heading twice into its bookmark when it had laid it out on one page before it moved to the next. */
function undoubleTitle(bookmark: PDFDict): void {
  const title = bookmark.lookup(PDFName.of('Title'), PDFString, PDFHexString).decodeText();
  const half = title.slice(0, title.length / 2);
  if (title === half + half) setTitle(bookmark, half);
  for (const below of childrenOf(bookmark)) undoubleTitle(below);
}

function setTitle(bookmark: PDFDict, title: string): void {
  bookmark.set(PDFName.of('Title'), PDFHexString.fromText(title));
}
