import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataUrl } from '../../base/data-url.ts';
import { escapeXml } from '../../base/format/escape-xml.ts';
import { cssString } from '../../base/theme/page-margins.ts';
import { uniteAnchors } from './anchors.ts';
import { CONTENTS_ANCHOR, contentsOf, FIRST_TEXT_ANCHOR, renderContents } from './contents.ts';
import { linkResolver, rewriteLinks } from './links.ts';
import type { Part, SitePages } from './parts.ts';
import { siteStyles } from './style-sheet.ts';

export const PAPERS = ['A4', 'Letter'] as const;
export type Paper = (typeof PAPERS)[number];

/** Height of the cover below the masthead and a ribbon, so that its figures stand at the foot of the page. */
const COVER_HEIGHT: Readonly<Record<Paper, string>> = { A4: '228mm', Letter: '210mm' };

/** The whole report before the pages of its contents are known. */
export interface ReportDocument {
  title: string;
  /** A short title of each part, in order. */
  partTitles: readonly string[];
  /** The HTML, with the printed page of each anchor that the contents lead to; the contents keep their room whatever it says. */
  html(pageOf: (anchor: string) => string): string;
}

/** What the file says of the links that it cannot keep. */
const WITHOUT_DATA =
  'This document holds the whole report. The tables behind it, as CSV files and as one workbook, stand on the website that it was made from.';

/** Stands in the frame until the contents are known. No page can hold it: it is no text that a template or Markdown lets through. */
const PARTS_PLACE = '<!--parts-->';

/**
 * The whole report as one HTML document for this paper: no script, no request, nothing beside it. Styles, fonts and figures are
 * inside; links between pages lead to anchors; every id stands once.
 */
export function renderDocument(site: SitePages, paper: Paper): ReportDocument {
  const { parts, home } = site;
  const [first, ...rest] = parts;
  const anchors = uniteAnchors(parts, [
    CONTENTS_ANCHOR,
    `${CONTENTS_ANCHOR}-title`,
    FIRST_TEXT_ANCHOR,
    'main',
  ]);
  const resolve = linkResolver(site, anchors);
  for (const { article, file } of parts) rewriteLinks(article, file, resolve);
  const contents = contentsOf(parts);
  const frame = renderFrame(site, resolve);
  const restHtml = rest.map(renderPart).join('');
  const company = home.querySelector('.masthead-name')!.textContent!.trim();
  const title = `${company}: investor report`;
  const head = renderHead(site, title, stylesOf(site, paper));
  const language = escapeXml(home.documentElement.getAttribute('lang') ?? 'en');
  return {
    title,
    partTitles: parts.map(partTitle),
    html: (pageOf) => {
      const firstHtml = renderFirst(first!, renderContents(contents, pageOf));
      const body = frame.replace(PARTS_PLACE, () => firstHtml + restHtml);
      return `<!DOCTYPE html>\n<html lang="${language}">${head}${body}</html>\n`;
    },
  };
}

/** The home page's body without what needs several pages or a script, its article's place open. */
function renderFrame({ home }: SitePages, resolve: ReturnType<typeof linkResolver>): string {
  const { body } = home;
  for (const gone of body.querySelectorAll('script, .chapter-bar, .section-list')) gone.remove();
  body.querySelector('[aria-current]')?.removeAttribute('aria-current');
  const note = home.createElement('p');
  note.textContent = WITHOUT_DATA;
  body.querySelector('.site-footer')!.append(note);
  body.querySelector('main')!.innerHTML = PARTS_PLACE;
  rewriteLinks(body, 'index.html', resolve);
  body.classList.add('document');
  return body.outerHTML;
}

/** The cover, the contents, then the first part's text. */
function renderFirst({ anchor, article }: Part, contents: string): string {
  const copy = article.cloneNode(true) as Element;
  const text = copy.querySelector('.chapter-body')!;
  text.id = FIRST_TEXT_ANCHOR;
  text.insertAdjacentHTML('beforebegin', contents);
  return `<div class="part" id="${anchor}">${copy.outerHTML}</div>`;
}

function renderPart({ anchor, article }: Part): string {
  return `<div class="part" id="${anchor}">${article.outerHTML}<p class="part-end"><a href="#${CONTENTS_ANCHOR}">Contents</a></p></div>`;
}

/** Of the home page's metadata, what a file without an address needs; a policy that lets in nothing but what stands inside it. */
function renderHead({ folder, base, home }: SitePages, title: string, styles: string): string {
  const hash = createHash('sha256').update(styles).digest('base64');
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const kept = ['viewport', 'description', 'robots', 'referrer', 'color-scheme', 'theme-color'];
  const metas = kept.flatMap((name) => [...home.querySelectorAll(`meta[name="${name}"]`)]);
  const icon = home
    .querySelector('link[rel="icon"][type="image/svg+xml"]')!
    .getAttribute('href')!
    .slice(base.length);
  return [
    '<head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escapeXml(title)}</title>`,
    ...metas.map((meta) => meta.outerHTML),
    `<link rel="icon" href="${dataUrl(folder, icon)}">`,
    `<style>${styles}</style></head>`,
  ].join('');
}

function stylesOf(site: SitePages, paper: Paper): string {
  const own = readFileSync(path.join(import.meta.dirname, 'document.css'), 'utf8');
  return `${siteStyles(site)}${own}${pageStyles(site.parts, paper)}`;
}

function partTitle({ number, title }: Part): string {
  return number === '' ? title : `${number}. ${title}`;
}

/** The paper, and at the head of each chapter's pages its title: a named page for each part but the first, which begins with the cover. */
function pageStyles(parts: readonly Part[], paper: Paper): string {
  const named = parts.slice(1).map((part) => {
    const { anchor } = part;
    const name = `page-${anchor}`;
    const head = cssString(partTitle(part));
    return `#${anchor} { page: ${name}; }\n@page ${name} { @top-center { content: ${head}; } }\n`;
  });
  const cover = `@media print { .chapter-opening-cover { min-block-size: ${COVER_HEIGHT[paper]}; } }\n`;
  return `@page { size: ${paper}; }\n${cover}${named.join('')}`;
}
