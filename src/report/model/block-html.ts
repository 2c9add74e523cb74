import { escapeXml } from '../../base/format/escape-xml.ts';
import { type PictureFormat, renderFigure } from '../../figures/render-figure.ts';
import { FOOTNOTES_ID, footnoteId, referenceId } from './anchors.ts';
import type {
  Block,
  Callout,
  CodeBlock,
  Detail,
  Entry,
  FigureBlock,
  Fold,
  Footnote,
  Footnotes,
  Group,
  List,
  Section,
  Table,
  TableCell,
} from './blocks.ts';
import { contentOf } from './figure.ts';
import { wordsHtml } from './inline-html.ts';
import { textOf } from './text.ts';

/** What blocks must know of the site that shows them. */
export interface SitePlace {
  /** Path under which the site stands, `/` or `/report/`. */
  base: string;
  /** The pictures of figures that stand beside the pages. */
  pictures: readonly PictureFormat[];
}

/** Blocks as HTML, in the order of the text; every one but a figure ends its line. */
export function blocksHtml(blocks: readonly Block[], place: SitePlace): string {
  return blocks
    .map((block, at) => {
      const before = blocks[at - 1];
      // The text of a tight list's item is followed by no line break of its own.
      const isInText = before?.kind === 'paragraph' && before.isTight;
      return (isInText ? '\n' : '') + blockHtml(block, place);
    })
    .join('');
}

function blockHtml(block: Block, place: SitePlace): string {
  switch (block.kind) {
    case 'section':
      return sectionHtml(block, place);
    case 'paragraph':
      return block.isTight ? wordsHtml(block.words) : `<p>${wordsHtml(block.words)}</p>\n`;
    case 'list':
      return listHtml(block, place);
    case 'quote':
      return `<blockquote>${inLines(blocksHtml(block.blocks, place))}</blockquote>\n`;
    case 'callout':
      return calloutHtml(block, place);
    case 'code-block':
      return codeHtml(block);
    case 'table':
      return tableHtml(block);
    case 'rule':
      return '<hr>\n';
    case 'figure':
      return figureHtml(block, place);
    case 'footnotes':
      return footnotesHtml(block, place);
    case 'group':
      return groupHtml(block, place);
    case 'entry':
      return entryHtml(block, place);
    case 'fold':
      return foldHtml(block, place);
  }
}

/** The line break after the tag that opens around blocks. */
function inLines(html: string): string {
  return html === '' ? '' : `\n${html}`;
}

/** The link to the heading stands beside it, whose name would else end with the link's for those who listen. */
function sectionHtml({ id, level, heading, blocks }: Section, place: SitePlace): string {
  const name = escapeXml(textOf(heading));
  const anchor = `<a class="heading-anchor" href="#${escapeXml(id)}" aria-label="Link to “${name}”">#</a>`;
  return (
    `<div class="heading"><h${level} id="${escapeXml(id)}">${wordsHtml(heading)}</h${level}> ${anchor}</div>\n` +
    blocksHtml(blocks, place)
  );
}

function listHtml({ start, items }: List, place: SitePlace): string {
  const tag = start === undefined ? 'ul' : 'ol';
  const from = start === undefined || start === 1 ? '' : ` start="${start}"`;
  const parts = items.map((blocks) => {
    const [first] = blocks;
    const isInText = first?.kind === 'paragraph' && first.isTight;
    const html = blocksHtml(blocks, place);
    return `<li>${isInText ? html : inLines(html)}</li>\n`;
  });
  return `<${tag}${from}>\n${parts.join('')}</${tag}>\n`;
}

/** An aside whose role is `note`, so that several of them are not unnamed landmarks of the page. */
function calloutHtml({ type, title, blocks }: Callout, place: SitePlace): string {
  const name = `<p class="callout-title">${escapeXml(title)}</p>\n`;
  return `<aside class="callout callout-${escapeXml(type)}" role="note">\n${name}${blocksHtml(blocks, place)}</aside>\n`;
}

function codeHtml({ language, text, isFenced }: CodeBlock): string {
  const kind = isFenced && language !== '' ? ` class="language-${escapeXml(language)}"` : '';
  return `<pre><code${kind}>${escapeXml(text)}</code></pre>\n`;
}

/**
 * Tables scroll sideways inside a region of their own, which like the table is named after the header, that the keyboard can reach. Alignment is a
 * class: the site's Content-Security-Policy forbids `style` attributes.
 */
function tableHtml({ name, caption, header, rows, hasRowHeaders = false }: Table): string {
  const label = escapeXml(name);
  const body = rows.map((cells) => bodyRowHtml(cells, hasRowHeaders));
  return (
    `<section class="table-scroll" tabindex="0" aria-label="${label}">\n<table>\n` +
    `${caption === undefined ? `<caption class="visually-hidden">${label}` : `<caption>${escapeXml(caption)}`}</caption>\n` +
    `<thead>\n<tr>\n${header.map((cell) => cellHtml(cell, 'th', ' scope="col"')).join('')}</tr>\n</thead>\n` +
    `${body.length === 0 ? '' : `<tbody>\n${body.join('')}</tbody>\n`}</table>\n</section>\n`
  );
}

function bodyRowHtml(cells: readonly TableCell[], hasRowHeaders: boolean): string {
  const parts = cells.map((cell, at) =>
    hasRowHeaders && at === 0 ? cellHtml(cell, 'th', ' scope="row"') : cellHtml(cell, 'td', ''),
  );
  return `<tr>\n${parts.join('')}</tr>\n`;
}

function cellHtml({ align, form, words }: TableCell, tag: string, scope: string): string {
  const kind = align === undefined ? form : `align-${align}`;
  const look = kind === undefined ? '' : ` class="${kind}"`;
  return `<${tag}${look}${scope}>${wordsHtml(words)}</${tag}>\n`;
}

function figureHtml(figure: FigureBlock, { base, pictures }: SitePlace): string {
  return renderFigure(figure.definition, figure.context, {
    number: figure.number,
    findingHtml: wordsHtml(figure.finding),
    findingText: textOf(figure.finding),
    note: figure.note.length === 0 ? null : wordsHtml(figure.note),
    base,
    pictures,
    content: contentOf(figure),
  });
}

function groupHtml({ id, heading, blocks }: Group, place: SitePlace): string {
  return `<h2${idHtml(id)}>${wordsHtml(heading)}</h2>\n${blocksHtml(blocks, place)}`;
}

function idHtml(id: string | undefined): string {
  return id === undefined ? '' : ` id="${escapeXml(id)}"`;
}

function entryHtml({ id, heading, remarks, blocks, details }: Entry, place: SitePlace): string {
  const said = remarks.map((words) => `<p class="entry-verdict">${wordsHtml(words)}</p>\n`);
  return (
    `<section class="entry"${idHtml(id)}>\n<h3>${wordsHtml(heading)}</h3>\n${said.join('')}` +
    `${blocksHtml(blocks, place)}${details.length === 0 ? '' : detailsHtml(details)}</section>\n`
  );
}

function detailsHtml(details: readonly Detail[]): string {
  const told = details.map(({ name, values }) => {
    const parts = values.map((words) => `<dd>${wordsHtml(words)}</dd>\n`);
    return `<dt>${escapeXml(name)}</dt>\n${parts.join('')}`;
  });
  return `<dl class="entry-details">\n${told.join('')}</dl>\n`;
}

function foldHtml({ summary, isOpen, blocks }: Fold, place: SitePlace): string {
  return `<details${isOpen ? ' open' : ''}>\n<summary>${wordsHtml(summary)}</summary>\n${blocksHtml(blocks, place)}</details>\n`;
}

function footnotesHtml({ title, notes }: Footnotes, place: SitePlace): string {
  const parts = notes.map((note) => footnoteHtml(note, place)).join('');
  return (
    `<section class="footnotes">\n<h2 class="footnotes-title" id="${FOOTNOTES_ID}">${escapeXml(title)}</h2>\n` +
    `<ol class="footnotes-list">\n${parts}</ol>\n</section>\n`
  );
}

/** The links back end the last paragraph where there is one. */
function footnoteHtml({ number, references, blocks }: Footnote, place: SitePlace): string {
  const links = Array.from({ length: references }, (_, at) => backLink(number, at + 1)).join('');
  const last = blocks.at(-1);
  const html =
    last?.kind === 'paragraph'
      ? `${blocksHtml(blocks.slice(0, -1), place)}<p>${wordsHtml(last.words)}${links}</p>\n`
      : blocksHtml(blocks, place) + links;
  return `<li id="${footnoteId(number)}" class="footnote">${html}</li>\n`;
}

function backLink(number: number, reference: number): string {
  const label = reference === 1 ? 'Back to text' : `Back to text, place ${reference}`;
  // The variation selector keeps phones from drawing the arrow as an emoji.
  return ` <a href="#${referenceId(number, reference)}" class="footnote-backref" role="doc-backlink" aria-label="${label}">\u21a9\ufe0e</a>`;
}
