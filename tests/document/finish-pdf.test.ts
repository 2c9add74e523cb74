import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { finishPdf, pagesOfAnchors } from '../../src/document/finish-pdf.ts';

/** Two pages, the anchor `growth` on the second, and one bookmark. */
async function printed(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  const second = document.addPage();
  const { context, catalog } = document;
  catalog.set(PDFName.of('Dests'), context.obj({ growth: [second.ref, 'XYZ', 0, 0, 0] }));
  const bookmark = context.register(context.obj({ Title: PDFString.of('It grew by half') }));
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

  test('throws where the bookmarks are not those that it is to name', async () => {
    await expect(finishPdf(await printed(), { ...facts, bookmarks: [] })).rejects.toThrow(
      'expected 0 bookmarks, found 1',
    );
  });
});
