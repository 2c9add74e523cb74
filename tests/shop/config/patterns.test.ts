import { describe, expect, test } from 'vitest';
import {
  conditionSql,
  matchesAny,
  matchesCondition,
  sqlText,
} from '../../../src/shop/config/patterns.ts';

describe('matchesAny(text, patterns) takes a literal, or a beginning that ends in *', () => {
  test.each([
    ['/billing', ['/billing'], true],
    ['/billing-2', ['/billing'], false],
    ['/billing-2', ['/billing*'], true],
    ['anything', ['*'], true],
    ['/cart', ['/home', '/cart'], true],
    ['/cart', [], false],
  ])('%s against %j is %s', (text, patterns, expected) => {
    expect(matchesAny(text, patterns)).toBe(expected);
  });
});

describe('matchesCondition(text, condition) and conditionSql(column, condition) mean the same', () => {
  test.each([
    ['undefined always holds', null, undefined, true, undefined],
    ['null wants an empty field', null, null, true, 'c is null'],
    ['null refuses a text', 'x', null, false, 'c is null'],
    ['a pattern refuses an empty field', null, ['x'], false, "c = 'x'"],
    ['* wants any text', 'x', ['*'], true, 'c is not null'],
    ['a beginning', 'xyz', ['xy*'], true, "substring(c from 1 for 2) = 'xy'"],
    // The SQL standard counts characters, where JavaScript counts two for a character beyond U+FFFF.
    ['a beginning beyond U+FFFF', '🧸bear', ['🧸b*'], true, "substring(c from 1 for 2) = '🧸b'"],
    ['one of several', 'b', ['a', 'b'], true, "(c = 'a' or c = 'b')"],
  ] as const)('%s', (_label, text, condition, holds, sql) => {
    expect(matchesCondition(text, condition as string[] | null | undefined)).toBe(holds);
    expect(conditionSql('c', condition as string[] | null | undefined)).toBe(sql);
  });
});

test('sqlText(text) doubles quotes', () => {
  expect(sqlText("O'Hare")).toBe("'O''Hare'");
});
