/** A way of writing a value that exports and spreadsheets have and the contract does not take. */
export interface KnownShape {
  /** The same for the same slip in columns of different types. */
  id: string;
  fits: (cell: string) => boolean;
  /** What such a cell is, as an apposition: `a date as spreadsheets write it`. */
  is: string;
  /** What to do when a whole column is so. */
  hint: string;
}

/** A shape that a pattern tells. */
export const shape = (id: string, pattern: RegExp, is: string, hint: string): KnownShape => ({
  id,
  fits: (cell) => pattern.test(cell),
  is,
  hint,
});

const FROM_DATABASE =
  'Export the table from the database anew, and do not save the CSV in a spreadsheet.';
/** What to do about what a spreadsheet did. */
export const EXCEL = `Was the file saved by Excel or another spreadsheet? ${FROM_DATABASE}`;
