import { quoteFound } from './file-errors.ts';
import { FEW, type FoundProblem, grouped, isPattern, shareOf } from './found-problem.ts';
import type { InputTable } from './schema.ts';

interface WidthGroup {
  count: number;
  rows: { row: number; cells: readonly string[] }[];
}

/**
 * The rows of one file that do not have the header's fields, by how many fields they have: a problem each where they are few, one with its
 * diagnosis where they are many. Empty lines are harmless at the end of a file, and refused amid it.
 */
export class RowFailures {
  readonly #file: string;
  readonly #table: InputTable;
  readonly #widths = new Map<number, WidthGroup>();
  #blank = 0;
  #firstBlank = 0;
  #lastBlank = 0;
  /** Empty lines that follow each other up to the last one. */
  #run = 0;

  constructor(file: string, table: InputTable) {
    this.#file = file;
    this.#table = table;
  }

  /** Takes an empty line: of those at the end nothing is said. */
  addBlank(row: number): void {
    if (row === this.#lastBlank + 1) this.#run++;
    else this.#run = 1;
    if (this.#blank === 0) this.#firstBlank = row;
    this.#lastBlank = row;
    this.#blank++;
  }

  /** Whether the last of the file's lines is an empty one; `rows` are those that are not. */
  endsBlank(rows: number): boolean {
    return this.#blank > 0 && this.#lastBlank === 1 + rows + this.#blank;
  }

  addWidth(row: number, cells: readonly string[]): void {
    const group = this.#widths.get(cells.length) ?? { count: 0, rows: [] };
    this.#widths.set(cells.length, group);
    group.count++;
    if (group.rows.length < FEW) group.rows.push({ row, cells });
  }

  /** All problems; the header has `width` fields, the file so many `rows` that are not empty. */
  problems(width: number, rows: number): FoundProblem[] {
    const widths = [...this.#widths].flatMap(([found, group]) =>
      isPattern(group.count, rows)
        ? [this.#pattern(width, found, group, rows)]
        : group.rows.map(({ row, cells }) => this.#single(row, width, cells)),
    );
    const amid = this.endsBlank(rows) ? this.#blank - this.#run : this.#blank;
    return amid === 0 ? widths : [this.#blankProblem(amid, rows), ...widths];
  }

  #single(row: number, width: number, cells: readonly string[]): FoundProblem {
    return {
      kind: 'field-count',
      file: this.#file,
      row,
      expected: `${width} fields, as in the header`,
      found: `${cells.length} (${quoteFound(cells.join(','))})`,
      hint:
        cells.length === 1
          ? 'Is it a note of the program that made the export? Remove it; otherwise restore the missing fields.'
          : 'Quote a field that holds a comma, or restore the missing ones.',
    };
  }

  #pattern(width: number, found: number, group: WidthGroup, rows: number): FoundProblem {
    const { row, cells } = group.rows[0]!;
    const difference = found - width;
    const amount = `${Math.abs(difference)} ${Math.abs(difference) === 1 ? 'field' : 'fields'} ${difference > 0 ? 'more' : 'less'} than the header`;
    const share = shareOf(group.count, rows);
    const have = group.count === 1 ? 'has' : 'have';
    return {
      kind: 'field-count',
      file: this.#file,
      row,
      message: `${share} of this file ${have} ${amount}, such as ${quoteFound(cells.join(','))}`,
      expected: `${width} fields, as in the header`,
      hint: this.#hint(difference, cells),
      cause: `field-count ${Math.sign(difference)}`,
      place: `${this.#file} (${share})`,
    };
  }

  #hint(difference: number, cells: readonly string[]): string {
    const amounts = this.#table.columns.filter(({ type }) => type === 'money').length;
    if (difference < 0) {
      return 'Does the header name a column, or end in a comma, that the rows do not have? Export header and rows together.';
    }
    if (difference === amounts && amounts > 0 && /^\d{1,2}$/.test(cells.at(-1)!)) {
      return 'Are amounts written with a decimal comma? Each then becomes two fields: export them with a point, as 49.99.';
    }
    if (cells.slice(-difference).every((cell) => cell === '')) {
      return 'The rows end in a comma and the header does not: export header and rows in the same way.';
    }
    return 'Do the rows begin with a number that the header does not name (an index), or hold a comma outside of quotes? Export header and rows together, with fields quoted.';
  }

  #blankProblem(blank: number, rows: number): FoundProblem {
    const isOne = blank === 1;
    return {
      kind: 'blank-row',
      file: this.#file,
      row: this.#firstBlank,
      message: isOne
        ? 'the row is blank, and others follow'
        : `${grouped(blank)} rows between the others are blank, the first of them here`,
      hint:
        blank >= rows / 2 && !isOne
          ? "Each line ends twice, as Python's csv writes it on Windows without newline=''. Export it anew."
          : `Remove the blank ${isOne ? 'line' : 'lines'}; at the end of a file they do no harm.`,
      cause: 'blank-row',
    };
  }
}
