import { expect, test } from 'vitest';
import { spreadsheetText } from '../../src/report/spreadsheet-text.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', "'\r=1"],
  ['\n=1', "'\n=1"],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  ['2014-12', '2014-12'],
  ["'quoted'", "'quoted'"],
  ['', ''],
])('spreadsheetText(%j) is %j', (text, safe) => {
  expect(spreadsheetText(text)).toBe(safe);
});
