/**
 * The check of the finished site, the only code that reads its pages as HTML: what a reader would stumble over stops the build.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseHTML } from 'linkedom';
import { type Problem, ReportError } from '../base/errors.ts';
import { listFiles } from '../outputs/placing/list-files.ts';

/** Words that betray a value which was not computed. */
const BROKEN_WORDS = ['NaN', 'undefined', 'Infinity', '[object Object]'];

interface Page {
  /** Path inside the site, such as `growth/index.html`. */
  file: string;
  document: Document;
  ids: ReadonlySet<string>;
}

/**
 * Checks every page of a finished site: a policy that lets nothing foreign load or run, no dead internal link, no missing picture, no broken or empty value, every figure drawn, no id twice. `base` is the
 * path under which the site will stand; `dataTexts` are names, urls and campaigns of the export, which may hold a word that elsewhere betrays
 * a broken value: a shop may sell an "Infinity Scarf". Throws a `ReportError` with every problem.
 */
export function checkSite(folder: string, base: string, dataTexts: readonly string[] = []): void {
  const broken = brokenText(dataTexts);
  const pages = new Map(
    listFiles(folder)
      .filter((file) => file.endsWith('.html'))
      .map((file) => [file, readPage(folder, file)]),
  );
  const problems = [...pages.values()].flatMap((page) => [
    ...policyProblems(page),
    ...linkProblems(page, { folder, base, pages }),
    ...valueProblems(page, broken),
    ...figureProblems(page),
    ...idProblems(page),
  ]);
  if (pages.size === 0)
    problems.push({ kind: 'no-page', file: folder, message: 'the site has no page' });
  if (problems.length > 0) throw new ReportError(problems);
}

function readPage(folder: string, file: string): Page {
  const { document } = parseHTML(readFileSync(path.join(folder, file), 'utf8'));
  return {
    file,
    document: document as unknown as Document,
    ids: new Set([...document.querySelectorAll('[id]')].map((element) => element.id)),
  };
}

interface Site {
  folder: string;
  base: string;
  pages: ReadonlyMap<string, Page>;
}

function linkProblems(page: Page, site: Site): Problem[] {
  const links = [
    ...[...page.document.querySelectorAll('[href], [src]')].map(
      (element) => element.getAttribute('href') ?? element.getAttribute('src') ?? '',
    ),
    ...cardsOf(page),
  ];
  return [...new Set(links)].flatMap((link) => {
    const reason = brokenLink(link, page, site);
    return reason === undefined
      ? []
      : [{ kind: 'dead-link', file: page.file, message: `the link "${link}" ${reason}` }];
  });
}

/** A page whose policy is lost is as readable as any other, so nobody else would miss it. */
function policyProblems({ file, document }: Page): Problem[] {
  const policy = document
    .querySelector('head > meta[http-equiv="Content-Security-Policy"]')
    ?.getAttribute('content');
  const found = policy ?? 'none';
  if (found.startsWith("default-src 'none';") && !/unsafe-|[:;\s]\*|https?:/.test(found)) return [];
  return [
    {
      kind: 'no-policy',
      file,
      expected: "a Content-Security-Policy that begins with default-src 'none' and lets nothing in",
      found,
    },
  ];
}

/** Paths of the pictures that other sites show for the page: their addresses are absolute, since whoever reads them is elsewhere. */
function cardsOf(page: Page): string[] {
  const addresses = [...page.document.querySelectorAll('meta[property="og:image"]')].map(
    (element) => element.getAttribute('content') ?? '',
  );
  return addresses.map(
    (address) => URL.parse(address, 'https://site.invalid/')?.pathname ?? address,
  );
}

/** Why an internal link leads nowhere; undefined when it leads somewhere or out of the site. */
function brokenLink(link: string, page: Page, { folder, base, pages }: Site): string | undefined {
  const here = new URL(`https://site.invalid${base}${page.file}`);
  const target = URL.parse(link, here);
  if (target === null) return 'is no address';
  if (target.host !== here.host) return undefined;
  if (!target.pathname.startsWith(base)) return `leaves the site's path ${base}`;
  const inside = decoded(target.pathname.slice(base.length));
  const fragment = decoded(target.hash.slice(1));
  if (inside === undefined || fragment === undefined)
    return 'holds a % that stands for no character';
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  const disk = path.join(folder, file);
  if (!existsSync(disk) || !statSync(disk).isFile()) return 'leads to no file';
  if (fragment !== '' && pages.get(file)?.ids.has(fragment) === false)
    return `leads to no element "#${fragment}"`;
  return undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** A pattern of the words that no text of the data holds. */
function brokenText(dataTexts: readonly string[]): RegExp {
  const words = BROKEN_WORDS.filter((word) => !dataTexts.some((text) => text.includes(word)));
  // Nothing is broken where the data hold every word: `(?!)` never matches.
  return new RegExp(
    words.map((word) => `(?<!\\w)${word.replace(/[[\]]/g, '\\$&')}(?!\\w)`).join('|') || '(?!)',
  );
}

function valueProblems(page: Page, brokenText: RegExp): Problem[] {
  const problems: Problem[] = [];
  const text = page.document.body?.textContent ?? '';
  const broken = brokenText.exec(text);
  if (broken) {
    const around = text
      .slice(Math.max(0, broken.index - 40), broken.index + 40)
      .replace(/\s+/g, ' ');
    problems.push({
      kind: 'broken-value',
      file: page.file,
      found: `"${broken[0]}" in "…${around}…"`,
    });
  }
  for (const element of page.document.querySelectorAll('svg *')) {
    const attribute = [...element.attributes].find(({ value }) => brokenText.test(value));
    if (attribute) {
      problems.push({
        kind: 'broken-drawing',
        file: page.file,
        found: `${attribute.name}="${attribute.value.slice(0, 60)}" in a drawing`,
      });
      break;
    }
  }
  for (const element of page.document.querySelectorAll(
    '.value, .key-figure-value, .key-figure-note',
  )) {
    if ((element.textContent ?? '').trim() === '') {
      problems.push({ kind: 'empty-value', file: page.file, message: 'a value is empty' });
    }
  }
  return problems;
}

function figureProblems(page: Page): Problem[] {
  return [...page.document.querySelectorAll('figure.figure')]
    .filter((figure) => !figure.classList.contains('figure-absent'))
    .filter((figure) => figure.querySelector('svg.drawing *, table tbody tr') === null)
    .map((figure) => ({
      kind: 'figure-not-drawn',
      file: page.file,
      message: `the figure "${figure.id}" has neither a drawing nor a table`,
    }));
}

function idProblems(page: Page): Problem[] {
  const seen = new Set<string>();
  return [...page.document.querySelectorAll('[id]')].flatMap(({ id }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ kind: 'id-twice', file: page.file, message: `the id "${id}" stands more than once` }];
  });
}
