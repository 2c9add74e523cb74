import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/** The first day that a zip archive can name, written by fflate in the machine's own time zone: so made in it, too. */
const FIRST_DAY = new Date(1980, 0, 1);

/** Files that name what sheets refer to outside the workbook: here nothing but its own links. */
const SHEET_RELATIONS = 'xl/worksheets/_rels/';

/**
 * The workbook as exceljs wrote it, compressed, with entries in the same order and dated alike whenever and wherever it is made, and with
 * its links as the format has them: exceljs writes one inside the workbook as one to the outside, too, which spreadsheets may refuse.
 */
export function finishArchive(archive: Uint8Array): Uint8Array<ArrayBuffer> {
  const entries: Zippable = Object.fromEntries(
    Object.entries(unzipSync(archive))
      .filter(([name]) => !name.startsWith(SHEET_RELATIONS))
      .map(([name, bytes]) => [
        name,
        [
          name.startsWith('xl/worksheets/') ? withLinksInside(bytes) : bytes,
          { mtime: FIRST_DAY, level: 6 },
        ],
      ]),
  );
  return Uint8Array.from(zipSync(entries));
}

/** ECMA-376, 18.3.1.47: a link inside the workbook has a location, without a relation and without a `#`. */
function withLinksInside(sheet: Uint8Array): Uint8Array {
  return strToU8(strFromU8(sheet).replaceAll(/ r:id="\w+" location="#/g, ' location="'));
}
