/** The six tables of the export and how they hang together, with the rows that each holds. Drawn in the document: boxes, no scale. */

import type { FigureContext, FigureDefinition, FigureSize } from '../figure.ts';
import { tableData } from '../parts/data-columns.ts';
import { createSvg } from '../parts/panels.ts';
import { numberIn, type Row, textIn } from '../parts/periods.ts';
import { ACCENT, INK, PAPER, SECOND_INK } from '../parts/theme.ts';

const BOX_HEIGHT = 50;

/** Column and line of each table: the path of a purchase runs along the first line (or column), what it refers to stands beside it. */
const PLACES: Readonly<Record<string, readonly [number, number]>> = {
  website_sessions: [0, 0],
  orders: [1, 0],
  order_items: [2, 0],
  order_item_refunds: [3, 0],
  website_pageviews: [0, 1],
  products: [2, 1],
};

export const dataRelationships: FigureDefinition = {
  id: 'data-relationships',
  tables: ['relationships', 'tables'],
  sources: ['all six tables'],
  subtitle: () =>
    'The tables of the export, their rows, and the relationships checked in each build',
  description(context) {
    const tables = context
      .table('tables')
      .rows.map(
        (row) => `${textIn(row, 'table')} ${context.format.integer(numberIn(row, 'rows'))}`,
      );
    const links = context.table('relationships').rows.map((row) => {
      const violations = context.format.integer(numberIn(row, 'violations'));
      return `${textIn(row, 'from_table')} to ${textIn(row, 'to_table')} ${row.type}, ${violations} violations`;
    });
    return `Diagram of the tables, joined by their keys. Rows: ${tables.join(', ')}. Relationships: ${links.join('; ')}.`;
  },
  notes: () =>
    '1:n: one row has any number of rows of the other table. 1:0..1: at most one. n:m (dashed): through order_items.',
  data: (context) =>
    tableData(context, context.table('relationships'), {
      from_table: 'From',
      to_table: 'To',
      type: 'Relationship',
      checked: 'Rows checked',
      violations: 'Violations',
    }),
  draw(context, size, document) {
    const tables = context.table('tables').rows.filter((row) => textIn(row, 'table') in PLACES);
    if (tables.length === 0) return null;
    const boxes = new Map(tables.map((row) => [textIn(row, 'table'), boxOf(row, size)]));
    const [width, height] = [size.width, size.variant === 'wide' ? 190 : 420];
    const svg = createSvg(document, 'svg', { width, height, viewBox: `0 0 ${width} ${height}` });
    const lines = context.table('relationships').rows.flatMap((row) => {
      const from = boxes.get(textIn(row, 'from_table'));
      const to = boxes.get(textIn(row, 'to_table'));
      return from === undefined || to === undefined
        ? []
        : drawLink(row, from, to, context, size, document);
    });
    for (const element of lines) svg.appendChild(element);
    for (const row of tables) {
      svg.appendChild(drawBox(row, boxes.get(textIn(row, 'table'))!, context, size, document));
    }
    return svg;
  },
  absent: 'No table has been read.',
};

interface Box {
  x: number;
  y: number;
  width: number;
}

function boxOf(row: Row, { variant, width }: FigureSize): Box {
  const [along, across] = PLACES[textIn(row, 'table')]!;
  if (variant === 'wide') {
    const boxWidth = 148;
    return { x: 1 + along * ((width - 2 - boxWidth) / 3), y: 8 + across * 124, width: boxWidth };
  }
  const boxWidth = 130;
  return { x: 1 + across * (width - 2 - boxWidth), y: 1 + along * 122, width: boxWidth };
}

function drawBox(
  row: Row,
  { x, y, width }: Box,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element {
  const group = createSvg(document, 'g', { transform: `translate(${x},${y})` });
  const rows = `${context.format.integer(numberIn(row, 'rows'))} rows`;
  const middle = width / 2;
  const nameAt = size.fontSize + 8;
  for (const element of [
    createSvg(document, 'rect', { width, height: BOX_HEIGHT, fill: PAPER, stroke: INK }),
    createSvg(
      document,
      'text',
      { class: 'strong', x: middle, y: nameAt, fill: INK },
      textIn(row, 'table'),
    ),
    createSvg(
      document,
      'text',
      { x: middle, y: nameAt + size.fontSize + 5, fill: SECOND_INK },
      rows,
    ),
  ]) {
    group.appendChild(element);
  }
  return group;
}

/** A line between two boxes with its kind on it; in the accent, with their count, where rows break the relationship. */
function drawLink(
  row: Row,
  from: Box,
  to: Box,
  context: FigureContext,
  size: FigureSize,
  document: Document,
): Element[] {
  const violations = numberIn(row, 'violations') ?? 0;
  const colour = violations > 0 ? ACCENT : SECOND_INK;
  const { path, x, y, isAcross } = linkPath(from, to, size);
  const halo = { stroke: PAPER, 'stroke-width': 5, 'paint-order': 'stroke' };
  const label = { class: 'strong', fill: colour, ...halo };
  const line = { d: path, fill: 'none', stroke: colour, 'stroke-width': 1.5 };
  const dashes = row.type === 'n:m' ? { 'stroke-dasharray': '4 4' } : {};
  const elements = [
    createSvg(document, 'path', { ...line, ...dashes }),
    createSvg(document, 'text', { ...label, x, y }, textIn(row, 'type')),
  ];
  if (violations > 0) {
    // Clear of the boxes: below the line that they stand in, or under the kind on the way down.
    const below = y + (isAcross ? BOX_HEIGHT / 2 + 12 : 0) + size.fontSize + 3;
    const text = `${context.format.integer(violations)} broken`;
    elements.push(createSvg(document, 'text', { ...label, x, y: below }, text));
  }
  return elements;
}

interface Link {
  path: string;
  /** Where the kind of the link stands. */
  x: number;
  y: number;
  /** Whether it runs between two boxes of one line. */
  isAcross: boolean;
}

/** Straight where the boxes stand in line; else along the line of the first and then across. The label stands on the way. */
function linkPath(from: Box, to: Box, size: FigureSize): Link {
  const centre = ({ x, y, width }: Box) => ({ x: x + width / 2, y: y + BOX_HEIGHT / 2 });
  const [a, b] = [centre(from), centre(to)];
  const drop = size.fontSize * 0.35;
  if (a.y === b.y) {
    const gap = from.x < to.x ? (from.x + from.width + to.x) / 2 : (to.x + to.width + from.x) / 2;
    return { path: `M${a.x},${a.y}H${b.x}`, x: gap, y: a.y - 8, isAcross: true };
  }
  if (a.x === b.x) {
    return { path: `M${a.x},${a.y}V${b.y}`, x: a.x, y: (a.y + b.y) / 2 + drop, isAcross: false };
  }
  if (size.variant === 'wide') {
    return {
      path: `M${a.x},${a.y}V${b.y}H${b.x}`,
      x: (a.x + to.x) / 2,
      y: b.y - 8,
      isAcross: false,
    };
  }
  return {
    path: `M${a.x},${a.y}H${b.x}V${b.y}`,
    x: b.x,
    y: (a.y + b.y) / 2 + drop,
    isAcross: false,
  };
}
