import { isUtf8 } from 'node:buffer';
import { DELIMITERS } from './delimiters.ts';
import { quoteFound } from './file-errors.ts';
import { UnreadableFile } from './read-bytes.ts';
import { type RecordScan, scanRecords } from './record-scanner.ts';

/** A record longer than this is no row of the six tables; without a limit one lost quote would take the file into memory. */
const LONGEST_RECORD_BYTES = 16 * 1024 * 1024;

const CLOSE_QUOTE =
  'Write a quote within a quoted field as two quotes, and close each quoted field.';

/** Some whole records as text, ready for d3-dsv. */
export interface RecordChunk {
  text: string;
  /** Row number of the chunk's first record, the header being row 1. */
  firstRow: number;
  /** What parts the fields of all records. */
  delimiter: string;
}

/** A header is shorter; a file without a line end is not searched to its end for one. */
const LONGEST_HEADER = 64 * 1024;

/**
 * Cuts a stream of bytes at record ends and decodes it. A byte order mark is dropped. Throws `UnreadableFile` for what is not UTF-8,
 * holds NUL bytes, is empty, or whose quotes do not close. `file` stands in the problems; `delimiterOf` tells the delimiter by the first line.
 */
export async function* recordChunks(
  source: AsyncIterable<Buffer>,
  file: string,
  delimiterOf: (header: string) => string,
): AsyncGenerator<RecordChunk> {
  let pending: Buffer = Buffer.alloc(0);
  let firstRow = 1;
  let isStart = true;
  let delimiter: string | undefined;
  for await (const bytes of source) {
    pending = pending.length === 0 ? bytes : Buffer.concat([pending, bytes]);
    if (isStart) {
      if (pending.length < 3) continue;
      pending = withoutByteOrderMark(pending);
      isStart = false;
    }
    delimiter ??= firstLine(pending, delimiterOf);
    if (delimiter === undefined) continue;
    const scan = scanRecords(pending, delimiter.charCodeAt(0));
    if (scan.afterQuote >= 0) throw textAfterQuote(pending, scan, file, firstRow, delimiter);
    const records = pending.subarray(0, scan.end);
    if (records.length > 0) yield { text: decode(records, file, firstRow), firstRow, delimiter };
    firstRow += scan.records;
    pending = pending.subarray(scan.end);
    if (pending.length > LONGEST_RECORD_BYTES) throw endlessRecord(scan, file, firstRow);
  }
  if (firstRow === 1 && pending.length === 0) throw emptyFile(file);
  delimiter ??= ',';
  if (pending.length > 0)
    yield { text: lastText(pending, file, firstRow, delimiter), firstRow, delimiter };
}

/** What a function says of the first line; undefined while the line may go on. */
function firstLine<T>(bytes: Buffer, say: (line: string) => T): T | undefined {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13);
  if (end < 0 && bytes.length < LONGEST_HEADER) return undefined;
  return say(bytes.toString('utf8', 0, end < 0 ? LONGEST_HEADER : end));
}

/** The last record where the file does not end in a line end, or ends in a CR. */
function lastText(pending: Buffer, file: string, firstRow: number, delimiter: string): string {
  const scan = scanRecords(pending, delimiter.charCodeAt(0));
  if (scan.afterQuote >= 0) throw textAfterQuote(pending, scan, file, firstRow, delimiter);
  if (scan.endsInQuotes) {
    const row = firstRow + scan.records;
    throw new UnreadableFile({
      kind: 'unterminated-quote',
      file,
      row,
      message: 'a quoted field begins in this row and the file ends before it is closed',
      hint: CLOSE_QUOTE,
    });
  }
  return decode(pending, file, firstRow);
}

function withoutByteOrderMark(bytes: Buffer): Buffer {
  const [first, second, third] = bytes;
  return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
}

function decode(bytes: Buffer, file: string, firstRow: number): string {
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw nulByte(bytes, nul, file, firstRow);
  if (!isUtf8(bytes)) throw notUtf8(bytes, file, firstRow);
  return bytes.toString('utf8');
}

function nulByte(bytes: Buffer, nul: number, file: string, firstRow: number): UnreadableFile {
  const isPadding = bytes.length - nul > 1 && bytes.subarray(nul).every((byte) => byte === 0);
  return new UnreadableFile({
    kind: 'nul-byte',
    file,
    row: rowAt(bytes, nul, firstRow),
    message: isPadding
      ? 'from this row on the file holds NUL bytes alone, as a download or copy leaves that was not finished, or a disk that was full'
      : 'there is a NUL byte in this row: the file is damaged, or is not text in UTF-8',
    hint: isPadding ? 'Download or export it again.' : 'Export it again as CSV UTF-8.',
    cause: `nul-byte ${isPadding}`,
  });
}

function notUtf8(bytes: Buffer, file: string, firstRow: number): UnreadableFile {
  // The replacement character that the decoder puts in marks the first bad byte, unless the data hold that character themselves.
  const text = bytes.toString('utf8');
  const before = Buffer.byteLength(text.slice(0, text.indexOf('\ufffd')), 'utf8');
  const excerpt = bytes.subarray(before, before + 12).toString('latin1');
  return new UnreadableFile({
    kind: 'not-utf-8',
    file,
    row: rowAt(bytes, before, firstRow),
    expected: 'text in UTF-8',
    found: `bytes that are not, which read ${quoteFound(excerpt)} in Latin-1`,
    hint: 'Save it as CSV UTF-8. If these letters are right, the file is in Latin-1 or Windows-1252.',
    cause: 'not-utf-8',
  });
}

function textAfterQuote(
  bytes: Buffer,
  scan: RecordScan,
  file: string,
  firstRow: number,
  delimiter: string,
): UnreadableFile {
  const text = bytes.subarray(scan.afterQuote, scan.afterQuote + 240).toString('utf8');
  return new UnreadableFile({
    kind: 'text-after-quote',
    file,
    row: firstRow + scan.records,
    expected: `a ${DELIMITERS.get(delimiter)} or the end of the row after a closing quote`,
    found: quoteFound(text),
    hint: CLOSE_QUOTE,
  });
}

function endlessRecord(scan: RecordScan, file: string, row: number): UnreadableFile {
  return new UnreadableFile({
    kind: 'endless-row',
    file,
    row,
    message: scan.endsInQuotes
      ? 'a quoted field begins in this row and is not closed within 16 MB'
      : 'the row does not end within 16 MB',
    hint: scan.endsInQuotes ? CLOSE_QUOTE : 'Export it again, one row a line.',
  });
}

function emptyFile(file: string): UnreadableFile {
  return new UnreadableFile({
    kind: 'empty-file',
    file,
    message: 'the file is empty',
    hint: 'Export the table again, with its header row.',
    cause: 'empty-file',
  });
}

function rowAt(bytes: Buffer, offset: number, firstRow: number): number {
  return firstRow + scanRecords(bytes.subarray(0, offset)).records;
}
