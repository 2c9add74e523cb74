/**
 * A figure as the page shows it: number and finding, subtitle, drawing (wide and narrow; CSS shows one, and the other is hidden
 * from everybody), words for those who listen, source, notes, the numbers as a table, the CSV.
 *
 * For screen readers the figure and each drawing, one image (`role="img"`), are named by the finding as plain words, without the links
 * and marks in it; the description is an ordinary paragraph before it, since readers can pause, repeat and search a paragraph but not
 * an image's long name. What stands inside an image is no link for them, so the pages of what a drawing names are linked in a sentence
 * under it.
 */

import { escapeXml } from '../base/format/escape-xml.ts';
import type { FigureContext, FigureData, FigureDefinition } from './figure.ts';
import { type FigureContent, readFigure } from './figure-content.ts';
import { formatCell, renderFigureTable } from './parts/figure-table.ts';

/** In what forms a figure's picture stands beside the pages, `figures/ID.svg` and `figures/ID.png`. */
export type PictureFormat = 'svg' | 'png';

export interface FigureOptions {
  /** Its own in the whole report: `7` in the chapters, `P1.2` on the page of a product. */
  number: number | string;
  /** The finding as inline HTML, checked and escaped by whoever made it. */
  findingHtml: string;
  findingText: string;
  /** The author's own note as inline HTML, escaped like the finding. */
  note: string | null;
  /** Path under which the site stands, `/` or `/report/`. */
  base: string;
  /** The pictures that the foot links; none where it is left out. */
  pictures?: readonly PictureFormat[];
  /** Begins every id, where one page shows a figure a second time. */
  idPrefix?: string;
  /** Where it has been read already: null for a figure with too little data. */
  content?: FigureContent | null;
}

/**
 * HTML of the whole `<figure>`, its id `fig-ID`. With too little data it says the figure's `absent` sentence instead, and leaves
 * the finding out, since nothing supports it.
 */
export function renderFigure(
  definition: FigureDefinition,
  context: FigureContext,
  options: FigureOptions,
): string {
  const id = `${options.idPrefix ?? ''}fig-${definition.id}`;
  const number = `<span class="figure-number">Figure ${options.number}</span>`;
  const { content = readFigure(definition, context, id) } = options;
  if (content === null) {
    return (
      `<figure class="figure figure-absent" id="${id}" aria-label="Figure ${options.number}"><figcaption><p class="figure-title">${number}</p></figcaption>` +
      `<p class="figure-note">${escapeXml(definition.absent)}</p></figure>`
    );
  }
  const { subtitle, drawings } = content;
  const caption =
    `<figcaption><p class="figure-title">${number} <span>${options.findingHtml}</span></p>` +
    `<p class="figure-subtitle">${escapeXml(subtitle)}</p></figcaption>` +
    `<span id="${id}-finding" hidden>${escapeXml(figureName(options))}</span>`;
  const description = `<p class="visually-hidden">${escapeXml(content.description)}</p>`;
  const body =
    drawings === undefined
      ? renderOpenRows(definition, definition.data(context), context, options)
      : drawings.wide + drawings.narrow;
  const foot = renderFoot(definition, context, options, content, id);
  return `<figure class="figure" id="${id}" aria-labelledby="${id}-finding">${caption}${description}${body}${foot}</figure>`;
}

/** The rows of a figure that is its table which stand in the open, or that none does. */
function renderOpenRows(
  { open }: FigureDefinition,
  { columns, rows }: FigureData,
  context: FigureContext,
  options: FigureOptions,
): string {
  const shown = open === undefined ? rows : rows.filter((row) => open.shows(row));
  if (open !== undefined && shown.length === 0)
    return `<p class="figure-note">${escapeXml(open.none)}</p>`;
  return renderFigureTable({ columns, rows: shown }, context, tableNames(options));
}

/** The numbers as a table that unfolds: of a drawing, or every row of a table that shows some in the open. */
function renderFoldedTable(
  definition: FigureDefinition,
  context: FigureContext,
  options: FigureOptions,
): string {
  const isTable = definition.draw === undefined;
  if (isTable && definition.open === undefined) return '';
  const data = definition.data(context);
  const { label, number } = tableNames(options);
  const ofFigure = `<span class="visually-hidden"> of figure ${number}</span>`;
  const names = isTable
    ? { label: `${label}, all rows`, number: `${number}, all rows` }
    : { label, number };
  return `<details><summary>Table${ofFigure}</summary>${renderFigureTable(data, context, names)}</details>`;
}

function renderFoot(
  definition: FigureDefinition,
  context: FigureContext,
  options: FigureOptions,
  { source, note, leftOut, said }: FigureContent,
  id: string,
): string {
  const notes = [escapeXml(note), options.note ?? '', leftOut, escapeXml(said)]
    .filter((each) => each !== '')
    .map((each) => `<p>${each}</p>`)
    .join('');
  const table = renderFoldedTable(definition, context, options);
  return (
    `<div class="figure-foot"><div class="figure-source"><p>${escapeXml(source)}</p>` +
    `${notes}${renderPages(definition, context)}</div><div class="figure-actions">${table}<p class="figure-links">${renderLinks(definition, options, id)}</p></div></div>`
  );
}

/** Links the page of each product, channel and experiment that the drawing names, once; a figure that is its table links them there. */
function renderPages(definition: FigureDefinition, context: FigureContext): string {
  if (definition.draw === undefined) return '';
  const { columns, rows } = definition.data(context);
  const links = new Map<string, string>();
  for (const column of columns) {
    for (const row of rows) {
      const cell = row[column.name] ?? null;
      const href = context.pageOf(column.name, cell, row);
      if (href === undefined || links.has(href)) continue;
      const name = escapeXml(formatCell(cell, column, context, row));
      // The character joins what follows it to the link: lines do not begin with the comma of a list.
      links.set(href, `<a href="${escapeXml(href)}">${name}</a>\u2060`);
    }
  }
  if (links.size === 0) return '';
  return `<p class="figure-pages">More on ${context.format.list([...links.values()])}</p>`;
}

/** What can be taken away: the numbers, the pictures of a figure that is drawn, its address. */
function renderLinks(definition: FigureDefinition, options: FigureOptions, id: string): string {
  const ofFigure = `<span class="visually-hidden"> of figure ${options.number}</span>`;
  const base = escapeXml(options.base);
  const pictures = definition.draw === undefined ? [] : (options.pictures ?? []);
  const files = [
    ['CSV', `${base}figures/${definition.id}.csv`],
    ...pictures.map((format) => [
      format.toUpperCase(),
      `${base}figures/${definition.id}.${format}`,
    ]),
  ];
  return [
    ...files.map(([name, href]) => `<a href="${href}" download>${name}${ofFigure}</a>`),
    `<a href="#${id}" class="figure-link">Link<span class="visually-hidden"> to figure ${options.number}</span></a>`,
  ].join(' ');
}

function tableNames(options: FigureOptions): { label: string; number: string | number } {
  return { label: figureName(options), number: options.number };
}

function figureName(options: FigureOptions): string {
  return `Figure ${options.number}: ${options.findingText}`;
}
