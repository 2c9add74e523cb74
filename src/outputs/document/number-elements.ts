import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
} from 'pdf-lib';

const ID = PDFName.of('ID');
const ID_TREE = PDFName.of('IDTree');
const KIDS = PDFName.of('Kids');
const STRUCT_TREE_ROOT = PDFName.of('StructTreeRoot');

/**
 * Numbers the elements that others name, such as a table's headers, in their order, from 1. The browser gives them the numbers of its
 * own nodes, which depend on whether it painted anything before it printed: the same page would not give the same bytes.
 */
export function numberElements(document: PDFDocument): void {
  const root = document.catalog.lookupMaybe(STRUCT_TREE_ROOT, PDFDict);
  if (root === undefined) return;
  const objects = document.context.enumerateIndirectObjects();
  const elements = objects.filter(
    (entry): entry is [PDFRef, PDFDict] => entry[1] instanceof PDFDict && entry[1].has(ID),
  );
  const ids = new Map(elements.map(([, element], at) => [textOf(element.get(ID)!)!, idOf(at + 1)]));
  for (const [, object] of objects) rename(object, ids);
  const index = root.lookupMaybe(ID_TREE, PDFDict);
  if (index === undefined) return;
  removeKids(index, document);
  // Sorted, as readers expect: the new names are as long as one another.
  const names = elements.flatMap(([ref], at) => [PDFString.of(idOf(at + 1)), ref]);
  index.set(PDFName.of('Names'), document.context.obj(names));
}

/** Takes away the nodes below one of the index, which stand in the order of the browser's numbers. */
function removeKids(node: PDFDict, document: PDFDocument): void {
  for (const ref of node.lookupMaybe(KIDS, PDFArray)?.asArray() ?? []) {
    removeKids(document.context.lookup(ref, PDFDict), document);
    document.context.delete(ref as PDFRef);
  }
  node.delete(KIDS);
}

function idOf(number: number): string {
  return `element${String(number).padStart(8, '0')}`;
}

function textOf(object: PDFObject): string | undefined {
  return object instanceof PDFString || object instanceof PDFHexString
    ? object.decodeText()
    : undefined;
}

/** In an object and all that it holds itself; what it refers to is an object of its own. */
function rename(object: PDFObject, ids: ReadonlyMap<string, string>): void {
  if (object instanceof PDFArray) {
    object.asArray().forEach((item, at) => {
      const id = ids.get(textOf(item) ?? '');
      if (id === undefined) rename(item, ids);
      else object.set(at, PDFString.of(id));
    });
  }
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const id = key === ID ? ids.get(textOf(value) ?? '') : undefined;
      if (id === undefined) rename(value, ids);
      else object.set(key, PDFString.of(id));
    }
  }
}
