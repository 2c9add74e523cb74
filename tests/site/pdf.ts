import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A bookmark of the first level and the page that it leads to, from 1. */
export interface Bookmark {
  title: string;
  page: number;
}

/** What a reader of a PDF sees of it, read by another library than the one that finished it. */
export interface ReadPdf {
  /** The text of each page. */
  pages: readonly string[];
  /** Width and height of the first page in points. */
  size: readonly [number, number];
  bookmarks: readonly Bookmark[];
  isTagged: boolean;
  /** Its date, as PDF writes it. */
  created: string | undefined;
  /** Roles of the elements of the fifth page, by when text has begun. */
  roles: ReadonlySet<string>;
}

/** Reads a PDF. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    return {
      pages,
      size: [Math.round(width), Math.round(height)],
      bookmarks: await readBookmarks(document),
      isTagged: isMarked(await document.getMarkInfo()),
      created: ((await document.getMetadata()).info as { CreationDate?: string }).CreationDate,
      roles: rolesOf(await (await document.getPage(5)).getStructTree()),
    };
  } finally {
    await task.destroy();
  }
}

/** The library gives a Map, whatever its types say. */
function isMarked(info: unknown): boolean {
  return info instanceof Map && info.get('Marked') === true;
}

async function readBookmarks(document: PDFDocumentProxy): Promise<Bookmark[]> {
  const outline = await document.getOutline();
  return Promise.all(
    outline.map(async ({ title, dest }) => {
      const destination = typeof dest === 'string' ? await document.getDestination(dest) : dest;
      return { title, page: (await document.getPageIndex(destination![0])) + 1 };
    }),
  );
}

type StructTree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;

function rolesOf(node: StructTree): Set<string> {
  const roles = new Set([node.role]);
  for (const child of node.children)
    if ('role' in child) for (const role of rolesOf(child)) roles.add(role);
  return roles;
}
