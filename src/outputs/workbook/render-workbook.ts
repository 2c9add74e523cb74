import exceljs from 'exceljs';
import { addAboutSheet } from './about-sheet.ts';
import { addColumnsSheet } from './columns-sheet.ts';
import type { WorkbookContents } from './contents.ts';
import { finishArchive } from './finish-archive.ts';
import { sheetNames } from './sheet-names.ts';
import { addTableSheet } from './table-sheet.ts';

/**
 * The workbook as bytes of an `.xlsx`: a sheet that explains, one with the meaning of every column, then one for each table, in order. The
 * same contents give the same bytes: its dates are the last day of the data.
 */
export async function renderWorkbook(contents: WorkbookContents): Promise<Uint8Array<ArrayBuffer>> {
  const { config, coverage, tables, notice } = contents;
  const workbook = new exceljs.Workbook();
  workbook.title = `${config.company.name}: tables of the investor report`;
  workbook.creator = config.company.name;
  workbook.lastModifiedBy = config.company.name;
  if (notice !== undefined) workbook.description = notice;
  workbook.created = new Date(`${coverage.lastDate}T00:00:00Z`);
  workbook.modified = workbook.created;
  const names = sheetNames(tables.map(({ id }) => id));
  const sheets = tables.map((table, place) => ({ name: names[place]!, table }));
  addAboutSheet(workbook, contents, sheets);
  addColumnsSheet(workbook, sheets, config.currency);
  for (const sheet of sheets) addTableSheet(workbook, sheet, config);
  if (notice !== undefined)
    workbook.eachSheet((sheet) => {
      sheet.headerFooter.oddHeader = `&C${notice.replaceAll('&', '&&')}`;
    });
  const written = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return finishArchive(new Uint8Array(written as ArrayBuffer));
}
