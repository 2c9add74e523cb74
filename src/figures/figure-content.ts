import type { FigureContext, FigureDefinition, FigureSize } from './figure.ts';
import { createDrawingDocument, renderSvg } from './parts/render-svg.ts';
import { NARROW, WIDE } from './parts/theme.ts';
import { coverageText } from './parts/words.ts';

/** What a figure says and draws on these data, before it is set on a page or in a picture. All words are plain text. */
export interface FigureContent {
  subtitle: string;
  /** For those who listen. */
  description: string;
  /** From which of the shop's tables, and over which days. */
  source: string;
  /** Its own note; empty where there is none. */
  note: string;
  /** Says that rows behind it are not published; empty where all are. */
  leftOut: string;
  /** What the sender says of the data that it rests on; empty where nothing is said. */
  said: string;
  /** As SVG text; undefined for a figure that is its table. */
  drawings?: { wide: string; narrow: string };
}

/** The content of a figure, whose drawings are named by the ids that `id` begins; null where there is too little data. */
export function readFigure(
  definition: FigureDefinition,
  context: FigureContext,
  id = `fig-${definition.id}`,
): FigureContent | null {
  const drawings = renderDrawings(definition, context, id);
  if (drawings === null) return null;
  const sources = definition.sources.map((source) => source.replaceAll('_', ' '));
  return {
    subtitle: unbroken(definition.subtitle(context)),
    description: definition.description(context),
    source: `Source: ${context.format.list(sources)}, ${coverageText(context)}.`,
    note: definition.notes?.(context) ?? '',
    leftOut: leftOut(definition, context),
    said: saidBySender(definition, context),
    ...(drawings !== undefined && { drawings }),
  };
}

function saidBySender(definition: FigureDefinition, context: FigureContext): string {
  const said = context.saidOf?.(definition, context) ?? [];
  return said.length === 0 ? '' : `The sender of the data says: ${said.join(' ')}`;
}

/** Both drawings; undefined for a figure that is its table, null where there is too little data for either. */
function renderDrawings(
  definition: FigureDefinition,
  context: FigureContext,
  id: string,
): FigureContent['drawings'] | null {
  if (definition.draw === undefined)
    return definition.data(context).rows.length === 0 ? null : undefined;
  const wide = renderDrawing(definition, context, WIDE, id);
  const narrow = renderDrawing(definition, context, NARROW, id);
  return wide === null || narrow === null ? null : { wide, narrow };
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

/** A number stays on the line of its percent sign. */
function unbroken(text: string): string {
  return text.replaceAll(/(?<=\d) %/g, '\u00a0%');
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
