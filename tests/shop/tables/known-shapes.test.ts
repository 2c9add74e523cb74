import { describe, expect, test } from 'vitest';
import { columnBuilder } from '../../../src/shop/tables/column-builders.ts';
import { knownShape, plainShape } from '../../../src/shop/tables/known-shapes.ts';
import type { InputType } from '../../../src/shop/tables/schema.ts';

const SHAPES: readonly (readonly [InputType, string, ...string[]])[] = [
  ['id', 'empty', '', 'NULL', '\\N'],
  ['money', 'line-break', '49.99\n2,2014-03-05 13:09:00', '1\r2'],
  ['timestamp', 'hashes', '########'],
  ['money', 'spreadsheet-error', '#N/A', '#DIV/0!'],
  ['id', 'formula', '="123"', '=1+1'],
  ['timestamp', 'quotes', "'2014-03-05 13:09:00'", '“2014-03-05 13:09:00”'],
  ['id', 'apostrophe', "'123"],
  ['id', 'blanks', ' 1', '1 ', '\u00a01'],
  ['timestamp', 'date-of-spreadsheet', '3/19/2012 8:04', '19.03.2012 08:04:11', '3/19/12'],
  ['timestamp', 'date-of-spreadsheet', '06-04-2012 11:32', '3/19/2012 8:04:00 PM'],
  ['date', 'date-of-spreadsheet', '3/19/2012', '19.03.12'],
  ['timestamp', 'minutes-of-spreadsheet', '42:16.0', '08:04', '8:04:11 AM'],
  ['timestamp', 'time-with-zone', '2012-03-19T08:04:16Z', '2012-03-19 08:04:16.5+02:00'],
  ['timestamp', 'time-with-zone', '2012-03-19 08:04:16 UTC', '2012-03-19 08:04:16+00'],
  ['timestamp', 'day-alone', '2012-03-19'],
  ['timestamp', 'minutes-alone', '2012-03-19 08:04'],
  ['timestamp', 'zero-date', '0000-00-00 00:00:00'],
  ['timestamp', 'impossible-time', '2014-02-29 00:00:00', '1899-12-30 00:00:00.000'],
  ['timestamp', 'year-first', '2012/3/19 8:04', '2012.03.19 08:04:16'],
  ['timestamp', 'seconds-since-1970', '1332144256', '1332144256.5'],
  ['timestamp', 'fractions-since-1970', '1332144256000', '1332144256000000'],
  ['timestamp', 'compact-time', '20120319', '20120319T080416Z', '20120319080416'],
  ['timestamp', 'day-number', '40987.3363', '40987'],
  ['timestamp', 'month-in-words', '19-Mar-12', 'Mon Mar 19 2012 08:04:16 GMT+0100'],
  ['id', 'whole-with-decimals', '4.', '7,0'],
  ['id', 'scientific', '1.23E+05', '9e15', '1,23E+05'],
  ['id', 'uuid', '6ba7b810-9dad-11d1-80b4-00c04fd430c8', '6ba7b8109dad11d180b400c04fd430c8'],
  ['id', 'separated-thousands', '1,234', '1 234 567'],
  ['id', 'huge-whole', '9007199254740993'],
  ['id', 'negative', '-1'],
  ['id', 'id-with-letters', '#1001', 'gid://shopify/Order/12', 'u_12'],
  ['money', 'parts-of-cents', '71.91000000000001', '0.125'],
  ['money', 'decimal-comma', '49,99', '49,9'],
  ['money', 'separated-thousands', '1,049.99', '1.049,99', "1'049", '1,049'],
  ['money', 'currency', '$49.99', '49.99 €', 'USD 49.99', '49,00 kr.', '49 EUR', 'kr 5'],
  ['money', 'negative', '-49.99', '(49.99)', '49.99-'],
  ['money', 'bare-point', '49.', '.99'],
  ['money', 'no-number', 'inf', '-Infinity'],
  ['id', 'null-word', 'nan', 'None', 'null', 'N/A', '(not set)', '-'],
  ['money', 'scientific', '4.9E+01'],
  ['flag', 'flag-in-words', 'wahr', 'no', 'Y'],
  ['flag', 'flag-in-bits', "b'1'", '0x01'],
  ['flag', 'whole-with-decimals', '1.0'],
  ['text', 'empty', ''],
  ['optional-text', 'line-break', 'a\nb'],
  ['text', 'long-text', 'x'.repeat(40_000)],
];

const CASES = SHAPES.flatMap(([type, id, ...cells]) =>
  cells.map((cell) => [type, cell, id] as const),
);

describe('knownShape(type, cell) recognises', () => {
  test.each(CASES)('%s %j as %s', (type, cell, id) => {
    expect(knownShape(type, cell)?.id).toBe(id);
    // Only what the reader refuses is ever looked up.
    expect(columnBuilder({ name: 'any', type }).append(cell)).toBe(false);
  });

  test.each<[InputType, string]>([
    ['id', 'elephant'],
    ['money', 'free'],
    ['timestamp', '!'],
    ['flag', '2'],
    ['text', 'a\u0008b'],
    ['timestamp', '9'.repeat(100_000)],
  ])('nothing in %s %j', (type, cell) => {
    expect(knownShape(type, cell)).toBeUndefined();
  });
});

test('a hint ends in a full stop, and an apposition does not', () => {
  for (const [type, cell] of CASES) {
    const { is, hint } = knownShape(type, cell)!;
    expect(hint).toMatch(/^[A-Z].*\.$/);
    expect(is).toMatch(/[^.]$/);
  }
});

test('plainShape(cell) writes runs of digits as 9 and of letters as a', () => {
  expect(plainShape('Bestellung 1203/ä-77')).toBe('a 9/a-9');
  expect(plainShape(`${'1x'.repeat(30)}`)).toBe('9a'.repeat(20));
});
