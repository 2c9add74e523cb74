import { freeName } from '../../base/format/free-name.ts';

/** The longest name of a sheet that spreadsheets accept. */
const LONGEST = 31;

/** Signs that no sheet's name may hold. */
const FORBIDDEN = /[\\/*?:[\]']/g;

/** Names of the sheets that stand before the tables. */
export const ABOUT_SHEET = 'About';
export const COLUMNS_SHEET = 'Columns';

/** Compared as spreadsheets do, without case. `History` is kept by Excel for itself. */
const TAKEN = [ABOUT_SHEET, COLUMNS_SHEET, 'History'];

/** A sheet's name for each table's id, in order: the id itself where a spreadsheet accepts it, else cut and numbered so that all differ. */
export function sheetNames(ids: readonly string[]): string[] {
  const taken = new Set(TAKEN.map((name) => name.toLowerCase()));
  return ids.map((id) => {
    const whole = id.replace(FORBIDDEN, '_');
    return freeName(whole.slice(0, LONGEST), taken, {
      numbered(number) {
        const ending = `~${number}`;
        return whole.slice(0, LONGEST - ending.length) + ending;
      },
      same: (name) => name.toLowerCase(),
    });
  });
}

/** The address of a sheet's first cell, as a link inside the workbook. Names hold no apostrophe, so none has to be doubled. */
export function sheetLink(name: string): string {
  return `#'${name}'!A1`;
}
