import { describe, expect, test } from 'vitest';
import type { RowOf } from '../../../src/figures/figure.ts';
import { tableData } from '../../../src/figures/parts/data-columns.ts';
import { emptyRow, numberIn, type Row, textIn } from '../../../src/figures/parts/periods.ts';
import { tinyContext } from '../tiny-context.ts';

const context = tinyContext();
const quarters = context.table('performance_by_quarter');
const [row] = quarters.rows;
const unknown: Row = row!;

test('every figure of the catalogue is tested on rows that refuse a column which their table does not have', () => {
  expect(() => unknown.gross_margn).toThrow('a figure reads the column "gross_margn"');
});

describe('a column that a row does not have', () => {
  test.each([
    ['numberIn', () => numberIn(unknown, 'gross_margn')],
    ['textIn', () => textIn(unknown, 'gross_margn')],
    [
      'tableData',
      () => tableData(context, quarters, { gross_margn: 'Margin' }, [unknown] as readonly Row[]),
    ],
  ])('is refused by %s, which names it', (_name, read) => {
    expect(read).toThrow(RangeError);
    expect(read).toThrow('gross_margn');
  });

  test('is answered with the nearest that it has', () => {
    expect(() => numberIn(unknown, 'gross_margn')).toThrow('Did you mean "gross_margin"');
  });

  test('does not compile where the table is known', () => {
    // @ts-expect-error no table is called so
    expect(() => context.table('performance_by_quater').rows.map((each) => each)).not.toThrow();
    // @ts-expect-error the table has no such column
    expect(() => numberIn(row!, 'gross_margn')).toThrow(RangeError);
    // @ts-expect-error nor for a direct reader
    expect(() => row!.gross_margn).toThrow(RangeError);
    // @ts-expect-error nor for a label
    expect(() => tableData(context, quarters, { gross_margn: 'Margin' })).toThrow(RangeError);
    const known: RowOf<'products'> | undefined = context.table('products').rows[0];
    expect(known).toBeUndefined();
  });
});

test('a column without a value is none: null and empty', () => {
  const empty = emptyRow(quarters);
  expect(numberIn(empty, 'gross_margin')).toBeNull();
  expect(textIn(empty, 'period')).toBe('');
  expect(numberIn(row!, 'sessions')).toBe(400);
});
