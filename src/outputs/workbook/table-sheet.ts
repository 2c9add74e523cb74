import type { Workbook, Worksheet } from 'exceljs';
import type { Cell, ColumnType } from '../../metrics/definitions/table-definition.ts';
import type { ReportConfig } from '../../shop/config/schema.ts';
import { cellFormats } from './cell-formats.ts';
import { cellText } from './cell-text.ts';
import type { NamedSheet } from './contents.ts';

const WIDEST = 60;
/** Days from the spreadsheets' first day, 30 December 1899, to the first of 1970. */
const DAYS_BEFORE_1970 = 25_569;
const DAY_MS = 86_400_000;

/** One published table: its columns' published names frozen above its rows, which can be filtered. */
export function addTableSheet(
  workbook: Workbook,
  { name, table }: NamedSheet,
  { locale, currency }: Pick<ReportConfig, 'locale' | 'currency'>,
): void {
  const sheet = workbook.addWorksheet(name);
  const formatOf = cellFormats(locale, currency);
  addHeader(
    sheet,
    table.columns.map((column) => column.publishedName),
  );
  for (const row of table.rows) {
    const added = sheet.addRow(table.columns.map(({ name, type }) => cellValue(row[name]!, type)));
    table.columns.forEach(({ name, type }, place) => {
      added.getCell(place + 1).numFmt = formatOf(type, row[name]!, row.unit);
    });
  }
  table.columns.forEach((column, place) => {
    sheet.getColumn(place + 1).width = columnWidth(
      column.publishedName,
      column.type,
      table.rows.map((row) => row[column.name]!),
    );
  });
}

/** A bold first row that stays in sight, with a filter on each column. */
export function addHeader(sheet: Worksheet, titles: readonly string[]): void {
  const header = sheet.addRow([...titles]);
  header.font = { bold: true };
  header.border = { bottom: { style: 'thin' } };
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: titles.length } };
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}

/**
 * A cell as spreadsheets store it: a day or a time as the number of days since theirs began, everything else as it is. A text is stored
 * as a text, so that none is ever computed.
 */
function cellValue(cell: Cell, type: ColumnType): Cell {
  if (typeof cell !== 'string') return cell;
  if (type !== 'date' && type !== 'timestamp') return cellText(cell);
  const time = Date.parse(`${cell.replace(' ', 'T')}${cell.length > 10 ? 'Z' : ''}`);
  return Number.isNaN(time) ? cellText(cell) : time / DAY_MS + DAYS_BEFORE_1970;
}

/** Wide enough for the name and the longest text, in characters, up to a limit. */
function columnWidth(title: string, type: ColumnType, cells: readonly Cell[]): number {
  const longest = cells.reduce<number>(
    (most, cell) => Math.max(most, typeof cell === 'string' ? cell.length : 0),
    type === 'timestamp' ? 19 : 12,
  );
  // The filter's button takes the room of three characters.
  return Math.min(WIDEST, Math.max(longest + 1, title.length + 3));
}
