/** Why columns are not found in a header, where one reason explains them all. */
import { csvParseRows } from 'd3-dsv';
import { quoteFound } from './file-errors.ts';
import { type FoundProblem, listed } from './found-problem.ts';
import { plainName } from './plain-name.ts';
import { exportedName, INPUT_TABLES, type InputTable } from './schema.ts';

/** What the first lines of a file are held against. */
export interface HeaderLines {
  cells: readonly string[];
  /** The file from its first line on, as far as it has been read. */
  text: string;
  file: string;
  table: InputTable;
  currency: string;
}

/** A diagnosis of a header that lacks these columns; undefined where it does not apply. */
type Diagnosis = (
  lines: HeaderLines,
  missing: readonly string[],
) => readonly FoundProblem[] | undefined;

/** The problems of the first reason that explains what is missing. */
export function headerDiagnosis(
  lines: HeaderLines,
  missing: readonly string[],
): readonly FoundProblem[] | undefined {
  for (const diagnosis of DIAGNOSES) {
    const problems = diagnosis(lines, missing);
    if (problems !== undefined) return problems;
  }
  return undefined;
}

const namesOf = (table: InputTable, currency: string): string[] =>
  table.columns.map((column) => exportedName(column, currency));

const countKnown = (names: readonly string[], cells: readonly string[]): number => {
  const plain = new Set(cells.map(plainName));
  return names.filter((name) => plain.has(name)).length;
};

/** `sep=;` above the header, which Excel reads and nobody else. */
const spreadsheetLine: Diagnosis = ({ cells, file }) =>
  /^sep=/i.test(cells[0]!)
    ? [
        {
          kind: 'title-row',
          file,
          row: 1,
          message: `the file begins with ${quoteFound(cells.join(','))}, a line for Excel alone`,
          hint: 'Remove that line, and separate fields by commas.',
          cause: 'sep-line',
        },
      ]
    : undefined;

/** Where all names are there, the first three are read; here they stand for headers that lack some. */
const DELIMITERS: readonly (readonly [character: string, name: string])[] = [
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'vertical bars'],
  [':', 'colons'],
  ['^', 'carets'],
  ['~', 'tildes'],
  [' ', 'blanks'],
  ['\u0001', 'the control character 1'],
  ['\u001f', 'the control character 31'],
];

/** The names are there once the line is cut elsewhere than at commas. */
const otherDelimiter: Diagnosis = ({ cells, file, table, currency }) => {
  const names = namesOf(table, currency);
  const line = cells.join(',');
  const known = countKnown(names, cells);
  const found = DELIMITERS.find(
    ([character]) =>
      line.includes(character) &&
      (countKnown(names, line.split(character)) > Math.max(known, 1) ||
        (cells.length === 1 && line.split(character).length === names.length)),
  );
  if (found === undefined) return undefined;
  return [
    {
      kind: 'wrong-delimiter',
      file,
      row: 1,
      expected: 'fields separated by commas',
      found: `fields separated by ${found[1]}`,
      hint: 'Export it with the comma as separator.',
      cause: `delimiter ${found[0]}`,
    },
  ];
};

/** The whole line is one quoted field. */
const quotedLine: Diagnosis = ({ cells, file, table, currency }) =>
  cells.length === 1 && countKnown(namesOf(table, currency), cells[0]!.split(',')) > 1
    ? [
        {
          kind: 'quoted-lines',
          file,
          row: 1,
          message: 'the whole header is one quoted field',
          hint: 'Quote fields and not lines: a spreadsheet does so when it saves a column that was never split. Export the table anew.',
          cause: 'quoted-lines',
        },
      ]
    : undefined;

const LINES_LOOKED_AT = 20;
const LONGEST_LOOK = 64 * 1024;

/** The header stands further down, below a title, a comment or empty lines. */
const titleAbove: Diagnosis = ({ text, file, table, currency }) => {
  const names = namesOf(table, currency);
  const rows = csvParseRows(text.slice(0, LONGEST_LOOK)).slice(0, LINES_LOOKED_AT);
  const at = rows.findIndex((row, index) => index > 0 && countKnown(names, row) > names.length / 2);
  if (at < 0) return undefined;
  const above = rows.slice(0, at).map((row) => quoteFound(row.join(',')));
  return [
    {
      kind: 'title-row',
      file,
      row: 1,
      message: `the header stands in row ${at + 1}; above it ${at === 1 ? 'is' : 'are'} ${listed(above, 3)}`,
      hint: `Remove what is above the header: row 1 must name the columns.`,
      cause: 'title-row',
    },
  ];
};

/** The first row is already one of data: no name, and a number or a time where a name should be. */
const noHeader: Diagnosis = ({ cells, file, table, currency }) => {
  const names = namesOf(table, currency);
  const hasValues = cells.some((cell) => /^\W?\d+(?:[.,-]\d+)*\W?$|^\W?\d{4}-\d\d-\d\d/.test(cell));
  if (countKnown(names, cells) > 0 || !hasValues) return undefined;
  return [
    {
      kind: 'missing-header',
      file,
      row: 1,
      message: `there is no header row; the file begins with ${quoteFound(cells.join(','))}`,
      hint: `Export it with a header row. The columns of ${table.name} are ${names.join(',')}, in any order.`,
      cause: 'missing-header',
      place: `${file} (${names.join(',')})`,
    },
  ];
};

/** All columns of another table are there, and these are not. */
const otherTable: Diagnosis = ({ cells, file, table, currency }, missing) => {
  const other = Object.values<InputTable>(INPUT_TABLES).find(
    (candidate) =>
      candidate.name !== table.name &&
      namesOf(candidate, currency).every((name) => cells.includes(name)),
  );
  if (other === undefined) return undefined;
  return [
    {
      kind: 'missing-column',
      file,
      row: 1,
      column: missing[0]!,
      message: `the columns are those of the table ${other.name}; ${listed(missing)} ${missing.length === 1 ? 'is' : 'are'} missing`,
      hint: `Have two files changed places? Put the table ${table.name} here, and ${other.name} into ${other.name}.csv.`,
    },
  ];
};

/** Amounts in another currency than the configuration's: `price_eur` for `price_usd`. */
const otherCurrency: Diagnosis = ({ cells, file, table, currency }, missing) => {
  const money = table.columns.filter(({ type }) => type === 'money');
  const pairs = missing.map((name) => {
    const column = money.find((candidate) => exportedName(candidate, currency) === name);
    const there =
      column && cells.find((cell) => new RegExp(`^${column.name}(?:_[a-z]{3})?$`).test(cell));
    return { name, there };
  });
  if (pairs.some(({ there }) => there === undefined)) return undefined;
  const code = currency.toUpperCase();
  const first = pairs[0]!;
  return [
    {
      kind: 'missing-column',
      file,
      row: 1,
      column: first.name,
      message: `the column is missing; found ${listed(pairs.map(({ there }) => there!))}`,
      hint: `Amounts are in ${code}, as report.yaml says, so their columns end in _${code.toLowerCase()}: write the currency of the shop there, or name the columns by it.`,
      cause: 'other-currency',
    },
  ];
};

/** The same names in other letters: capitals, blanks, quotes, the table before them. */
const otherLetters: Diagnosis = ({ cells, file }, missing) => {
  const pairs = missing.map((name) => ({
    name,
    there: cells.find((cell) => plainName(cell) === name || plainName(cell) === plainName(name)),
  }));
  if (pairs.some(({ there }) => there === undefined)) return undefined;
  return [
    {
      kind: 'missing-column',
      file,
      row: 1,
      column: missing[0]!,
      message: `the header writes ${listed(pairs.map(({ name, there }) => `${quoteFound(there!)} for ${name}`))}`,
      hint: `Did you mean ${listed(missing.map((name) => `"${name}"`))}? Name the columns so in the export, letter for letter.`,
      cause: 'other-letters',
      place: file,
    },
  ];
};

const DIAGNOSES: readonly Diagnosis[] = [
  spreadsheetLine,
  quotedLine,
  otherDelimiter,
  titleAbove,
  otherTable,
  otherCurrency,
  otherLetters,
  noHeader,
];
