import { basename, join } from 'node:path';
import { FEW, type FoundProblem, isPattern, shareOf } from './found-problem.ts';
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
  /** What is counted, in the plural. */
  unit: CheckUnit;
  /** Units looked at, and those of them that failed. */
  checked: number;
  failures: number;
  /** One sentence for readers: what was looked at and why it matters. */
  meaning: string;
  /** One sentence for readers: what a failure does to the numbers of the report. */
  effect: string;
  /** Whether every number of the report is right although the check found something. */
  numbersStand: boolean;
  /** The first failures in words, for whoever runs the build; they may hold cells of the export and are not published. */
  examples: readonly string[];
}

/** What a check counts: rows of its table, their cells, whole days or months, files, names that stand in a column, entries of the configuration. */
export type CheckUnit =
  | 'rows'
  | 'cells'
  | 'hours'
  | 'days'
  | 'months'
  | 'files'
  | 'names'
  | 'settings';

/** What a check says of itself, whatever it finds. */
export type CheckSubject = Pick<QualityCheck, 'id' | 'table' | 'meaning'>;

/** What a warning does to the numbers besides. */
export type WarningSubject = CheckSubject & Pick<QualityCheck, 'effect' | 'numbersStand'>;

/** The effect of every error. */
export const NOTHING_PUBLISHED = 'None: the report stops, and nothing of such data is published.';

/** Failures of a warning that are kept as examples. */
export const SHOWN_EXAMPLES = 3;

/** What is wrong with a row, besides its place. */
export type Finding = Pick<
  FoundProblem,
  'column' | 'expected' | 'found' | 'message' | 'hint' | 'cause'
>;

/** Reports a row that fails. */
export type Fail = (row: number, finding: Finding) => void;

export interface ValidateOptions {
  /** ISO 4217 code of the configuration. */
  currency: string;
  /** As it was given to `readTables`; stands in the problems. */
  dataFolder: string;
  /** Where the caller has linked the tables already. */
  links?: TableLinks;
  /** IANA zone of the shop's clock, where it is known. */
  timezone?: string | undefined;
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

  /**
   * Runs a check of severity `error` over all rows of its table: each row that `visit` fails becomes a problem. Where they are many they
   * are one, that of the first with their number; `explain` may say better what they have in common.
   */
  require(
    about: CheckSubject,
    visit: (fail: Fail) => void,
    explain: (first: Finding, share: string) => Finding = explainByCount,
  ): void {
    const failed: { row: number; finding: Finding }[] = [];
    let failures = 0;
    visit((row, finding) => {
      failures++;
      if (failed.length < FEW) failed.push({ row, finding });
    });
    const checked = this.tables[about.table]!.rows;
    const share = shareOf(failures, checked);
    const isOne = failures > 1 && isPattern(failures, checked);
    for (const { row, finding } of isOne ? failed.slice(0, 1) : failed) {
      const place = this.place(about.table, row);
      const told = isOne ? explain(finding, share) : finding;
      const shared = isOne ? { place: `${place.file} (${share})` } : {};
      this.problems.add({ kind: about.id, ...place, ...told, ...shared });
    }
    this.checks.push({
      ...about,
      severity: 'error',
      unit: 'rows',
      checked,
      failures,
      effect: NOTHING_PUBLISHED,
      numbersStand: true,
      examples: [],
    });
  }

  /** Runs a check of severity `warning` over all rows of its table: those for which `isOdd` are counted. */
  warn(about: WarningSubject, isOdd: (row: number) => boolean): void {
    const checked = this.tables[about.table]!.rows;
    const examples: string[] = [];
    let failures = 0;
    for (let row = 0; row < checked; row++) {
      if (!isOdd(row)) continue;
      failures++;
      if (failures <= SHOWN_EXAMPLES) examples.push(this.#placeInWords(about.table, row));
    }
    this.checks.push({ ...about, severity: 'warning', unit: 'rows', checked, failures, examples });
  }

  /** Adds a check of severity `warning` whose failures were counted while the files were read. */
  count(
    about: WarningSubject,
    { examples, ...counts }: Pick<QualityCheck, 'unit' | 'checked' | 'failures' | 'examples'>,
  ): void {
    const shown = examples.slice(0, SHOWN_EXAMPLES);
    this.checks.push({ ...about, severity: 'warning', ...counts, examples: shown });
  }

  #placeInWords(table: AnyTableName, row: number): string {
    const place = this.place(table, row);
    return `${basename(place.file)}, row ${place.row}`;
  }

  /** File and row number, the header being row 1; in a part, the part's own. */
  place(table: AnyTableName, row: number): { file: string; row: number } {
    return placeOf(this.tables, this.#options.dataFolder, table, row);
  }

  /** The table as a reader finds it: its file, or the folder of its parts. */
  pathOf(table: AnyTableName): string {
    return pathOf(this.tables, this.#options.dataFolder, table);
  }

  /** A money column's name in the export. */
  moneyColumn(name: string): string {
    return `${name}_${this.#options.currency.toLowerCase()}`;
  }
}

function explainByCount(first: Finding, share: string): Finding {
  const where = `in ${share}, of which this is the first`;
  return {
    ...first,
    message: first.message === undefined ? where : `${first.message}; so ${where}`,
  };
}

/** File and row number of a table's row, the header being row 1; in a part, the part's own. */
export function placeOf(
  tables: Tables,
  dataFolder: string,
  table: AnyTableName,
  row: number,
): { file: string; row: number } {
  let before = 0;
  for (const { path, rows } of tables[table]!.source.files) {
    if (row < before + rows) return { file: join(dataFolder, path), row: row - before + 2 };
    before += rows;
  }
  throw new RangeError(`${table} has no row ${row}`);
}

/** A table as a reader finds it: its file, or the folder of its parts. */
export function pathOf(tables: Tables, dataFolder: string, table: AnyTableName): string {
  const { files } = tables[table]!.source;
  return join(dataFolder, files.length === 1 ? files[0]!.path : `${table}/`);
}

/** Integer cents as an amount: `49.99`. */
export function amountOf(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A stored timestamp as the export writes it: `2014-09-16 23:59:59`. */
export function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}
