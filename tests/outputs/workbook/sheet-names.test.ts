import { expect, test } from 'vitest';
import { sheetNames } from '../../../src/outputs/workbook/sheet-names.ts';

const LONG = 'a_table_whose_name_is_longer_than_allowed';

test.each<[string, string[], string[]]>([
  ['keeps an id that fits', ['kpis', 'growth'], ['kpis', 'growth']],
  [
    'cuts long ids at 31 characters and tells them apart',
    [LONG, `${LONG}_too`, `${LONG}_three`],
    [
      'a_table_whose_name_is_longer_th',
      'a_table_whose_name_is_longer_~2',
      'a_table_whose_name_is_longer_~3',
    ],
  ],
  [
    'avoids the names that are taken, without case',
    ['about', 'COLUMNS', 'history', 'a', 'A'],
    ['about~2', 'COLUMNS~2', 'history~2', 'a', 'A~2'],
  ],
  ['replaces characters that no sheet’s name may hold', ["a/b'c"], ['a_b_c']],
])('sheetNames(ids) %s', (_label, ids, names) => {
  expect(sheetNames(ids)).toEqual(names);
});
