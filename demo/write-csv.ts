/** A table of the input contract as CSV text, piece by piece. */
import { csvFormatRow } from 'd3-dsv';
import {
  exportedName,
  type InputColumn,
  type InputTable,
  type StoredAs,
  type TextColumn,
} from '../src/shop/tables/schema.ts';

const PIECE = 1 << 16;
const DAY = 86_400;

type Cell = (row: number) => string;

/** A table of any name: its rows, and each column as the contract stores its type. */
export interface CsvSource {
  rows: number;
  columns: Readonly<Record<string, StoredAs[keyof StoredAs]>>;
}

/**
 * The table as CSV in pieces of some 64 KB: a header in the contract's order, money with two places and named for its currency,
 * null as an empty field, lines ended by LF. An empty table gives its header alone.
 */
export function* csvPieces(
  table: InputTable,
  source: CsvSource,
  currency: string,
): Generator<string> {
  const cells = table.columns.map((column) => cellOf(column, source.columns[column.name]!));
  let piece = `${csvFormatRow(table.columns.map((column) => exportedName(column, currency)))}\n`;
  for (let row = 0; row < source.rows; row += 1) {
    piece += cells[0]!(row);
    for (let i = 1; i < cells.length; i += 1) piece += `,${cells[i]!(row)}`;
    piece += '\n';
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** How a cell of a column is written. */
function cellOf(column: InputColumn, stored: StoredAs[keyof StoredAs]): Cell {
  if (column.type === 'text' || column.type === 'optional-text') {
    const { codes, values } = stored as TextColumn;
    const quoted = values.map((value) => csvFormatRow([value ?? '']));
    return (row) => quoted[codes[row]!]!;
  }
  const numbers = stored as Float64Array | Uint8Array;
  if (column.type === 'money') return (row) => formatCents(numbers[row]!);
  if (column.type === 'timestamp') {
    const format = timestampFormat();
    return (row) => format(numbers[row]!);
  }
  return (row) => `${numbers[row]!}`;
}

function formatCents(cents: number): string {
  const rest = cents % 100;
  return `${(cents - rest) / 100}.${twoDigits(rest)}`;
}

/** Writes `2014-09-16 10:00:00`. A day's text is made once: rows come mostly in the order of time. */
function timestampFormat(): (time: number) => string {
  let day = Number.NaN;
  let text = '';
  return (time) => {
    const second = time % DAY;
    if (time - second !== day) {
      day = time - second;
      text = new Date(day * 1000).toISOString().slice(0, 10);
    }
    const minute = Math.floor(second / 60);
    return `${text} ${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:${twoDigits(second % 60)}`;
  };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}
