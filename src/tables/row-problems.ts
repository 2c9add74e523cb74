/** What can be wrong with a row, in words. */
import type { Problem } from '../errors.ts';
import { EXPECTED, isNull } from './column-builders.ts';
import { quoteFound } from './file-errors.ts';
import { exportedName, type InputColumn, type InputType } from './schema.ts';

/** A row with more or fewer fields than its header. */
export function fieldCount(
  file: string,
  row: number,
  width: number,
  cells: readonly string[],
): Problem {
  return {
    kind: 'field-count',
    file,
    row,
    expected: `${width} fields, as in the header`,
    found: `${cells.length} (${quoteFound(cells.join(','))})`,
    hint: 'Quote a field that holds a comma, or restore the missing ones.',
  };
}

/** A row without anything in it. */
export function blankRow(file: string, row: number): Problem {
  return {
    kind: 'blank-row',
    file,
    row,
    message: 'the row is blank',
    hint: 'Remove the blank line.',
  };
}

/** A cell that is not what its column's type asks for. */
export function wrongCell(
  file: string,
  row: number,
  column: InputColumn,
  currency: string,
  cell: string,
): Problem {
  return {
    kind: `not-${KINDS[column.type]}`,
    file,
    row,
    column: exportedName(column, currency),
    expected: EXPECTED[column.type],
    found: cell === '' ? 'an empty field' : quoteFound(cell),
    hint: isNull(cell)
      ? 'This column must always be filled; correct the export.'
      : HINTS[column.type],
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

const KINDS: Record<InputType, string> = {
  id: 'an-id',
  count: 'a-count',
  flag: 'a-flag',
  money: 'money',
  timestamp: 'a-timestamp',
  date: 'a-date',
  text: 'a-text',
  'optional-text': 'a-text',
};

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
