import { describe, expect, test } from 'vitest';
import {
  parseFlag,
  parseMoney,
  parseWhole,
  TimestampParser,
} from '../../../src/shop/tables/parse-values.ts';

const { NaN: none } = Number;

describe('parseWhole(text)', () => {
  test.each([
    ['0', 0],
    ['42', 42],
    ['007', 7],
    ['9007199254740991', 2 ** 53 - 1],
    ['9007199254740992', none],
    ['99999999999999999999', none],
    ['', none],
    ['-1', none],
    ['+1', none],
    ['1.0', none],
    ['1e3', none],
    [' 1', none],
    ['1,000', none],
    ['0x10', none],
    ['١', none],
  ])('of %j is %s', (text, expected) => {
    expect(parseWhole(text)).toBe(expected);
  });
});

describe('parseFlag(text)', () => {
  test.each([
    ['0', 0],
    ['1', 1],
    ['2', none],
    ['', none],
    ['true', none],
    ['01', none],
  ])('of %j is %s', (text, expected) => {
    expect(parseFlag(text)).toBe(expected);
  });
});

describe('parseMoney(text) in cents', () => {
  test.each([
    ['49.99', 4999],
    ['49.9', 4990],
    ['49', 4900],
    ['0', 0],
    ['0.01', 1],
    ['1.15', 115],
    ['90071992547409.91', 2 ** 53 - 1],
    ['90071992547409.92', none],
    ['49.999', none],
    ['49.', none],
    ['.99', none],
    ['', none],
    ['.', none],
    ['-1', none],
    ['1e2', none],
    ['49,99', none],
    ['1,000.00', none],
    ['$49', none],
    ['49.9a', none],
    ['4.9.9', none],
    ['Infinity', none],
  ])('of %j is %s', (text, expected) => {
    expect(parseMoney(text)).toBe(expected);
  });
});

describe('TimestampParser.parse(text)', () => {
  test.each([
    ['1990-01-01 00:00:00', 631_152_000],
    ['2014-09-16 23:59:59', 1_410_911_999],
    ['2014-09-16T23:59:59', 1_410_911_999],
    ['2012-02-29 12:00:00', 1_330_516_800],
    ['2100-12-31 00:00:00', 4_133_894_400],
    ['2013-02-29 12:00:00', none],
    ['2014-04-31 00:00:00', none],
    ['2014-00-10 00:00:00', none],
    ['2014-13-10 00:00:00', none],
    ['2014-10-00 00:00:00', none],
    ['1989-12-31 00:00:00', none],
    ['2101-01-01 00:00:00', none],
    ['9999-01-01 00:00:00', none],
    ['2014-09-16 24:00:00', none],
    ['2014-09-16 23:60:00', none],
    ['2014-09-16 23:59:60', none],
    ['2014-09-16', none],
    ['2014-09-16 23:59', none],
    ['2014-09-16 23:59:59Z', none],
    ['2014-09-16 23:59:59.5', none],
    ['2014/09/16 23:59:59', none],
    ['16-09-2014 23:59:59', none],
    ['2014-09-16_23:59:59', none],
    ['2014-09-16 23.59.59', none],
    ['2014-09-1a 23:59:59', none],
    ['2014-09-16 2a:59:59', none],
  ])('of %j is %s', (text, expected) => {
    expect(new TimestampParser().parse(text)).toBe(expected);
  });

  test('forgets a day when another follows, and an impossible one too', () => {
    const parser = new TimestampParser();
    const times = ['2014-03-30 01:00:00', '2014-02-30 01:00:00', '2014-03-30 01:00:01'];
    // 2014-03-30 01:00:00 is 1,396,141,200 seconds after 1970 began.
    expect(times.map((time) => parser.parse(time))).toEqual([1_396_141_200, none, 1_396_141_201]);
  });
});
