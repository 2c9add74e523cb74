/**
 * What lives in `document/`: the whole report as one document, made from the finished site: a file to mail, and what is printed.
 * It reads the site's pages and files and knows nothing of how they were computed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { ReportError } from '../../base/errors.ts';

/** One page of the site as a part of the document. */
export interface Part {
  /** Its file inside the site, such as `growth/index.html`. */
  file: string;
  /** Where links to the page lead, such as `growth`. */
  anchor: string;
  /** As the contents name it. */
  title: string;
  /** A chapter's number; empty for the home page and for what stands after the chapters. */
  number: string;
  isChapter: boolean;
  /** What the page's breadcrumbs name above it, such as `Channels`; empty for a page that stands for itself. */
  group: string;
  /** Its `<article>`. */
  article: Element;
}

/** A finished site, read. */
export interface SitePages {
  folder: string;
  /** Path under which the site was built, `/` or `/report/`. */
  base: string;
  /** The document of the home page, whose frame the whole report takes over. */
  home: Document;
  /** The chapters in order, then the pages that they lead to. */
  parts: readonly Part[];
  /** Last day of the data, `2015-03-19`. */
  lastDate: string;
}

const HOME = 'index.html';
const MANIFEST = 'manifest.json';

/** Reads the finished site in a folder. Throws a `ReportError` where there is none. */
export function readSitePages(folder: string): SitePages {
  for (const file of [HOME, MANIFEST])
    if (!existsSync(path.join(folder, file))) throw noSite(folder);
  const manifest = JSON.parse(readFileSync(path.join(folder, MANIFEST), 'utf8')) as {
    data: { last_date: string };
  };
  const home = readDocument(folder, HOME);
  const links = [...home.querySelectorAll('.sidebar .chapter-link')];
  const base = links[0]?.getAttribute('href');
  if (base === undefined || base === null) throw sealedSite(folder);
  const chapters = links.map((link) => listedChapter(link, base));
  const { details, reference } = otherPages(
    folder,
    base,
    home,
    new Set(chapters.map(({ file }) => file)),
  );
  const read = (listed: readonly Listed[]) => listed.flatMap((each) => readPart(each, folder));
  return {
    folder,
    base,
    home,
    parts: [...read(chapters), ...inOrderOfFigures(read(details)), ...read(reference)],
    lastDate: manifest.data.last_date,
  };
}

function noSite(folder: string): ReportError {
  return new ReportError([
    {
      kind: 'no-site',
      file: folder,
      expected: 'a finished site',
      found: 'none',
      hint: 'Make one with "npm run build", or name its folder with --in.',
    },
  ]);
}

function sealedSite(folder: string): ReportError {
  return new ReportError([
    {
      kind: 'no-chapters',
      file: path.join(folder, HOME),
      expected: 'a home page with the list of chapters',
      found: 'none',
      hint: 'A sealed site cannot be read: name the folder of the site that it was made from.',
    },
  ]);
}

function readDocument(folder: string, file: string): Document {
  const { document } = parseHTML(readFileSync(path.join(folder, file), 'utf8'));
  return document as unknown as Document;
}

type Listed = Pick<Part, 'file' | 'title' | 'number' | 'isChapter'>;

/** A chapter as the list at the side names it; the first is the home page, whose address is the site's path. */
function listedChapter(link: Element, base: string): Listed {
  const [number, title] = [...link.children].map((child) => (child.textContent ?? '').trim());
  const file = fileOf(link.getAttribute('href')!, base);
  return { file, title: title!, number: number!, isChapter: true };
}

/** The pages after the chapters: those of details, and those that the footer leads to, in its order. */
function otherPages(
  folder: string,
  base: string,
  home: Document,
  isChapter: ReadonlySet<string>,
): { details: Listed[]; reference: Listed[] } {
  const files = pageFiles(folder).filter((file) => !isChapter.has(file));
  const footer = [...home.querySelectorAll('.site-footer a[href]')]
    .map((link) => fileOf(link.getAttribute('href')!, base))
    .filter((file) => files.includes(file));
  const isReference = new Set(footer);
  const listed = (file: string): Listed => ({ file, title: '', number: '', isChapter: false });
  return {
    details: files.filter((file) => !isReference.has(file)).map(listed),
    reference: [...isReference].map(listed),
  };
}

/** Within a folder after the page that lists them, as their figures are numbered: P2.1 before P10.1. */
function inOrderOfFigures(parts: readonly Part[]): Part[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const folders = [...new Set(parts.map(folderOf))];
  return folders.flatMap((folder) =>
    parts
      .filter((part) => folderOf(part) === folder)
      .toSorted((a, b) => compare(firstNumber(a), firstNumber(b))),
  );
}

function folderOf({ file }: Part): string {
  return file.slice(0, file.indexOf('/'));
}

function firstNumber({ article }: Part): string {
  return article.querySelector('.figure-number')?.textContent ?? '';
}

/** Every page in a folder of its own, sorted by that folder; no page of errors, which is none of the report's. */
function pageFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('/index.html'))
    .map((file) => path.posix.dirname(file))
    .sort()
    .map((name) => `${name}/index.html`);
}

/** The page's file that an address of the site leads to. */
function fileOf(href: string, base: string): string {
  return `${href.slice(base.length)}index.html`;
}

/** The page's article as a part; none for a page without one, or whose use is on a screen alone, such as a search. */
function readPart({ file, title, number, isChapter }: Listed, folder: string): Part[] {
  const page = readDocument(folder, file);
  const article = page.querySelector('main article');
  if (article === null || article.classList.contains('screen-only')) return [];
  const heading = (article.querySelector('h1')?.textContent ?? '').trim();
  // Between the summary and the page itself.
  const [, ...trail] = page.querySelectorAll('.breadcrumbs li');
  return [
    {
      file,
      number,
      isChapter,
      article,
      anchor: file === HOME ? 'cover' : path.posix.dirname(file).replaceAll('/', '-'),
      title: title === '' ? heading : title,
      group: (trail.slice(0, -1).at(-1)?.textContent ?? '').trim(),
    },
  ];
}
