import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type DSV, dsvFormat } from 'd3-dsv';
import { type ColumnBuilder, columnBuilder } from './column-builders.ts';
import { delimiterOf } from './delimiters.ts';
import { disguiseOf } from './disguise.ts';
import { FileFailures } from './file-failures.ts';
import type { Formats } from './formats.ts';
import { type Header, readHeader } from './header.ts';
import { type CollectedProblems, ProblemList } from './problem-list.ts';
import { CsvFile, UnreadableFile } from './read-bytes.ts';
import { recordChunks } from './record-chunks.ts';
import { headerOnly, hugeTotal } from './row-problems.ts';
import {
  type AnyTableName,
  exportedName,
  INPUT_TABLES,
  type InputColumn,
  type InputTable,
  type TableData,
} from './schema.ts';
import type { SourceFile } from './table-source.ts';
import { TooManyTexts } from './text-limit.ts';

/** What is to be read, and how. */
export interface TableRequest {
  name: AnyTableName;
  dataFolder: string;
  /** Relative to the data folder, in reading order. */
  files: readonly string[];
  currency: string;
  formats?: Formats | undefined;
  /** Bytes that are held and parsed at a time. */
  chunkBytes: number;
  /** Different texts that a column may have; few in tests. */
  mostTexts?: number | undefined;
}

/** The table, or null and the problems that there were. */
export interface TableResult {
  table: TableData<AnyTableName> | null;
  problems: CollectedProblems;
}

/** Reads one table from its files. Bad input ends up in `problems`, all of it; nothing is thrown for it. */
export async function readTable(request: TableRequest): Promise<TableResult> {
  const reader = new TableReader(request);
  const files: SourceFile[] = [];
  for (const path of request.files) {
    const file = await reader.readFile(path);
    if (file !== null) files.push(file);
  }
  return reader.finish(files);
}

/** Fills the columns of one table, file after file, row after row. */
class TableReader {
  readonly #request: TableRequest;
  readonly #table: InputTable;
  readonly #builders: readonly ColumnBuilder[];
  readonly #problems = new ProblemList();
  readonly #ignored = new Set<string>();
  #rows = 0;

  constructor(request: TableRequest) {
    this.#request = request;
    this.#table = INPUT_TABLES[request.name];
    this.#builders = this.#table.columns.map((column) => columnBuilder(column, request));
  }

  /** Reads one file to its end, or to what makes it unreadable. */
  async readFile(path: string): Promise<SourceFile | null> {
    const file = join(this.#request.dataFolder, path);
    const csv = new CsvFile(file, this.#request.chunkBytes);
    const failures = new FileFailures(file, this.#table, this.#request.currency);
    const rowsBefore = this.#rows;
    let header: Header | undefined;
    let format: DSV | undefined;
    const named = (line: string) => delimiterOf(line, this.#table, this.#request.currency);
    try {
      for await (const { text, firstRow, delimiter } of recordChunks(csv.chunks(), file, named)) {
        format ??= dsvFormat(delimiter);
        format.parseRows(text, (cells, index) => {
          if (header === undefined) header = this.#takeHeader(cells, text, file);
          else this.#takeRow(cells, header, firstRow + index, failures);
          return null;
        });
      }
    } catch (error) {
      if (error instanceof TooManyTexts) {
        this.#problems.add(error.problem(file));
        return null;
      }
      if (!(error instanceof UnreadableFile)) throw error;
      const disguise = await disguiseOf(file, error.problems);
      for (const problem of disguise === undefined ? error.problems : [disguise]) {
        this.#problems.add(problem);
      }
      return null;
    }
    const rows = this.#rows - rowsBefore;
    const width = header?.width ?? 0;
    for (const problem of failures.problems(width, rows)) this.#problems.add(problem);
    const digest = csv.digest();
    // Behind a last line of blanks the last row has its line end.
    const endsInLineEnd = digest.endsInLineEnd || failures.rows.endsBlank(rows);
    return { path, ...digest, rows, endsInLineEnd };
  }

  #takeHeader(cells: string[], text: string, file: string): Header {
    const { currency } = this.#request;
    const header = readHeader({ cells, text, file, table: this.#table, currency });
    if ('width' in header) {
      for (const name of header.ignored) this.#ignored.add(name);
      return header;
    }
    throw new UnreadableFile(...header);
  }

  #takeRow(cells: string[], header: Header, row: number, failures: FileFailures): void {
    const { positions, width } = header;
    if ((cells.length !== width || cells[0] === '') && isBlank(cells, width)) {
      failures.rows.addBlank(row);
      return;
    }
    this.#rows++;
    if (cells.length !== width) {
      failures.rows.addWidth(row, cells);
      return;
    }
    const builders = this.#builders;
    for (let index = 0; index < builders.length; index++) {
      const cell = cells[positions[index]!]!;
      if (!builders[index]!.append(cell)) {
        failures.cells.add(this.#table.columns[index]!, row, cell);
      }
    }
    if (header.ignored.length > 0) {
      for (const position of header.ignoredPositions) {
        failures.addIgnored(row, cells[position]!, width);
      }
    }
  }

  finish(files: readonly SourceFile[]): TableResult {
    // A shop without refunds is a fact of life; a shop without orders, sessions or products is a failed export.
    const mayBeEmpty = this.#request.name === 'order_item_refunds';
    if (this.#rows === 0 && this.#problems.isEmpty && !mayBeEmpty) {
      const first = join(this.#request.dataFolder, this.#request.files[0]!);
      this.#problems.add(headerOnly(first, this.#table.grain));
    }
    const problems = this.#problems.collected;
    if (!this.#problems.isEmpty) return { table: null, problems };
    const columns = Object.fromEntries(
      this.#table.columns.map((column, index) => [column.name, this.#finishColumn(column, index)]),
    ) as TableData<AnyTableName>['columns'];
    if (!this.#problems.isEmpty) return { table: null, problems };
    const source = {
      files,
      sha256: tableHash(files),
      ignoredColumns: [...this.#ignored],
      otherForms: this.#builders.flatMap(({ forms }, index) => {
        const column = exportedName(this.#table.columns[index]!, this.#request.currency);
        return forms.map((form) => ({ column, ...form }));
      }),
    };
    return { table: { rows: this.#rows, columns, source } as TableData<AnyTableName>, problems };
  }

  #finishColumn(column: InputColumn, index: number): ReturnType<ColumnBuilder['finish']> {
    const values = this.#builders[index]!.finish();
    if (column.type === 'money' && values instanceof Float64Array) {
      let total = 0;
      for (const cents of values) total += cents;
      if (total > Number.MAX_SAFE_INTEGER) {
        const { dataFolder, files, currency } = this.#request;
        this.#problems.add(hugeTotal(join(dataFolder, files[0]!), exportedName(column, currency)));
      }
    }
    return values;
  }
}

/** Whether a row holds nothing at all: an empty line, blanks, or the bare commas that spreadsheets leave below a table. */
function isBlank(cells: readonly string[], width: number): boolean {
  return cells.length <= width && cells.every((cell) => cell.trim() === '');
}

/** The hash of the only file, or of the parts' hashes in order. */
function tableHash(files: readonly SourceFile[]): string {
  if (files.length === 1) return files[0]!.sha256;
  const hash = createHash('sha256');
  for (const { sha256 } of files) hash.update(sha256);
  return hash.digest('hex');
}
