import type { Problem } from '../errors.ts';
import { quoteFound } from './file-errors.ts';
import { exportedName, type InputTable } from './schema.ts';

export interface Header {
  /** For each column of the contract, its place in the file's rows. */
  positions: readonly number[];
  /** Fields in the header, and so in every row. */
  width: number;
  /** Columns that the contract does not know. */
  ignored: readonly string[];
}

/** Finds the contract's columns in a header row. Returns every problem instead when one is missing or stands there twice. */
export function readHeader(
  cells: readonly string[],
  table: InputTable,
  currency: string,
  file: string,
): Header | readonly Problem[] {
  const delimiter = otherDelimiter(cells);
  if (delimiter !== undefined) return [wrongDelimiter(file, delimiter)];
  const problems: Problem[] = [];
  const positions = table.columns.map((column) => {
    const name = exportedName(column, currency);
    const position = cells.indexOf(name);
    if (position < 0) problems.push(missingColumn(file, name, cells, column.type, currency));
    else if (cells.includes(name, position + 1)) problems.push(duplicatedColumn(file, name));
    return position;
  });
  if (problems.length > 0) return problems;
  const ignored = cells.filter((_, position) => !positions.includes(position));
  return { positions, width: cells.length, ignored };
}

const DELIMITERS: readonly [string, string][] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
];

function otherDelimiter(cells: readonly string[]): string | undefined {
  if (cells.length > 1) return undefined;
  return DELIMITERS.find(([character]) => cells[0]?.includes(character))?.[1];
}

function wrongDelimiter(file: string, delimiter: string): Problem {
  return {
    kind: 'wrong-delimiter',
    file,
    row: 1,
    expected: 'fields separated by commas',
    found: `fields separated by ${delimiter}`,
    hint: 'Export it with the comma as separator.',
  };
}

function missingColumn(
  file: string,
  name: string,
  cells: readonly string[],
  type: string,
  currency: string,
): Problem {
  const shown = cells.slice(0, 12).map((cell) => (/^\w+$/.test(cell) ? cell : quoteFound(cell)));
  const currencyHint = ` Amounts are in ${currency}, as content/report.yaml says, so their columns end in _${currency.toLowerCase()}.`;
  return {
    kind: 'missing-column',
    file,
    row: 1,
    column: name,
    message: `the column is missing; found ${shown.join(', ')}${cells.length > 12 ? ', …' : ''}`,
    hint: `Check the header row.${type === 'money' ? currencyHint : ''}`,
  };
}

function duplicatedColumn(file: string, name: string): Problem {
  return {
    kind: 'duplicated-column',
    file,
    row: 1,
    column: name,
    message: 'the header names this column more than once',
    hint: 'Remove or rename the one that is not meant.',
  };
}
