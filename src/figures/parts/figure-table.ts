/** The reader's table of a figure: semantic, numbers formatted, units in the headers, scrolled by keyboard where it is too wide. */

import { escapeXml } from '../../base/format/escape-xml.ts';
import { formatForType, typeOfUnit } from '../../base/format/format-for-type.ts';
import { ABSENT } from '../../base/format/formatter.ts';
import type { Cell } from '../../metrics/definitions/table-definition.ts';
import type { FigureColumn, FigureContext, FigureData } from '../figure.ts';

const NUMBERS: ReadonlySet<string> = new Set([
  'count',
  'number',
  'flag',
  'money',
  'money_average',
  'rate',
  'change',
  'by_unit',
]);

/** The column of addresses, which have no spaces to break at. */
const ADDRESS = 'http_referer';

/** A text of more letters is prose: in a column as narrow as a name's it would make its row a tower. */
const LONGEST_NAME = 60;

/** HTML of the table, named by `label`, in its scrolling region, named by the figure's number. The first column heads the rows; a period that the data cover in part says so. */
export function renderFigureTable(
  data: FigureData,
  context: FigureContext,
  { label, number }: { label: string; number: string | number },
): string {
  const name = escapeXml(label);
  const classes = data.columns.map((column) => classOf(column, data, context));
  const heads = data.columns
    .map((column, index) => `<th scope="col"${classes[index]}>${escapeXml(column.label)}</th>`)
    .join('');
  const rows = data.rows.map((row) => {
    const cells = data.columns.map((column, index) => {
      const part = column.name === 'period' && row.complete === 0 ? ', in part' : '';
      const cell = row[column.name] ?? null;
      const text = linked(
        escapeXml(formatCell(cell, column, context, row) + part),
        context.pageOf(column.name, cell, row),
      );
      return index === 0
        ? `<th scope="row"${classes[index]}>${text}</th>`
        : `<td${classes[index]}>${text}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  return (
    `<section class="figure-table" aria-label="Table of figure ${number}" tabindex="0"><table>` +
    `<caption class="visually-hidden">${name}</caption>` +
    `<thead><tr>${heads}</tr></thead><tbody>${rows.join('')}</tbody></table></section>`
  );
}

function linked(html: string, href: string | undefined): string {
  return href === undefined ? html : `<a href="${escapeXml(href)}">${html}</a>`;
}

function classOf(column: FigureColumn, data: FigureData, context: FigureContext): string {
  if (NUMBERS.has(column.type)) return ' class="number"';
  if (column.name === ADDRESS) return ' class="address"';
  if (column.type === 'period') return ' class="unbroken"';
  if (column.type === 'date' || column.type === 'timestamp') return ' class="date"';
  const isProse = data.rows.some(
    (row) => formatCell(row[column.name] ?? null, column, context, row).length > LONGEST_NAME,
  );
  return isProse ? ' class="prose"' : '';
}

/** One value as the reader sees it: exact amounts, rates in per cent, periods and codes by their names. */
export function formatCell(
  value: Cell,
  column: FigureColumn,
  context: FigureContext,
  row: FigureData['rows'][number],
): string {
  const { format } = context;
  if (value === null) return ABSENT;
  if (typeof value === 'number') {
    const type = column.type === 'by_unit' ? typeOfUnit(row.unit) : column.type;
    return format.format(value, formatForType(type, 'table'));
  }
  if (column.type === 'period') return format.period(value);
  if (column.type === 'date' || column.type === 'timestamp') return format.date(value);
  return context.label(column.name, value, row);
}
