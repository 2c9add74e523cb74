/** What can be wrong with a cell or a table, in words. */
import type { Problem } from '../../base/errors.ts';
import { EXPECTED } from './column-builders.ts';
import { quoteFound } from './file-errors.ts';
import { knownShape } from './known-shapes.ts';
import { exportedName, type InputColumn, type InputType } from './schema.ts';

/** A cell that is not what its column's type asks for. */
export function wrongCell(
  file: string,
  row: number,
  column: InputColumn,
  currency: string,
  cell: string,
): Problem {
  const shape = knownShape(column.type, cell);
  return {
    kind: CELL_KINDS[column.type],
    file,
    row,
    column: exportedName(column, currency),
    expected: EXPECTED[column.type],
    found: foundCell(cell),
    hint: shape !== undefined && ALONE.has(shape.id) ? shape.hint : HINTS[column.type],
  };
}

/** A table with a header and nothing below it. */
export function headerOnly(file: string, grain: string): Problem {
  return {
    kind: 'header-only',
    file,
    message: `the file has a header and no rows; a report needs at least one ${grain}`,
    hint: 'Export the table again, with its rows.',
  };
}

/** A money column whose sum a number cannot hold to the cent. */
export function hugeTotal(file: string, column: string): Problem {
  return {
    kind: 'huge-total',
    file,
    column,
    message: 'the amounts add up to more than 90 trillion, which cannot be summed to the cent',
    hint: 'Look for amounts that are far too large.',
  };
}

/** A cell as an error shows it: of one that runs over lines, where it goes on matters more than its first letters. */
function foundCell(cell: string): string {
  if (cell === '') return 'an empty field';
  const lineEnds = cell.match(/\r\n|\r|\n/g)?.length ?? 0;
  if (lineEnds === 0) return quoteFound(cell);
  return `${quoteFound(cell)}, a quoted field that begins in this row and closes ${lineEnds} ${lineEnds === 1 ? 'line' : 'lines'} further down`;
}

/** Kinds of problems with a cell, by its column's type. */
export const CELL_KINDS: Record<InputType, string> = {
  id: 'not-an-id',
  count: 'not-a-count',
  flag: 'not-a-flag',
  money: 'not-money',
  timestamp: 'not-a-timestamp',
  date: 'not-a-date',
  text: 'not-a-text',
  'optional-text': 'not-a-text',
};

/** Known shapes whose cure is the same for one cell as for a whole column. */
const ALONE = new Set(['empty', 'line-break']);

const HINTS: Record<InputType, string> = {
  id: 'Correct the cell: digits only, without sign, point or blanks.',
  count: 'Correct the cell: digits only, without sign, point or blanks.',
  flag: 'Correct the cell: 1 for yes, 0 for no.',
  money: 'Correct the cell: no currency sign, no thousands separator, no sign.',
  timestamp: 'Correct the cell: a day that the calendar has, 24-hour time, no zone.',
  date: 'Correct the cell: a day that the calendar has, without a time.',
  text: 'Cut it to what names the product, page or source; remove control characters.',
  'optional-text': 'Cut it to what names the product, page or source; remove control characters.',
};
