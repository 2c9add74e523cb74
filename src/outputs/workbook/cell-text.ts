/** The longest text that a cell holds (Excel's specifications and limits). */
const LONGEST = 32_767;

/** What XML cannot hold, or changes or drops when it is read; and what spreadsheets would take for such a character written as below. */
const ESCAPED = /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/gu;

/**
 * A text as the workbook's XML has it, so that a spreadsheet shows it to the letter: a control character by its number, `_x0001_`, and a text
 * that looks like one with its first character so written (ECMA-376, 22.9.2.19). One that is too long for a cell ends in an ellipsis.
 */
export function cellText(text: string): string {
  const kept = text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
  return kept.replaceAll(
    ESCAPED,
    (character) => `_x${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
