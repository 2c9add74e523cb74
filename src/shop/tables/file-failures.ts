import { CellFailures } from './cell-failures.ts';
import { type FoundProblem, grouped } from './found-problem.ts';
import { RowFailures } from './row-failures.ts';
import type { InputTable } from './schema.ts';

/** Rows that a sheet holds: Excel's today, and of its old .xls. What is beyond them is dropped when a file is saved. */
const SHEET_ROWS = [1_048_576, 65_536];

/** Everything that is wrong with the rows of one file, as it is read. */
export class FileFailures {
  readonly cells: CellFailures;
  readonly rows: RowFailures;
  readonly #file: string;
  readonly #table: InputTable;
  readonly #swallowed: number[] = [];

  constructor(file: string, table: InputTable, currency: string) {
    this.#file = file;
    this.#table = table;
    this.cells = new CellFailures(file, currency);
    this.rows = new RowFailures(file, table);
  }

  /** Takes a cell of a column that is not read: a note may have lines, but a line that is a whole row was swallowed by a lost quote. */
  addIgnored(row: number, cell: string, width: number): void {
    if (cell.length < width || !cell.includes('\n')) return;
    if (cell.split('\n').some((line) => line.split(',').length >= width)) this.#swallowed.push(row);
  }

  /** All problems; the header has `width` fields, the file so many `rows`. */
  problems(width: number, rows: number): FoundProblem[] {
    return [
      ...this.rows.problems(width, rows),
      ...this.cells.problems(rows),
      ...this.#swallowedRows(),
      ...this.#cutBySpreadsheet(rows),
    ];
  }

  #swallowedRows(): FoundProblem[] {
    const [row] = this.#swallowed;
    if (row === undefined) return [];
    const { length } = this.#swallowed;
    return [
      {
        kind: 'swallowed-rows',
        file: this.#file,
        row,
        message: `a quoted field begins in this row and holds whole rows of the file${length === 1 ? '' : `; ${grouped(length - 1)} more do so`}`,
        hint: 'Look for a quote that was lost: it takes the rows below into one field.',
        cause: 'swallowed-rows',
      },
    ];
  }

  /** Counted with the header and without, since the header may have been put above what was cut. */
  #cutBySpreadsheet(rows: number): FoundProblem[] {
    const limit = SHEET_ROWS.find((most) => rows === most || rows + 1 === most);
    if (limit === undefined) return [];
    const { name } = this.#table;
    return [
      {
        kind: 'cut-by-spreadsheet',
        file: this.#file,
        row: rows + 1,
        message: `the file ends at row ${grouped(rows + 1)}, just where a spreadsheet of ${grouped(limit)} rows ends: Excel drops what is beyond when it saves a file`,
        hint: `Export the table from the database anew. If it truly has ${grouped(rows)} rows, put them in two parts in the folder ${name}/, such as ${name}/1.csv and ${name}/2.csv.`,
        cause: 'cut-by-spreadsheet',
      },
    ];
  }
}
