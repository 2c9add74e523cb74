/** Words that databases and their clients write for nothing, where a column may be empty. */

/** The three spellings of null in exports of databases. */
export function isNull(cell: string): boolean {
  return cell === '' || cell === 'NULL' || cell === '\\N';
}

/** `NA` and `none` alone are not among them: they may be a region or a campaign; `formats.null` can name them. */
const NULL_WORD =
  /^\s*(?:nan|null|nil|n\/a|<na>|<null>|\((?:null|none|not set|empty|blank)\)|undefined|[-–—]+|\?+)?\s*$/i;

/** Whether a text can only stand for nothing: `null`, `NaN`, `(not set)`, a dash, blanks. `None` is Python's. */
export function isNullWord(cell: string): boolean {
  return cell === 'None' || NULL_WORD.test(cell);
}
