import { parseHTML } from 'linkedom';

/** A figure as a finished page shows it, in text. */
export interface PageFigure {
  /** Its name in links to its pictures, such as `revenue-by-quarter`; null where the page links none. */
  id: string | null;
  finding: string;
  subtitle: string;
  description: string;
  /** Source and period, then notes. */
  sources: readonly string[];
  /** The drawings as SVG text. */
  wide: string;
  narrow: string;
}

/** What a picture needs to know of a finished page. */
export interface PageWords {
  title: string;
  /** Above the title, `2. Growth`; empty on the home page. */
  chapter: string;
  lead: string;
  figures: readonly PageFigure[];
}

/** Reads a page's words and the figures that have drawings, in their order. */
export function readPageWords(html: string): PageWords {
  const { document } = parseHTML(html);
  // What leads or speaks to a reader of the page; a picture does neither.
  for (const mark of document.querySelectorAll('.claim-mark, .footnote-ref, .term-tip'))
    mark.remove();
  const main = document.querySelector('main');
  const textIn = (selector: string): string => plain(main?.querySelector(selector)?.textContent);
  const figures = [...document.querySelectorAll('main figure.figure')].flatMap((figure) => {
    const read = readFigure(figure as unknown as Element, html);
    return read === null ? [] : [read];
  });
  return {
    title: textIn('h1'),
    chapter: textIn('.chapter-number'),
    lead: textIn('.chapter-lead'),
    figures,
  };
}

function readFigure(figure: Element, html: string): PageFigure | null {
  const wide = drawingOf(html, figure.id, 'wide');
  const narrow = drawingOf(html, figure.id, 'narrow');
  if (wide === null || narrow === null) return null;
  const link = figure.querySelector('.figure-links a[href$=".svg"]')?.getAttribute('href') ?? '';
  const text = (selector: string): string => plain(figure.querySelector(selector)?.textContent);
  return {
    id: /\/figures\/([a-z0-9-]+)\.svg$/.exec(link)?.[1] ?? null,
    finding: text('.figure-title > span:last-child'),
    subtitle: text('.figure-subtitle'),
    description: text('.visually-hidden'),
    sources: [...figure.querySelectorAll('.figure-source p:not(.figure-pages)')].map((p) =>
      plain(p.textContent),
    ),
    wide,
    narrow,
  };
}

/** Taken from the page's text, since a parsed and rewritten drawing would no longer be valid XML. */
function drawingOf(html: string, id: string, variant: 'wide' | 'narrow'): string | null {
  const named = html.indexOf(`aria-labelledby="${id}-finding"`, positionOf(html, id, variant));
  if (named < 0) return null;
  const start = html.lastIndexOf('<svg ', named);
  const end = html.indexOf('</svg>', named);
  const svg = html.slice(start, end + '</svg>'.length);
  return svg.includes(`drawing-${variant}"`) ? svg : null;
}

function positionOf(html: string, id: string, variant: 'wide' | 'narrow'): number {
  const figure = html.indexOf(`id="${id}"`);
  return Math.max(0, html.indexOf(`class="drawing drawing-${variant}"`, figure));
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replaceAll(/[ \t\r\n]+/g, ' ').trim();
}
