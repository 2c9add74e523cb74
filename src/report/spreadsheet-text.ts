/** Beginnings from which a spreadsheet makes a formula: characters, also in their full width, tabs and line ends (OWASP, CSV injection). */
const BEGINS_FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/**
 * A text for a field of a CSV: one from which a spreadsheet would make a formula gets an apostrophe before it, which spreadsheets take as
 * the mark of a text. For texts alone: a number such as -5 stays one.
 */
export function spreadsheetText(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}
