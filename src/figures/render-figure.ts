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
import type { FigureContext, FigureData, FigureDefinition, FigureSize } from './figure.ts';
import { formatCell, renderFigureTable } from './parts/figure-table.ts';
import { createDrawingDocument, renderSvg } from './parts/render-svg.ts';
import { NARROW, WIDE } from './parts/theme.ts';
import { coverageText } from './parts/words.ts';

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
  const body = renderBody(definition, context, options, id);
  if (body === null) {
    return (
      `<figure class="figure figure-absent" id="${id}"><figcaption><p class="figure-title">${number}</p></figcaption>` +
      `<p class="figure-note">${escapeXml(definition.absent)}</p></figure>`
    );
  }
  const caption =
    `<figcaption><p class="figure-title">${number} <span>${options.findingHtml}</span></p>` +
    `<p class="figure-subtitle">${escapeXml(unbroken(definition.subtitle(context)))}</p></figcaption>` +
    `<span id="${id}-finding" hidden>${escapeXml(figureName(options))}</span>`;
  const description = `<p class="visually-hidden">${escapeXml(definition.description(context))}</p>`;
  const foot = renderFoot(definition, context, options, id);
  return `<figure class="figure" id="${id}" aria-labelledby="${id}-finding">${caption}${description}${body}${foot}</figure>`;
}

/** The two drawings, or the table of a figure that is its table; null where there is too little data. */
function renderBody(
  definition: FigureDefinition,
  context: FigureContext,
  options: FigureOptions,
  id: string,
): string | null {
  if (definition.draw === undefined) {
    const data = definition.data(context);
    return data.rows.length === 0 ? null : renderOpenRows(definition, data, context, options);
  }
  const wide = renderDrawing(definition, context, WIDE, id);
  const narrow = renderDrawing(definition, context, NARROW, id);
  return wide === null || narrow === null ? null : wide + narrow;
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

/** One drawing as SVG text; null where there is too little data. */
export function renderDrawing(
  definition: FigureDefinition,
  context: FigureContext,
  size: FigureSize,
  id = `fig-${definition.id}`,
): string | null {
  const svg = definition.draw?.(context, size, createDrawingDocument()) ?? null;
  if (svg === null) return null;
  return renderSvg(svg, {
    idPrefix: `${id}-${size.variant}`,
    className: `drawing drawing-${size.variant}`,
    labelledBy: `${id}-finding`,
  });
}

function renderFoot(
  definition: FigureDefinition,
  context: FigureContext,
  options: FigureOptions,
  id: string,
): string {
  const sources = context.format.list(
    definition.sources.map((source) => source.replaceAll('_', ' ')),
  );
  const notes = [
    escapeXml(definition.notes?.(context) ?? ''),
    options.note ?? '',
    leftOut(definition, context),
  ]
    .filter((note) => note !== '')
    .map((note) => `<p>${note}</p>`)
    .join('');
  const table = renderFoldedTable(definition, context, options);
  return (
    `<div class="figure-foot"><div class="figure-source"><p>Source: ${escapeXml(sources)}, ${escapeXml(coverageText(context))}.</p>` +
    `${notes}${renderPages(definition, context)}</div><div class="figure-actions">${table}<p class="figure-links">${renderLinks(definition, options, id)}</p></div></div>`
  );
}

/** A number stays on the line of its percent sign. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) %/g, '\u00a0%');
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

/**
 * Says that rows of the figure's tables are not published, so that a gap is not read as nothing: those that it would show, with the same
 * value as its rows in each dimension that it does not name, such as the channel whose page it stands on.
 */
function leftOut(definition: FigureDefinition, context: FigureContext): string {
  const { columns, rows } = definition.data(context);
  const named = new Set(columns.map(({ name }) => name));
  const left = definition.tables.flatMap((id) => {
    const { grain, suppressed } = context.table(id);
    const fixed = grain.filter((name) => !named.has(name) && rows[0]?.[name] !== undefined);
    return suppressed.filter((row) =>
      fixed.every((name) => rows.some((shown) => shown[name] === row[name])),
    );
  });
  if (left.length === 0) return '';
  return `Groups of too few people are left out: ${left.length} ${left.length === 1 ? 'row' : 'rows'} of the tables behind the figure.`;
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
