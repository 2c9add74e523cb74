/**
 * What lives in `document/`: the whole report as one document, made from the finished site: a file to mail, and what is printed.
 * It reads the site's pages and files and knows nothing of how they were computed.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { ReportError } from '../errors.ts';

/** One page of the site as a part of the document. */
export interface Part {
  /** Its file inside the site, such as `growth/index.html`. */
  file: string;
  /** Where links to the page lead, such as `growth`. */
  anchor: string;
  /** As the contents name it: a chapter with its number. */
  title: string;
  number: string;
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
    outputs: { path: string }[];
  };
  const home = readDocument(folder, HOME);
  const base = baseOf(home);
  const chapters = chaptersOf(home, base);
  const isChapter = new Set(chapters.map(({ file }) => file));
  const others = manifest.outputs
    .map((output) => output.path)
    .filter((file) => file.endsWith('/index.html') && !isChapter.has(file));
  const footer = linkedFiles(home, '.site-footer a[href]', base);
  const isReference = new Set(footer);
  const files = [
    ...others.filter((file) => !isReference.has(file)),
    ...footer.filter((file) => others.includes(file)),
  ];
  return {
    folder,
    base,
    home,
    parts: [...chapters, ...files.map((file) => ({ file, title: '', number: '' }))].flatMap(
      (listed) => readPart(listed, folder),
    ),
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
      hint: 'Make one with "npm run build", or name its folder with --site.',
    },
  ]);
}

function readDocument(folder: string, file: string): Document {
  const { document } = parseHTML(readFileSync(path.join(folder, file), 'utf8'));
  return document as unknown as Document;
}

/** The path of the site, told by the address of its icon, which stands at its top. */
function baseOf(home: Document): string {
  const icon = home.querySelector('link[rel="icon"]')?.getAttribute('href') ?? '/';
  return icon.slice(0, icon.lastIndexOf('/') + 1);
}

type Listed = Pick<Part, 'file' | 'title' | 'number'>;

function chaptersOf(home: Document, base: string): Listed[] {
  return [...home.querySelectorAll('.sidebar .chapter-link')].map((link) => {
    const [number, title] = [...link.children].map((child) => (child.textContent ?? '').trim());
    return { file: fileOf(link.getAttribute('href')!, base), title: title!, number: number! };
  });
}

function linkedFiles(home: Document, selector: string, base: string): string[] {
  return [...home.querySelectorAll(selector)].map((link) =>
    fileOf(link.getAttribute('href')!, base),
  );
}

/** The page's file that an address of the site leads to. */
function fileOf(href: string, base: string): string {
  return `${href.slice(base.length)}index.html`;
}

/** The page's article as a part; none for a page without one. */
function readPart({ file, title, number }: Listed, folder: string): Part[] {
  const article = readDocument(folder, file).querySelector('main article');
  if (article === null) return [];
  const heading = (article.querySelector('h1')?.textContent ?? '').trim();
  return [
    {
      file,
      number,
      article,
      anchor: file === HOME ? 'cover' : path.posix.dirname(file).replaceAll('/', '-'),
      title: title === '' ? heading : title,
    },
  ];
}
