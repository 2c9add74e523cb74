import { didYouMean, nearestNames } from '../../base/nearest-names.ts';
import { quoteFound } from './file-errors.ts';
import { type FoundProblem, listed } from './found-problem.ts';
import { type HeaderLines, headerDiagnosis } from './header-diagnosis.ts';
import { plainName } from './plain-name.ts';
import { exportedName } from './schema.ts';

export interface Header {
  /** For each column of the contract, its place in the file's rows. */
  positions: readonly number[];
  /** Fields in the header, and so in every row. */
  width: number;
  /** Columns that the contract does not know, and their places. */
  ignored: readonly string[];
  ignoredPositions: readonly number[];
}

/** Finds the contract's columns in a header row. Returns every problem instead when one is missing or stands there twice. */
export function readHeader(lines: HeaderLines): Header | readonly FoundProblem[] {
  const { cells, file, table, currency } = lines;
  const names = table.columns.map((column) => exportedName(column, currency));
  const positions = placesOf(names, cells);
  const missing = names.filter((_, index) => positions[index]! < 0);
  if (missing.length > 0) return headerDiagnosis(lines, missing) ?? missingColumns(lines, missing);
  const twice = names.filter((name, index) => cells.includes(name, positions[index]! + 1));
  if (twice.length > 0) return twice.map((name) => duplicatedColumn(file, name));
  const ignoredPositions = [...cells.keys()].filter((position) => !positions.includes(position));
  const ignored = ignoredPositions.map((position) => cells[position]!);
  return { positions, width: cells.length, ignored, ignoredPositions };
}

/** Where each name stands, letter for letter, or else in other letters once: `Order ID` for `order_id`. -1 where it does not. */
function placesOf(names: readonly string[], cells: readonly string[]): number[] {
  const plain = cells.map(plainName);
  return names.map((name) => {
    const at = cells.indexOf(name);
    if (at >= 0) return at;
    const alike = plain.indexOf(name);
    return alike === plain.lastIndexOf(name) ? alike : -1;
  });
}

/** More columns than this are missing for one reason, and stand in one problem. */
const FEW = 2;

function missingColumns(lines: HeaderLines, missing: readonly string[]): readonly FoundProblem[] {
  const { cells, file, table, currency } = lines;
  const unknown = cells.filter(
    (cell) => !table.columns.some((column) => exportedName(column, currency) === cell),
  );
  const found = `found ${shown(cells)}`;
  if (missing.length > FEW) {
    const all = missing.length === table.columns.length;
    return [
      {
        kind: 'missing-column',
        file,
        row: 1,
        column: missing[0]!,
        message: `${all ? 'none of the columns is there' : `${missing.length} columns are missing: ${listed(missing)}`}; ${found}`,
        hint: `Check that this is the table ${table.name}, with its header row.`,
      },
    ];
  }
  return missing.map((name) => ({
    kind: 'missing-column',
    file,
    row: 1,
    column: name,
    message: `the column is missing; ${found}`,
    hint: hintFor(name, nearestNames(name, unknown)),
  }));
}

function hintFor(name: string, near: readonly string[]): string {
  return near.length === 0
    ? 'Check the header row.'
    : `${didYouMean(near, '')} Name the column ${name}, letter for letter.`;
}

function shown(cells: readonly string[]): string {
  const names = cells.slice(0, 12).map((cell) => (/^\w+$/.test(cell) ? cell : quoteFound(cell)));
  return `${names.join(', ')}${cells.length > 12 ? ', …' : ''}`;
}

function duplicatedColumn(file: string, name: string): FoundProblem {
  return {
    kind: 'duplicated-column',
    file,
    row: 1,
    column: name,
    message: 'the header names this column more than once',
    hint: 'Remove or rename the one that is not meant.',
  };
}
