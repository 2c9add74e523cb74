import { expect, test } from 'vitest';
import {
  type FormattedType,
  formatForType,
  typeOfUnit,
} from '../../../src/base/format/format-for-type.ts';
import type { FormatName } from '../../../src/base/format/formatter.ts';
import type { ColumnType } from '../../../src/metrics/definitions/table-definition.ts';

test.each<[FormattedType, prose: FormatName, table: FormatName]>([
  ['text', 'text', 'text'],
  ['date', 'date', 'date'],
  ['timestamp', 'date', 'date'],
  ['count', 'integer', 'integer'],
  ['number', 'number', 'number'],
  ['flag', 'integer', 'integer'],
  ['money', 'money', 'money_exact'],
  ['money_average', 'money', 'money_exact'],
  ['rate', 'percent', 'percent'],
  ['change', 'change', 'change'],
])('formatForType(%s) is %s in prose and %s in a table', (type, prose, table) => {
  // Fails the type check when metrics get a column type that has no format.
  const columnType: Exclude<ColumnType, 'by_unit'> = type;
  expect(formatForType(columnType)).toBe(prose);
  expect(formatForType(columnType, 'table')).toBe(table);
});

test.each([
  ['count', 'count'],
  ['number', 'number'],
  ['rate', 'rate'],
  ['usd', 'money'],
  ['jpy', 'money'],
])('typeOfUnit(%s) is %s', (unit, type) => {
  expect(typeOfUnit(unit)).toBe(type);
});
