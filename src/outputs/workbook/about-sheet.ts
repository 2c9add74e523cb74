import type { Workbook } from 'exceljs';
import { TEXT_FORMAT } from './cell-formats.ts';
import { cellText } from './cell-text.ts';
import type { NamedSheet, WorkbookContents } from './contents.ts';
import { ABOUT_SHEET, COLUMNS_SHEET, sheetLink } from './sheet-names.ts';

const GUIDE = [
  'Each sheet is one published table of the report, with the same rows, columns and values as its CSV.',
  'An empty cell is a value that does not exist, such as growth on a period before the data begin. It is not zero.',
  'Rates and changes are fractions that are shown as percentages. Amounts are in the currency’s main unit; sums keep its hundredths, averages are not rounded.',
  'In a column “complete”, 1 says that the data cover the whole period, 0 that they do not.',
  'Times are on the shop’s clock.',
];

/** The first sheet: whose numbers these are, to which day, how to read them, and what each sheet holds. */
export function addAboutSheet(
  workbook: Workbook,
  { config, coverage, dataHash, notice }: WorkbookContents,
  sheets: readonly NamedSheet[],
): void {
  const sheet = workbook.addWorksheet(ABOUT_SHEET, { views: [{ showGridLines: false }] });
  [32, 56, 48, 10].forEach((width, place) => {
    sheet.getColumn(place + 1).width = width;
  });
  const title = sheet.addRow([cellText(config.company.name)]);
  title.font = { bold: true, size: 18 };
  sheet.addRow([cellText(config.company.description)]);
  if (notice !== undefined) {
    const row = sheet.addRow([notice]);
    row.font = { bold: true, color: { argb: 'FF9C2A10' } };
  }
  sheet.addRow([]);
  sheet.addRow(['Data from', coverage.firstDate]);
  sheet.addRow(['Data to', coverage.lastDate]);
  sheet.addRow(['Currency', config.currency]);
  sheet.addRow(['Data fingerprint', dataHash]);
  sheet.addRow([]);
  for (const sentence of GUIDE) sheet.addRow([sentence]);
  sheet.addRow([
    {
      text: `The sheet “${COLUMNS_SHEET}” says what each column means and its unit.`,
      hyperlink: sheetLink(COLUMNS_SHEET),
    },
  ]);
  sheet.addRow([]);
  sheet.addRow(['Sheet', 'What it holds', 'One row for each', 'Rows']).font = { bold: true };
  for (const { name, table } of sheets) {
    const row = sheet.addRow([
      { text: name, hyperlink: sheetLink(name) },
      table.title,
      table.grain.join(', '),
      table.rows.length,
    ]);
    row.alignment = { vertical: 'top', wrapText: true };
  }
  sheet.eachRow((row) => {
    row.eachCell((cell) => {
      if (typeof cell.value !== 'number') cell.numFmt = TEXT_FORMAT;
      if (cell.hyperlink !== undefined)
        cell.font = { color: { argb: 'FF1F5FA8' }, underline: true };
    });
  });
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
}
