import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { csvParseRows } from 'd3-dsv';
import { type ColumnBuilder, columnBuilder } from './column-builders.ts';
import { type Header, readHeader } from './header.ts';
import { type CollectedProblems, ProblemList } from './problem-list.ts';
import { CsvFile, UnreadableFile } from './read-bytes.ts';
import { recordChunks } from './record-chunks.ts';
import { blankRow, fieldCount, headerOnly, hugeTotal, wrongCell } from './row-problems.ts';
import {
  type AnyTableName,
  exportedName,
  INPUT_TABLES,
  type InputColumn,
  type InputTable,
  type SourceFile,
  type TableData,
} from './schema.ts';

/** What is to be read, and how. */
export interface TableRequest {
  name: AnyTableName;
  dataFolder: string;
  /** Relative to the data folder, in reading order. */
  files: readonly string[];
  currency: string;
  /** Bytes that are held and parsed at a time. */
  chunkBytes: number;
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
    this.#builders = this.#table.columns.map((column) => columnBuilder(column.type));
  }

  /** Reads one file to its end, or to what makes it unreadable. */
  async readFile(path: string): Promise<SourceFile | null> {
    const file = join(this.#request.dataFolder, path);
    const csv = new CsvFile(file, this.#request.chunkBytes);
    const rowsBefore = this.#rows;
    let header: Header | undefined;
    try {
      for await (const { text, firstRow } of recordChunks(csv.chunks(), file)) {
        csvParseRows(text, (cells, index) => {
          if (header === undefined) header = this.#takeHeader(cells, file);
          else this.#takeRow(cells, header, firstRow + index, file);
          return null;
        });
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.#problems.add(error.problem);
      return null;
    }
    return { path, ...csv.digest(), rows: this.#rows - rowsBefore };
  }

  #takeHeader(cells: string[], file: string): Header {
    const header = readHeader(cells, this.#table, this.#request.currency, file);
    if ('width' in header) {
      for (const name of header.ignored) this.#ignored.add(name);
      return header;
    }
    const last = header.at(-1)!;
    for (const problem of header.slice(0, -1)) this.#problems.add(problem);
    throw new UnreadableFile(last);
  }

  #takeRow(cells: string[], header: Header, row: number, file: string): void {
    const { positions, width } = header;
    this.#rows++;
    if (cells.length !== width) {
      const isBlank = cells.length === 1 && cells[0] === '';
      this.#problems.add(isBlank ? blankRow(file, row) : fieldCount(file, row, width, cells));
      return;
    }
    const builders = this.#builders;
    for (let index = 0; index < builders.length; index++) {
      const cell = cells[positions[index]!]!;
      if (!builders[index]!.append(cell)) {
        const column = this.#table.columns[index]!;
        this.#problems.add(wrongCell(file, row, column, this.#request.currency, cell));
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
    const source = { files, sha256: tableHash(files), ignoredColumns: [...this.#ignored] };
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

/** The hash of the only file, or of the parts' hashes in order. */
function tableHash(files: readonly SourceFile[]): string {
  if (files.length === 1) return files[0]!.sha256;
  const hash = createHash('sha256');
  for (const { sha256 } of files) hash.update(sha256);
  return hash.digest('hex');
}
