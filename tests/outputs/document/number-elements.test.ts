import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { numberElements } from '../../../src/outputs/document/number-elements.ts';

/** A table's two headers and a cell that names both, numbered as the browser does: by its own nodes. */
async function table(first: number, second: number): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  document.addPage();
  const { context, catalog } = document;
  const id = (node: number) => PDFString.of(`node${String(node).padStart(8, '0')}`);
  const headers = [first, second].map((node) =>
    context.register(context.obj({ S: 'TH', ID: id(node) })),
  );
  const attributes = context.obj({ O: 'Table', Headers: [id(first), id(second)] });
  const cell = context.register(context.obj({ S: 'TD', A: [attributes] }));
  const names = [first, second].flatMap((node, at) => [id(node), headers[at]!]);
  const leaf = context.register(context.obj({ Limits: [id(first), id(second)], Names: names }));
  const root = context.obj({ K: [...headers, cell], IDTree: context.obj({ Kids: [leaf] }) });
  catalog.set(PDFName.of('StructTreeRoot'), context.register(root));
  return document;
}

/** IDs of the headers, the names in the cell, and the index. */
function numbered(document: PDFDocument) {
  const name = (key: string) => PDFName.of(key);
  const texts = (array: PDFArray) =>
    array
      .asArray()
      .filter((item) => item instanceof PDFString)
      .map((item) => item.decodeText());
  const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict);
  const kids = root.lookup(name('K'), PDFArray);
  const [first, second, cell] = [0, 1, 2].map((at) => kids.lookup(at, PDFDict));
  const attributes = cell!.lookup(name('A'), PDFArray).lookup(0, PDFDict);
  const index = root.lookup(name('IDTree'), PDFDict);
  return {
    headers: [first, second].map((header) => header!.lookup(name('ID'), PDFString).decodeText()),
    cell: texts(attributes.lookup(name('Headers'), PDFArray)),
    index: texts(index.lookup(name('Names'), PDFArray)),
    indexed: index.lookup(name('Names'), PDFArray).lookup(1) === first,
    hasKids: index.has(name('Kids')),
  };
}

describe('numberElements(document)', () => {
  const expected = ['element00000001', 'element00000002'];

  test('numbers headers in their order, in the cells that name them and in the index', async () => {
    const document = await table(6334, 6335);
    numberElements(document);
    expect(numbered(document)).toEqual({
      headers: expected,
      cell: expected,
      index: expected,
      indexed: true,
      hasKids: false,
    });
  });

  test('gives the same whatever numbers the browser had reached, and in whatever order', async () => {
    const documents = await Promise.all([table(1, 2), table(6334, 6335), table(9, 4)]);
    documents.forEach(numberElements);
    const [first, ...others] = documents.map((document) =>
      document.context.enumerateIndirectObjects().map(([ref, object]) => `${ref} ${object}`),
    );
    for (const other of others) expect(other).toEqual(first);
  });

  test('leaves a document without structure as it is', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    numberElements(document);
    expect(document.catalog.has(PDFName.of('StructTreeRoot'))).toBe(false);
  });
});
