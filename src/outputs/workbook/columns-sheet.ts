import type { Workbook } from 'exceljs';
import { TEXT_FORMAT } from './cell-formats.ts';
import type { NamedSheet } from './contents.ts';
import { COLUMNS_SHEET, sheetLink } from './sheet-names.ts';
import { addHeader } from './table-sheet.ts';

/** Every column of every table: its type, its unit and what it means. */
export function addColumnsSheet(
  workbook: Workbook,
  sheets: readonly NamedSheet[],
  currency: string,
): void {
  const sheet = workbook.addWorksheet(COLUMNS_SHEET);
  addHeader(sheet, ['sheet', 'column', 'type', 'unit', 'meaning']);
  for (const { name, table } of sheets) {
    for (const { publishedName, type, unit, meaning } of table.columns) {
      const row = sheet.addRow([
        { text: name, hyperlink: sheetLink(name) },
        publishedName,
        type.replaceAll('_', ' '),
        unit === 'currency' ? currency : unit,
        meaning,
      ]);
      row.eachCell((cell) => {
        cell.numFmt = TEXT_FORMAT;
        cell.alignment = { vertical: 'top', wrapText: true };
      });
    }
  }
  [32, 40, 16, 16, 90].forEach((width, place) => {
    sheet.getColumn(place + 1).width = width;
  });
}
