import { join } from 'node:path';
import type { Problem } from '../errors.ts';
import { ProblemList } from './problem-list.ts';
import type { AnyTableName, Tables } from './schema.ts';
import { linkTables, type TableLinks } from './table-links.ts';

/** One check of the data, and what it found, for the data page. */
export interface QualityCheck {
  /** Kebab-case, stable: other people's scripts read it. */
  id: string;
  /** The table whose rows were looked at. */
  table: AnyTableName;
  /** An error stops the report, since numbers would be wrong; a warning is counted and shown. */
  severity: 'error' | 'warning';
  rowsChecked: number;
  failures: number;
  /** One sentence for readers: what was looked at and why it matters. */
  meaning: string;
}

/** What is wrong with a row, besides its place. */
export type Finding = Pick<Problem, 'column' | 'expected' | 'found' | 'message' | 'hint'>;

/** Reports a row that fails. */
export type Fail = (row: number, finding: Finding) => void;

export interface ValidateOptions {
  /** ISO 4217 code of the configuration. */
  currency: string;
  /** As it was given to `readTables`; stands in the problems. */
  dataFolder: string;
  /** Where the caller has linked the tables already. */
  links?: TableLinks;
}

/** One run of all checks: the tables, how they hang together, and what has been found so far. */
export class QualityRun {
  readonly tables: Tables;
  readonly links: TableLinks;
  readonly checks: QualityCheck[] = [];
  readonly problems = new ProblemList();
  readonly #options: ValidateOptions;

  constructor(tables: Tables, options: ValidateOptions) {
    this.tables = tables;
    this.links = options.links ?? linkTables(tables);
    this.#options = options;
  }

  /** Runs a check of severity `error` over all rows of its table: each row that `visit` fails becomes a problem. */
  require(
    about: Pick<QualityCheck, 'id' | 'table' | 'meaning'>,
    visit: (fail: Fail) => void,
  ): void {
    let failures = 0;
    visit((row, finding) => {
      failures++;
      this.problems.add({ kind: about.id, ...this.place(about.table, row), ...finding });
    });
    const rowsChecked = this.tables[about.table]!.rows;
    this.checks.push({ ...about, severity: 'error', rowsChecked, failures });
  }

  /** Runs a check of severity `warning` over all rows of its table: those for which `isOdd` are counted. */
  warn(
    about: Pick<QualityCheck, 'id' | 'table' | 'meaning'>,
    isOdd: (row: number) => boolean,
  ): void {
    const rowsChecked = this.tables[about.table]!.rows;
    let failures = 0;
    for (let row = 0; row < rowsChecked; row++) if (isOdd(row)) failures++;
    this.checks.push({ ...about, severity: 'warning', rowsChecked, failures });
  }

  /** File and row number, the header being row 1; in a part, the part's own. */
  place(table: AnyTableName, row: number): { file: string; row: number } {
    let before = 0;
    for (const { path, rows } of this.tables[table]!.source.files) {
      if (row < before + rows) {
        return { file: join(this.#options.dataFolder, path), row: row - before + 2 };
      }
      before += rows;
    }
    throw new RangeError(`${table} has no row ${row}`);
  }

  /** The table as a reader finds it: its file, or the folder of its parts. */
  pathOf(table: AnyTableName): string {
    const { files } = this.tables[table]!.source;
    const path = files.length === 1 ? files[0]!.path : `${table}/`;
    return join(this.#options.dataFolder, path);
  }

  /** A money column's name in the export. */
  moneyColumn(name: string): string {
    return `${name}_${this.#options.currency.toLowerCase()}`;
  }
}

/** Integer cents as an amount: `49.99`. */
export function amountOf(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A stored timestamp as the export writes it: `2014-09-16 23:59:59`. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
