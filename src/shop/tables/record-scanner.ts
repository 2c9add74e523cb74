/**
 * Where records end in the bytes of a CSV, with quotes seen as d3-dsv sees them: a quote opens only at a field's start, a doubled
 * quote inside is a quote, and LF, CR or CRLF outside of quotes end a record. All these are ASCII, so no character is ever cut.
 */

const QUOTE = 34;
const COMMA = 44;
const LF = 10;
const CR = 13;

export interface RecordScan {
  /** Offset behind the last record that surely ends in these bytes; 0 when none does. */
  end: number;
  /** Records that end before `end`. */
  records: number;
  /** The bytes end within a quoted field. */
  endsInQuotes: boolean;
  /** Offset of a byte that follows a closing quote and is neither the delimiter nor a line end; -1 when there is none. */
  afterQuote: number;
}

/** Scans bytes that begin at a record's start, whose fields the delimiter's byte parts. A CR as the very last byte ends nothing yet: its LF may follow. */
export function scanRecords(bytes: Uint8Array, delimiter: number = COMMA): RecordScan {
  const { length } = bytes;
  let end = 0;
  let records = 0;
  let at = 0;
  while (at < length) {
    const byte = bytes[at]!;
    // Nearly every byte leaves here: all letters, digits and commas are above the quote.
    if (byte > QUOTE) at++;
    else if (byte === LF || byte === CR) {
      at++;
      if (byte === CR && at === length) break;
      if (byte === CR && bytes[at] === LF) at++;
      end = at;
      records++;
    } else if (byte === QUOTE && startsField(bytes, at, end, delimiter)) {
      at = behindQuotes(bytes, at + 1);
      if (at > length) return { end, records, endsInQuotes: true, afterQuote: -1 };
      if (at < length && !endsField(bytes[at]!, delimiter)) {
        return { end, records, endsInQuotes: false, afterQuote: at };
      }
    } else at++;
  }
  return { end, records, endsInQuotes: false, afterQuote: -1 };
}

function startsField(
  bytes: Uint8Array,
  at: number,
  recordStart: number,
  delimiter: number,
): boolean {
  return at === recordStart || bytes[at - 1] === delimiter;
}

function endsField(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === LF || byte === CR;
}

/** Offset behind the quote that closes; beyond the length when none does. */
function behindQuotes(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let at = from;
  while (at < length) {
    if (bytes[at++] !== QUOTE) continue;
    if (bytes[at] !== QUOTE) return at;
    at++;
  }
  return length + 1;
}
