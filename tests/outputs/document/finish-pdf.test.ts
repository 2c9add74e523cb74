import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { finishPdf, pagesOfAnchors } from '../../../src/outputs/document/finish-pdf.ts';

/** Two pages, the anchor `growth` on the second, and a bookmark with one below it whose title stands twice. */
async function printed(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  const second = document.addPage();
  const { context, catalog } = document;
  catalog.set(PDFName.of('Dests'), context.obj({ growth: [second.ref, 'XYZ', 0, 0, 0] }));
  const below = context.register(context.obj({ Title: PDFString.of('Why it grewWhy it grew') }));
  const bookmark = context.register(
    context.obj({ Title: PDFString.of('It grew by half'), First: below, Last: below, Count: 1 }),
  );
  catalog.set(PDFName.of('Outlines'), context.obj({ First: bookmark, Last: bookmark, Count: 1 }));
  return document.save();
}

test('pagesOfAnchors(pdf) gives the number of each anchor’s page, from 1', async () => {
  expect([...(await pagesOfAnchors(await printed()))]).toEqual([['growth', 2]]);
});

describe('finishPdf(pdf, facts)', () => {
  const facts = { title: 'Tiny', bookmarks: ['1. Growth'], date: '2015-01-04' };

  test('dates the document by its data and gives the same bytes again', async () => {
    const first = await finishPdf(await printed(), facts);
    const document = await PDFDocument.load(first, { updateMetadata: false });
    expect(document.getCreationDate()).toEqual(new Date('2015-01-04T00:00:00Z'));
    expect(document.getModificationDate()).toEqual(new Date('2015-01-04T00:00:00Z'));
    expect(document.getTitle()).toBe('Tiny');
    expect(await finishPdf(await printed(), facts)).toEqual(first);
  });

  test('names bookmarks of the first level, and writes none twice', async () => {
    const document = await PDFDocument.load(await finishPdf(await printed(), facts));
    const outline = document.catalog.lookup(PDFName.of('Outlines'), PDFDict);
    const bookmark = outline.lookup(PDFName.of('First'), PDFDict);
    const below = bookmark.lookup(PDFName.of('First'), PDFDict);
    const titles = [bookmark, below].map((item) =>
      item.lookup(PDFName.of('Title'), PDFString, PDFHexString).decodeText(),
    );
    expect(titles).toEqual(['1. Growth', 'Why it grew']);
  });

  test('throws where the bookmarks are not those that it is to name', async () => {
    await expect(finishPdf(await printed(), { ...facts, bookmarks: [] })).rejects.toThrow(
      'expected 0 bookmarks, found 1',
    );
  });
});
