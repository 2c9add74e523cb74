import { csvParseRows } from 'd3-dsv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scanRecords } from '../../../src/shop/tables/record-scanner.ts';

test.each([
  ['a,b\nc,d\n', { end: 8, records: 2 }],
  ['a,b\nc,d', { end: 4, records: 1 }],
  ['a\r\nb\r\n', { end: 6, records: 2 }],
  ['a\rb\rc', { end: 4, records: 2 }],
  // Its LF may follow in the next bytes.
  ['a\rb\r', { end: 2, records: 1 }],
  ['"a\nb",c\n', { end: 8, records: 1 }],
  ['"a""\n""b"\n', { end: 10, records: 1 }],
  // A quote within an unquoted field is a character like others.
  ['a"b\nc\n', { end: 6, records: 2 }],
  ['\n\n', { end: 2, records: 2 }],
  ['', { end: 0, records: 0 }],
])('scanRecords(%j) ends its records where they end', (text, expected) => {
  expect(scanRecords(Buffer.from(text))).toEqual({
    ...expected,
    endsInQuotes: false,
    afterQuote: -1,
  });
});

test.each([
  ['a\n"b', { end: 2, records: 1, endsInQuotes: true, afterQuote: -1 }],
  ['a\n"b""\nc', { end: 2, records: 1, endsInQuotes: true, afterQuote: -1 }],
  ['a\n"b"x\n', { end: 2, records: 1, endsInQuotes: false, afterQuote: 5 }],
])('scanRecords(%j) tells what is wrong with quotes', (text, expected) => {
  expect(scanRecords(Buffer.from(text))).toEqual(expected);
});

test('scanRecords(bytes) counts the records that d3-dsv finds, in any text of commas, quotes and line ends', () => {
  const anyText = fc.string({
    unit: fc.constantFrom('a', ',', '"', '\n', '\r', ' ', 'é'),
    maxLength: 24,
  });
  fc.assert(
    fc.property(anyText, (content) => {
      const text = `${content}\n`;
      const scan = scanRecords(Buffer.from(text));
      fc.pre(!scan.endsInQuotes && scan.afterQuote < 0);
      expect(scan.records).toBe(csvParseRows(text).length);
    }),
    { seed: 1, numRuns: 2000 },
  );
});
